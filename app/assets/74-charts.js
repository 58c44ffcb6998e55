// The charts: how many there are by circle, city, plan, sector, kind and precision; a bar chooses its word.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const SHORT = ["circle", "plan", "precision"]; // one above the other, beside the long ones
  const LONG = ["city", "sector", "kind"];

  function bar(facet, word, n, most, chosen) {
    const name = lutu.label(facet, word);
    const props = { ...lutu.act("toggle", `${facet}:${word}`), className: "bar-row", "aria-pressed": String(chosen) };
    return h("Li", {}, h("Button", props, [
      h("Span", { className: "bar-name" }, [facet === "kind" ? lutu.symbol(word) : "", name]),
      h("Span", { className: "bar-track", "aria-hidden": "true" }, h("Span", { className: "bar-fill", style: `width: ${(100 * n) / most}%` })),
      h("Span", { className: "row-count" }, String(n)),
    ]));
  }

  function chart(facet, words, counts, chosen) {
    const there = words.filter((word) => counts[word] || chosen.includes(word));
    const most = Math.max(1, ...there.map((word) => counts[word] || 0));
    const ordered = facet === "precision" || facet === "circle" || facet === "plan" ? there : [...there].sort((a, b) => (counts[b] || 0) - (counts[a] || 0));
    return h("Section", { className: `chart${chosen.length ? " has-choice" : ""}` }, [
      h("H3", {}, lutu.say(`facet.${facet}`)),
      h("Ul", {}, ordered.map((word) => bar(facet, word, counts[word] || 0, most, chosen.includes(word)))),
    ]);
  }

  // Facilities on the map; in each chart the other charts' choices hold, its own does not, so that bars stay to compare.
  lutu.charts = function (view) {
    const { rule } = lutu.config;
    const counts = lutu.counts(lutu.inView(lutu.facilities, view), rule, view);
    const of = (names) => names.map((name) => chart(name, rule.facets.find((facet) => facet.name === name).words, counts[name], view.chosen[name] || []));
    return [h("P", { className: "kicker" }, lutu.say("charts.lead")), h("Div", { className: "charts" }, [h("Div", {}, of(SHORT)), ...of(LONG)])];
  };

  lutu.toggleWord = function (value) {
    const [facet, word] = value.split(":");
    const chosen = lutu.view.chosen[facet] || [];
    window.dash_clientside.set_props(`facet-${facet}`, { value: chosen.includes(word) ? chosen.filter((other) => other !== word) : [...chosen, word] });
  };
})(window.lutu);
