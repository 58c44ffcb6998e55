// The search box completes names, mentions and places as one types, by pinyin too, and jumps there.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const MOST = 8;
  let names = null; // fetched when the box is first used; none where they would not come
  let coming = null;
  let found = [];
  let active = -1;

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const box = () => document.getElementById("search");
  const list = () => document.getElementById("completions");

  // Best first: a name that begins so, a name that holds it, pinyin that begins so, then a mention that holds it.
  function rank(entry, term) {
    const name = fold(lutu.english() ? entry.name_en : entry.name);
    if (name.startsWith(term)) return 0;
    if (name.includes(term)) return 1;
    if (entry.initials.startsWith(term) || entry.pinyin.startsWith(term)) return 2;
    if (entry.initials.includes(term) && term.length > 1) return 3;
    if (entry.keys.includes(term) || fold(entry.name_en).includes(term)) return 4;
    return -1;
  }

  lutu.complete = function (entries, text) {
    const term = fold(text.trim());
    if (!term) return [];
    return entries
      .map((entry, place) => ({ entry, place, rank: rank(entry, term) }))
      .filter((match) => match.rank >= 0)
      .sort((a, b) => a.rank - b.rank || a.place - b.place)
      .slice(0, MOST)
      .map(({ entry }) => entry);
  };

  function show(entries) {
    found = entries;
    active = -1;
    const input = box();
    input.setAttribute("aria-expanded", String(entries.length > 0));
    input.removeAttribute("aria-activedescendant");
    list().hidden = !entries.length;
    lutu.fill("completions", entries.map((entry, n) =>
      h("Li", { role: "option", id: `completion-${n}`, "data-act": "jump", "data-value": String(n), "aria-selected": "false" }, [
        h("Span", {}, lutu.english() ? entry.name_en : entry.name),
        h("Span", { className: "item-place" }, lutu.say(`search.${entry.what}`)),
      ]),
    ));
  }

  function move(step) {
    if (!found.length) return;
    active = (active + step + found.length) % found.length;
    [...list().children].forEach((option, n) => option.setAttribute("aria-selected", String(n === active)));
    box().setAttribute("aria-activedescendant", `completion-${active}`);
    list().children[active].scrollIntoView({ block: "nearest" });
  }

  // To the place on the map, its panel opened; a county has no panel of its own and is only gone to.
  function jump(entry) {
    show([]);
    window.dash_clientside.set_props("search", { value: "" });
    if (entry.what === "county") return lutu.pointOut(entry.id);
    window.dash_clientside.set_props("selected", { data: entry.id });
    if (entry.what === "city") return lutu.pointOut(entry.id);
    const { properties } = lutu.find(entry.id);
    if (properties.precision !== "city" && !properties.role) lutu.zoomTo(entry.id);
    return null;
  }

  // Pinyin that only completes filters nothing: the map is not emptied while one types jm for 即墨, nor while the names
  // that could tell are on their way.
  lutu.filterText = function (text) {
    const view = { chosen: {}, text };
    const things = [lutu.facilities, lutu.roles, lutu.corridors, lutu.overseas];
    const may = names ? lutu.complete(names, text).length : coming;
    const only = may && /^[\x00-\x7f]+$/.test(fold(text));
    return only && !things.some((features) => lutu.select(features, lutu.config.rule, view).length) ? "" : text;
  };

  lutu.jump = (n) => jump(found[Number(n)]);

  // Without the names the box still searches; it only completes nothing.
  function fetchNames() {
    coming = coming || fetch(lutu.config.paths.names).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      names = await answer.json();
      if (lutu.view && box().value) lutu.again();
    }).catch(() => {
      [names, coming] = [[], null];
      if (lutu.view && box().value) lutu.again();
    });
    return coming;
  }

  async function typed() {
    const { value } = box();
    await fetchNames();
    if (names && box().value === value) show(lutu.complete(names, value));
  }

  document.addEventListener("input", (event) => event.target.id === "search" && lutu.config && typed());
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "search" || !found.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      jump(found[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      event.preventDefault(); // a search box would empty itself
      event.stopPropagation();
      show([]);
    }
  }, true);
  document.addEventListener("focusin", ({ target }) => target.id === "search" && lutu.config && fetchNames());
  document.addEventListener("focusin", ({ target }) => target.id !== "search" && !target.closest("#completions") && found.length && show([]));
  document.addEventListener("mousedown", ({ target }) => found.length && !target.closest(".search") && show([]));

  // The input is Dash's own; what it is for a screen reader is said once it stands.
  lutu.announceSearch = function () {
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "completions", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(roles)) box().setAttribute(name, value);
  };
})(window.lutu);
