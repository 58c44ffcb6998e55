// The window.lutu namespace: configuration, words, and building elements.
"use strict";
window.lutu = window.lutu || {};

(function (lutu) {
  lutu.config = null; // set once by lutu.start, from the store that the server fills
  lutu.facilities = []; // GeoJSON features, fetched once
  lutu.roles = []; // what the plans make of each city, fetched once
  lutu.corridors = []; // routes that leave the province, fetched once
  lutu.overseas = []; // zones and projects abroad, fetched once
  lutu.unplaced = []; // what the plans name without a place
  lutu.ground = []; // named seas and neighbours around the province
  lutu.ringed = []; // ids that the page which compares wants marked
  lutu.map = null; // the Leaflet map, caught when it is made

  // Words of the interface, with {name} places filled in.
  lutu.say = function (key, values) {
    return lutu.config.words[key].replace(/\{(\w+)\}/g, (_, name) => (values || {})[name]);
  };

  lutu.label = (facet, word) => lutu.config.labels[facet][word] || word;
  lutu.english = () => lutu.config.lang === "en";
  lutu.nameOf = (feature) => feature.properties[lutu.english() ? "name_en" : "name"];

  // An element of a list, legend or panel. Plain DOM, because hundreds of Dash components cost seconds to follow a
  // filter; children are only ever text nodes and elements, so data never becomes markup.
  lutu.h = function (type, props, children) {
    const element = document.createElement(type);
    for (const [name, value] of Object.entries(props)) {
      if (name === "className") element.className = value;
      else element.setAttribute(name, value);
    }
    element.append(...[children === undefined ? [] : children].flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  // Put elements (or text) into the element with an id, in place of what it held.
  lutu.fill = (id, children) => document.getElementById(id).replaceChildren(...[children].flat());

  // Whether keys belong to what holds the focus, because it takes text; a box to tick or a slider takes none.
  lutu.typing = (element) => Boolean(element.closest("input:not([type=checkbox], [type=radio], [type=range], [type=file]), select, textarea"));

  // Clicks on anything with data-act are handled in one place (75-clicks.js), so lists need no callbacks of their own.
  lutu.act = (action, value, extra) => ({ "data-act": action, "data-value": value, ...extra });

  // Map panes and React trees come and go; the map itself is caught once, when Leaflet makes it.
  L.Map.addInitHook(function () {
    lutu.map = this;
  });
})(window.lutu);
