// The page as one file: the list of everything on its map, city by city, from which each thing's card opens.
"use strict";

(function (lutu) {
  const { h } = lutu;

  function item(feature) {
    const button = h("Button", { type: "button", className: "item" }, [
      lutu.signOf(feature),
      h("Span", { className: "item-name" }, lutu.nameOf(feature)),
      h("Span", { className: "item-place" }, lutu.asideOf(feature)),
    ]);
    button.addEventListener("click", () => lutu.openId(feature.id, button));
    return h("Li", {}, button);
  }

  function section(title, features) {
    if (!features.length) return [];
    const head = h("Summary", {}, [h("Span", { className: "row-name" }, title), h("Span", { className: "row-count" }, String(features.length))]);
    return [h("Details", { className: "city" }, [head, h("Ul", { className: "items" }, features.map(item))])];
  }

  lutu.fillList = function (shown, beyond) {
    const shared = shown.filter(({ properties }) => properties.cities.length > 1);
    const cities = Object.entries(lutu.config.cities).flatMap(([code, { name }]) =>
      section(name, shown.filter(({ properties }) => properties.cities.length === 1 && properties.cities[0] === code)),
    );
    const others = ["networks", "corridors", "abroad"].flatMap((name) => section(lutu.say(`list.${name}`), beyond[name]));
    const all = [...others, ...cities, ...section(lutu.say("list.shared"), shared)];
    const open = new Set([...document.querySelectorAll("#list details[open] .row-name")].map(({ textContent }) => textContent));
    lutu.fill("list", all.length ? all : h("P", { className: "kicker" }, lutu.say("count.none")));
    for (const details of document.querySelectorAll("#list details")) details.open = all.length === 1 || open.has(details.querySelector(".row-name").textContent);
  };
})(window.lutu);
