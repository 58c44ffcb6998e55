// The pointer: what lies under it is named, and opened by a click.
"use strict";

(function (lutu) {
  const MOST_TOLD = 9;

  // The lines of the tip: a name, or a head with the names of several things, as many as can be read at a glance.
  function several(head, features) {
    const rest = features.length - MOST_TOLD;
    const names = features.slice(0, MOST_TOLD).map(lutu.nameOf);
    return [head, ...names.map((name) => `· ${name}`), rest > 0 ? lutu.say("tip.rest", { n: rest }) : ""].filter(Boolean);
  }

  function tellCity({ adcode, label, count }) {
    const roles = lutu.lit[adcode] || lutu.rolesOf(adcode);
    const head = count || !roles.length ? lutu.say("map.city", { name: label, n: count || 0 }) : label;
    return roles.length ? [head, ...several(lutu.say("tip.roles", { n: roles.length }), roles)] : [head];
  }

  // Lines of words for what is under the pointer; the first may stand as a title.
  lutu.told = function (under) {
    if (under.feature) return [lutu.nameOf(under.feature)];
    if (under.more) return [lutu.say("map.more", { n: under.more.features.length })];
    if (under.province) return [lutu.say("tip.province")];
    if (under.country) return several(lutu.config.countries[under.country.code].name, under.country.features);
    if (under.stop) return several(under.stop[lutu.english() ? "name_en" : "name"], under.stop.features);
    if (under.lines) return under.lines.length > 1 ? several(lutu.say("tip.lines", { n: under.lines.length }), under.lines) : under.lines.map(lutu.nameOf);
    return tellCity(under.city);
  };

  // What the overlay has under the pointer, else the shaded city whose area it is.
  lutu.beneath = function (point) {
    const under = lutu.overlay.under(point);
    if (under || !lutu.hovered) return under;
    const { label } = lutu.config.cities[lutu.hovered];
    const placed = lutu.overlay.scene.cities.find(({ adcode }) => adcode === lutu.hovered);
    return { city: { adcode: lutu.hovered, label, count: placed ? placed.count : 0 } };
  };

  lutu.tell = function (event) {
    const under = lutu.beneath(event.containerPoint);
    const tip = document.getElementById("tip");
    lutu.map.getContainer().style.cursor = under ? "pointer" : "";
    if (!under) {
      tip.hidden = true;
      return;
    }
    lutu.fill("tip", lutu.told(under).map((line) => lutu.h("Div", {}, line)));
    tip.hidden = false;
    const right = event.containerPoint.x > lutu.map.getSize().x - 260;
    tip.style.left = `${event.containerPoint.x + (right ? -14 : 14)}px`;
    tip.style.top = `${event.containerPoint.y + 14}px`;
    tip.classList.toggle("is-left", right);
  };

  lutu.click = function (event) {
    const under = lutu.beneath(event.containerPoint);
    const point = !(under && (under.feature || under.more)) && lutu.dots && lutu.dots.under(event.containerPoint);
    if (point) {
      lutu.openPoint(point);
      return;
    }
    if (!under) return;
    const open = (id) => dash_clientside.set_props("selected", { data: id });
    const choice = under.lines || (under.stop && under.stop.features);
    if (under.province) {
      lutu.goHome();
    } else if (under.country) {
      open(under.country.code);
    } else if (choice && choice.length > 1) {
      lutu.offer(lutu.told(under)[0], choice);
    } else if (choice) {
      open(choice[0].id);
    } else if (under.more) {
      const points = under.more.features.map(({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]]);
      lutu.map.flyToBounds(L.latLngBounds(points).pad(0.3), { maxZoom: lutu.map.getZoom() + 2, duration: 0.4 });
    } else {
      open(under.feature ? under.feature.id : under.city.adcode);
    }
  };
})(window.lutu);
