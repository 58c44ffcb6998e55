// The pieces of the page that follow the View: facet rows, chips, counts, legend.
"use strict";

(function (lutu) {
  const { h } = lutu;

  lutu.symbol = function (kind, precision) {
    const { group, mark } = lutu.config.style.kinds[kind];
    return h("Span", { className: `sym sym-${group}${precision === "county" ? " is-hollow" : ""}`, "aria-hidden": "true" }, h("Span", {}, mark));
  };

  // Options of one facet, each with its count; words that are nowhere in the data are left out.
  lutu.options = function (facet, counts, everywhere) {
    return facet.words
      .filter((word) => everywhere[word])
      .map((word) => {
        const n = counts[word] || 0;
        const symbol = facet.name === "kind" ? [lutu.symbol(word)] : [];
        const label = h("Span", { className: `row${n ? "" : " is-none"}` }, [
          ...symbol,
          h("Span", { className: "row-name" }, lutu.label(facet.name, word)),
          h("Span", { className: "row-count" }, String(n)),
        ]);
        return { value: word, label };
      });
  };

  lutu.chips = function (view) {
    const { rule } = lutu.config;
    const chip = (action, value, facet, text) =>
      h("Button", { ...lutu.act(action, value), className: "chip", title: lutu.say("chips.remove") }, [
        h("Span", { className: "chip-facet" }, facet),
        text,
        h("Span", { className: "chip-x", "aria-hidden": "true" }, "×"),
        h("Span", { className: "sr" }, lutu.say("chips.remove")),
      ]);
    const chips = rule.facets.flatMap((facet) =>
      (view.chosen[facet.name] || []).map((word) =>
        chip("unchoose", `${facet.name}:${word}`, lutu.say(`facet.${facet.name}`), lutu.label(facet.name, word)),
      ),
    );
    if (view.text) chips.push(chip("untext", "", lutu.say("facet.text"), view.text));
    if (!chips.length) return [];
    return [...chips, h("Button", { ...lutu.act("clear", ""), className: "chip chip-clear" }, lutu.say("chips.clear"))];
  };

  // A message over the map that the reader can put away.
  lutu.notice = (text) => [h("Span", {}, text), h("Button", { ...lutu.act("dismiss", ""), className: "notice-x", "aria-label": lutu.say("app.close") }, "×")];

  lutu.tally = function (shown) {
    const cityOnly = shown.filter(({ properties }) => properties.precision === "city").length;
    const total = h("Strong", {}, lutu.say("count.shown", { n: shown.length }));
    return cityOnly ? [total, h("Span", {}, lutu.say("count.city", { n: cityOnly }))] : [total];
  };

  // Only what is on the map: kinds by group with counts, then the precision key.
  lutu.legend = function (shown, view) {
    const perKind = {};
    const precisions = new Set();
    for (const { properties } of shown) {
      perKind[properties.kind] = (perKind[properties.kind] || 0) + 1;
      precisions.add(properties.precision);
    }
    const { kinds, groups } = lutu.config.style;
    const blocks = Object.entries(groups)
      .map(([group, { label }]) => {
        const rows = Object.keys(kinds)
          .filter((kind) => kinds[kind].group === group && perKind[kind])
          .map((kind) =>
            h("Li", {}, [
              lutu.symbol(kind),
              h("Span", { className: "row-name" }, lutu.label("kind", kind)),
              h("Span", { className: "row-count" }, String(perKind[kind])),
            ]),
          );
        return rows.length ? h("Div", { className: "legend-group" }, [h("H3", {}, label), h("Ul", {}, rows)]) : null;
      })
      .filter(Boolean);
    const keys = ["site", "locality", "county"]
      .filter((precision) => precisions.has(precision))
      .map((precision) => h("Li", {}, [h("Span", { className: `key key-${precision}`, "aria-hidden": "true" }), lutu.say(`legend.${precision}`)]));
    if (precisions.has("city")) keys.push(h("Li", {}, [h("Span", { className: "key key-city", "aria-hidden": "true" }, "8"), lutu.say("legend.count")]));
    if (precisions.size > (precisions.has("city") ? 1 : 0)) {
      keys.push(h("Li", {}, [h("Span", { className: "key key-more", "aria-hidden": "true" }, "+5"), lutu.say("legend.more")]));
    }
    if (view.layers.includes("cores")) keys.push(h("Li", {}, [h("Span", { className: "key key-core", "aria-hidden": "true" }), lutu.say("legend.core")]));
    if (view.layers.includes("circles")) {
      for (const [circle, colour] of Object.entries(lutu.config.style.circles)) {
        keys.push(h("Li", {}, [h("Span", { className: "key key-circle", style: { backgroundColor: colour } }), lutu.label("circle", circle)]));
      }
    }
    return [...blocks, h("Div", { className: "legend-group" }, [h("H3", {}, lutu.say("legend.precision")), h("Ul", { className: "legend-keys" }, keys)])];
  };
})(window.lutu);
