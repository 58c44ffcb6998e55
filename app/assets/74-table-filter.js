// The row of filters below the heads of the table: they set the View, so map, charts and list follow.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function choice(name, options, value, chosen) {
    const select = h("Select", { id: `filter-${name}`, "aria-label": lutu.say("table.filter", { name: lutu.say(`table.${name}`) }) },
      options.map(([word, label]) => h("Option", { value: word, ...(word === value ? { selected: "" } : {}) }, label)));
    select.addEventListener("change", () => chosen(select.value));
    return select;
  }

  // One word of a facet or all; where several are chosen, that is said and stays until another is taken.
  function ofFacet(name, view, counts) {
    const { words } = lutu.config.rule.facets.find((facet) => facet.name === name);
    const chosen = view.chosen[name] || [];
    const there = words.filter((word) => counts[name][word] || chosen.includes(word));
    const options = [["", lutu.say("table.all")], ...there.map((word) => [word, `${lutu.label(name, word)} ${counts[name][word] || 0}`])];
    if (chosen.length > 1) options.splice(1, 0, ["+", lutu.say("table.some", { n: chosen.length })]);
    return choice(name, options, chosen.length > 1 ? "+" : chosen[0] || "", (word) => word !== "+" && set(`facet-${name}`, { value: word ? [word] : [] }));
  }

  // A county is no facet: it is marked on the map, as by a click.
  function ofCounty(view) {
    const { counties } = lutu.config;
    const marked = view.area && counties[view.area.region] ? view.area.region : "";
    const there = new Set(lutu.passing.map(({ properties }) => properties.county).filter(Boolean));
    if (marked) there.add(marked);
    const options = [...there].sort().map((code) => [code, counties[code].name]);
    return choice("county", [["", lutu.say("table.all")], ...options], marked, (code) => set("area", { data: code ? `region,${code}` : "" }));
  }

  // Taken over with Enter: a table made anew at each letter would break what an input method composes.
  function ofName(view) {
    const input = h("Input", { id: "filter-name", type: "search", value: view.text, maxlength: String(lutu.config.limits.text), placeholder: lutu.say("table.filter.name"), "aria-label": lutu.say("table.filter", { name: lutu.say("table.name") }) });
    input.addEventListener("change", () => set("search", { value: input.value }));
    return input;
  }

  lutu.tableFilters = function (columns, view) {
    const counts = lutu.counts(lutu.inView(lutu.facilities, view), lutu.config.rule, view);
    return columns.map((name) => {
      if (name === "name") return h("Td", { className: "of-name" }, ofName(view));
      if (name === "county") return h("Td", {}, ofCounty(view));
      return h("Td", {}, counts[name] ? ofFacet(name, view, counts) : "");
    });
  };
})(window.lutu);
