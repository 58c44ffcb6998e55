// The pieces of the page that follow the View: facet rows, chips, counts, legend.
"use strict";

(function (lutu) {
  const { h } = lutu;

  lutu.symbol = function (kind, precision) {
    const { group, mark } = lutu.config.style.kinds[kind];
    return h("Span", { className: `sym sym-${group}${precision === "county" ? " is-hollow" : ""}`, "aria-hidden": "true" }, h("Span", {}, mark));
  };

  // Options of one facet for its Dash checklist, set once; words that are nowhere in the data are left out.
  // Plain text only: every component in a label would be asked again at each change of the page.
  lutu.options = (facet, everywhere) =>
    facet.words.filter((word) => everywhere[word]).map((word) => ({ value: word, label: lutu.label(facet.name, word) }));

  // The number (and a kind's symbol) beside a facet's word, added to the row that Dash made for it.
  function countOf(row, facet, word) {
    const there = row.querySelector(".row-count");
    if (there) return there;
    const count = h("Span", { className: "row-count" }, "");
    row.append(h("Button", { ...lutu.act("only", `${facet}:${word}`), className: "only", title: `${lutu.say("facet.only")} ${lutu.label(facet, word)}` }, lutu.say("facet.only")), count);
    if (facet === "kind") row.insertBefore(lutu.symbol(word), row.children[1]);
    return count;
  }

  // Dash calls its checklist a listbox of options, each with a checkbox inside, which no screen reader can tell: they
  // are a group of checkboxes. It says so anew at each change.
  function nameGroups() {
    for (const group of document.querySelectorAll(".facet")) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", group.closest("details").querySelector("summary").textContent);
      for (const row of group.querySelectorAll("label")) {
        row.removeAttribute("role");
        row.removeAttribute("aria-selected");
      }
    }
  }

  // Only the numbers change with the filters.
  lutu.showCounts = function (counts) {
    nameGroups();
    for (const facet of Object.keys(counts)) {
      for (const box of document.querySelectorAll(`#facet-${facet} input`)) {
        const row = box.closest("label");
        const n = counts[facet][box.value] || 0;
        countOf(row, facet, box.value).textContent = n;
        row.classList.toggle("is-none", !n);
      }
    }
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
    if (view.area) chips.push(chip("unarea", "", lutu.say("area.chip"), lutu.areaName(view.area)));
    if (!chips.length) return [];
    return [...chips, h("Button", { ...lutu.act("clear", ""), className: "chip chip-clear" }, lutu.say("chips.clear"))];
  };

  // A message over the map that the reader can put away; what cannot be put away can be tried again.
  lutu.failed = function () {
    document.body.classList.add("has-failed");
    lutu.fill("notice", [h("Span", {}, lutu.say("app.failed")), h("Button", { ...lutu.act("reload", ""), className: "button" }, lutu.say("app.reload"))]);
  };

  lutu.notice = function (text, more) {
    const close = h("Button", { ...lutu.act("dismiss", ""), className: "notice-x", "aria-label": lutu.say("app.close") }, "×");
    lutu.fill("notice", text ? [h("Span", {}, text), more, close].filter(Boolean) : []);
  };

  lutu.tally = function (shown, beyond, view) {
    const cityOnly = shown.filter(({ properties }) => properties.precision === "city").length;
    const parts = [h("Strong", {}, lutu.say("count.shown", { n: shown.length }))];
    const more = (key, n) => parts.push(h("Span", {}, lutu.say(key, { n })));
    if (cityOnly) more("count.city", cityOnly);
    if (view.layers.includes("networks")) more("count.networks", beyond.networks.length);
    if (view.layers.includes("corridors")) more("count.corridors", beyond.corridors.length);
    if (view.layers.includes("overseas") && view.viewport) more("count.abroad", beyond.abroad.length);
    return parts;
  };
})(window.lutu);
