// The legend: only what is on the map, by group with counts, then how places, lines and shades are to be read.
"use strict";

(function (lutu) {
  const { h } = lutu;

  const block = (title, rows) => (rows.length ? [h("Div", { className: "legend-group" }, [h("H3", {}, title), h("Ul", {}, rows)])] : []);
  const row = (sign, name, count) =>
    h("Li", {}, [sign, h("Span", { className: "row-name" }, name), count === undefined ? "" : h("Span", { className: "row-count" }, String(count))]);
  const key = (name, text) => h("Span", { className: `key key-${name}`, "aria-hidden": "true" }, text || "");

  function tally(features, property) {
    const counts = {};
    for (const { properties } of features) counts[properties[property]] = (counts[properties[property]] || 0) + 1;
    return counts;
  }

  // Kinds by group with counts.
  function kindBlocks(features) {
    const { kinds, groups } = lutu.config.style;
    const perKind = tally(features, "kind");
    return Object.entries(groups).flatMap(([group, { label }]) => {
      const there = Object.keys(kinds).filter((kind) => kinds[kind].group === group && perKind[kind]);
      return block(label, there.map((kind) => row(lutu.symbol(kind), lutu.label("kind", kind), perKind[kind])));
    });
  }

  const line = (colour, dashed) =>
    h("Span", { className: "key-line", "aria-hidden": "true", style: `border-top: 2.5px ${dashed ? "dashed" : "solid"} ${colour}` });

  function corridorBlock(corridors) {
    const { modes, modeColours, muted } = lutu.config.style;
    const perMode = tally(corridors, "mode");
    const sign = (mode) => h("Span", { className: "key-mode", "aria-hidden": "true", style: `background: ${modeColours[mode]}` }, modes[mode].mark);
    const rows = Object.keys(modes).filter((mode) => perMode[mode]).map((mode) => row(sign(mode), lutu.label("mode", mode), perMode[mode]));
    const schematic = tally(corridors, "schematic");
    if (schematic.false) rows.push(row(line(muted, false), lutu.say("legend.fixed")));
    if (schematic.true) rows.push(row(line(muted, true), lutu.say("legend.schematic")));
    return block(lutu.say("legend.corridors"), rows);
  }

  function networkBlock() {
    const { links } = lutu.overlay.scene.beyond;
    return block(lutu.say("legend.networks"), links.map(({ label, colour, dash }) => row(line(colour, dash.length), label)));
  }

  function roleBlock(roles) {
    const counts = Object.values(roles).map((mine) => mine.length);
    if (!counts.length) return [];
    const { roleSteps } = lutu.config.style;
    const rows = roleSteps.flatMap(([from, colour], n) => {
      const next = n + 1 < roleSteps.length ? roleSteps[n + 1][0] : Infinity;
      if (!counts.some((count) => count >= from && count < next)) return [];
      const words = next === Infinity ? lutu.say("legend.roles.from", { n: from }) : lutu.say("legend.roles.range", { from, to: next - 1 });
      return [row(h("Span", { className: "key key-circle", style: `background-color: ${colour}` }), words)];
    });
    return block(lutu.say("legend.roles"), rows);
  }

  function precisionKeys(features) {
    const there = new Set(features.map(({ properties }) => properties.precision));
    const keys = ["site", "locality", "county"].filter((precision) => there.has(precision)).map((precision) => row(key(precision), lutu.say(`legend.${precision}`)));
    if (there.has("city")) keys.push(row(key("city", "8"), lutu.say("legend.count")));
    return keys;
  }

  function groundKeys(layers) {
    const { circles } = lutu.config.style;
    const keys = layers.includes("cores") ? [row(key("core"), lutu.say("legend.core"))] : [];
    if (!layers.includes("circles") || Object.keys(lutu.lit).length) return keys;
    const tint = (colour) => h("Span", { className: "key key-circle", style: `background-color: ${colour}` });
    return [...keys, ...Object.entries(circles).map(([circle, colour]) => row(tint(colour), lutu.label("circle", circle)))];
  }

  lutu.legend = function (shown, beyond, view) {
    const { province, more, beyond: placed } = lutu.overlay.scene;
    const facilities = province ? [] : shown;
    const placedAbroad = new Set(placed.abroad.symbols.map(({ feature }) => feature));
    const keys = precisionKeys([...facilities, ...beyond.abroad.filter((feature) => placedAbroad.has(feature))]);
    if (more.length) keys.push(row(key("more", "+5"), lutu.say("legend.more")));
    if (province) keys.push(row(key("more", String(shown.length)), lutu.say("legend.gathered")));
    if (beyond.abroad.some((feature) => !placedAbroad.has(feature))) keys.push(row(key("city", "3"), lutu.say("legend.country")));
    return [
      ...kindBlocks([...facilities, ...beyond.abroad]),
      ...corridorBlock(beyond.corridors),
      ...networkBlock(),
      ...roleBlock(beyond.roles),
      ...block(lutu.say("legend.precision"), [...keys, ...(province ? [] : groundKeys(view.layers))]),
    ];
  };
})(window.lutu);
