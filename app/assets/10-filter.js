// Which features a View shows: interprets the rule of layers/facets.py; tests/browser proves that Python agrees.
"use strict";

(function (lutu) {
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  function values(properties, name) {
    const value = properties[name];
    if (value === null || value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }

  function passes(properties, facet, chosen) {
    const words = chosen[facet.name];
    return !words || !words.length || values(properties, facet.property).some((value) => words.includes(value));
  }

  function passesText(properties, rule, text) {
    const terms = fold(text || "").split(/\s+/).filter(Boolean);
    if (!terms.length) return true;
    const written = fold(rule.text.flatMap((name) => values(properties, name)).join("\n"));
    return terms.every((term) => written.includes(term));
  }

  // The features that pass every facet and the text search, in their order.
  lutu.select = function (features, rule, view) {
    return features.filter(
      (feature) =>
        passesText(feature.properties, rule, view.text) &&
        rule.facets.every((facet) => passes(feature.properties, facet, view.chosen)) &&
        (!view.area || lutu.inArea(view.area, feature)),
    );
  };

  // {facet: {word: n}}: how many would show with that word, the other facets as they are.
  lutu.counts = function (features, rule, view) {
    const found = Object.fromEntries(rule.facets.map((facet) => [facet.name, {}]));
    for (const feature of features) {
      const { properties } = feature;
      if (!passesText(properties, rule, view.text) || (view.area && !lutu.inArea(view.area, feature))) continue;
      const failed = rule.facets.filter((facet) => !passes(properties, facet, view.chosen));
      for (const facet of rule.facets) {
        if (failed.length && !(failed.length === 1 && failed[0] === facet)) continue;
        for (const value of values(properties, facet.property)) {
          found[facet.name][value] = (found[facet.name][value] || 0) + 1;
        }
      }
    }
    return found;
  };
})(window.lutu);
