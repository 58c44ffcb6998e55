// The table: one row for each facility of the map's list; sort by a head, choose columns, pick rows.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const cityName = (code) => lutu.config.cities[code].label;
  const joined = (words) => words.join(lutu.say("join.list"));
  const only = (facet, words) => words.map((word) => h("Button", { ...lutu.act("only", `${facet}:${word}`), className: "link", title: `${lutu.say("facet.only")} ${lutu.label(facet, word)}` }, lutu.label(facet, word)));
  const many = (facet, words) => only(facet, words).flatMap((button, n) => (n ? [lutu.say("join.list"), button] : [button]));

  // Each column: what it sorts by, what it shows; a word in a cell filters everything to that word.
  const COLUMNS = {
    name: { text: lutu.nameOf, cell: (feature) => h("Button", { ...lutu.act("open", feature.id), className: "link" }, lutu.nameOf(feature)) },
    kind: { text: ({ properties: p }) => lutu.label("kind", p.kind), cell: ({ properties: p }) => h("Span", { className: "with-symbol" }, [lutu.symbol(p.kind, p.precision), ...only("kind", [p.kind])]) },
    city: { text: ({ properties: p }) => joined(p.cities.map(cityName)), cell: ({ properties: p }) => many("city", p.cities) },
    county: { text: ({ properties: p }) => (p.county ? lutu.config.counties[p.county].name : "") },
    circle: { text: ({ properties: p }) => joined(p.circles.map((word) => lutu.label("circle", word))), cell: ({ properties: p }) => many("circle", p.circles) },
    sector: { text: ({ properties: p }) => joined(p.sectors.map((word) => lutu.label("sector", word))), cell: ({ properties: p }) => many("sector", p.sectors) },
    plan: { text: ({ properties: p }) => joined(p.plans.map((word) => lutu.label("plan", word))), cell: ({ properties: p }) => many("plan", p.plans) },
    precision: { text: ({ properties: p }) => lutu.label("precision", p.precision), cell: ({ properties: p }) => only("precision", [p.precision]) },
    tier: { text: ({ properties: p }) => (p.tier ? lutu.label("tier", p.tier) : "") },
    status: { text: ({ properties: p }) => (p.status ? lutu.label("status", p.status) : "") },
    target: { text: ({ properties: p }) => (lutu.english() ? p.target_en : p.target) || "" },
    cited: { text: ({ properties: p }) => p.citations.length, number: true },
  };
  const shownColumns = new Set(["name", "kind", "city", "county", "sector", "plan", "precision", "cited"]);
  let order = { by: null, down: false };

  const collator = () => new Intl.Collator(lutu.english() ? "en" : "zh-CN");

  // The rows as the reader sorted them; untouched, in the order of importance.
  function sorted(features) {
    const { by, down } = order;
    if (!by) return features;
    const compare = collator().compare;
    const { text, number } = COLUMNS[by];
    const pairs = features.map((feature) => [text(feature), feature]);
    pairs.sort(([a], [b]) => (number ? a - b : compare(a, b)) * (down ? -1 : 1));
    return pairs.map(([, feature]) => feature);
  }

  function head(name) {
    const state = order.by !== name ? "none" : order.down ? "descending" : "ascending";
    const sign = { none: "↕", ascending: "↑", descending: "↓" }[state];
    const button = h("Button", lutu.act("sort", name), [lutu.say(`table.${name}`), h("Span", { "aria-hidden": "true", className: "sort-sign" }, sign)]);
    return h("Th", { scope: "col", "aria-sort": state, className: `of-${name}${COLUMNS[name].number ? " is-number" : ""}` }, button);
  }

  function box(label, action, value, checked) {
    const input = h("Input", { type: "checkbox", "aria-label": label, ...lutu.act(action, value) });
    input.checked = checked;
    return input;
  }

  function row(feature, picked, columns) {
    const chosen = picked.includes(feature.id);
    const cells = columns.map((name) => {
      const { text, cell, number } = COLUMNS[name];
      const content = cell ? cell(feature) : String(text(feature));
      return h(name === "name" ? "Th" : "Td", { ...(name === "name" ? { scope: "row" } : {}), ...(number ? { className: "is-number" } : {}) }, content);
    });
    return h("Tr", chosen ? { className: "is-picked" } : {}, [h("Td", { className: "is-box" }, box(lutu.say("table.pick", { name: lutu.nameOf(feature) }), "pick", feature.id, chosen)), ...cells]);
  }

  lutu.table = function (shown, view) {
    const columns = Object.keys(COLUMNS).filter((name) => shownColumns.has(name));
    const all = shown.length > 0 && shown.every(({ id }) => view.picked.includes(id));
    return [h("Table", {}, [
      h("Caption", { className: "sr" }, lutu.say("table.caption", { n: shown.length })),
      h("Thead", {}, [
        h("Tr", {}, [h("Td", { className: "is-box" }, box(lutu.say("table.pick.all"), "pickall", "", all)), ...columns.map(head)]),
        h("Tr", { className: "filters" }, [h("Td", { className: "is-box" }, ""), ...lutu.tableFilters(columns, view)]),
      ]),
      h("Tbody", {}, sorted(shown).map((feature) => row(feature, view.picked, columns))),
    ]), shown.length ? "" : h("P", { className: "dock-empty" }, lutu.say("count.none"))];
  };

  lutu.columnChoice = () =>
    h("Details", { className: "columns" }, [
      h("Summary", { className: "button" }, lutu.say("table.columns")),
      h("Div", {}, Object.keys(COLUMNS).filter((name) => name !== "name").map((name) => h("Label", {}, [box(lutu.say(`table.${name}`), "column", name, shownColumns.has(name)), lutu.say(`table.${name}`)]))),
    ]);

  lutu.sortBy = function (name) {
    order = order.by !== name ? { by: name, down: Boolean(COLUMNS[name].number) } : order.down === Boolean(COLUMNS[name].number) ? { by: name, down: !order.down } : { by: null, down: false };
    lutu.showDock();
  };

  lutu.toggleColumn = function (name) {
    if (!shownColumns.delete(name)) shownColumns.add(name);
    lutu.showDock();
  };

  const setPicked = function (ids) {
    const { picked: most } = lutu.config.limits;
    if (ids.length > most) lutu.notice(lutu.say("table.most", { n: most }));
    window.dash_clientside.set_props("picked", { data: ids.slice(0, most) });
  };
  lutu.pick = (id) => setPicked(lutu.view.picked.includes(id) ? lutu.view.picked.filter((other) => other !== id) : [...lutu.view.picked, id]);
  lutu.pickAll = function (shown) {
    const all = shown.every(({ id }) => lutu.view.picked.includes(id));
    setPicked(all ? [] : shown.map(({ id }) => id));
  };
})(window.lutu);
