// The handlers that app/web/wiring.py connects: start, apply, follow, open.
"use strict";

(function (lutu) {
  const facetNames = () => lutu.config.rule.facets.map((facet) => facet.name);

  async function fetchJson(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  const byRank = (a, b) => lutu.config.style.kinds[a.properties.kind].rank - lutu.config.style.kinds[b.properties.kind].rank;

  // Once: fetch everything, read the View from the URL, hand out boundaries and the filters' first values.
  async function start(config) {
    const none = window.dash_clientside.no_update;
    lutu.config = config;
    let boundaries;
    try {
      let facilities, unplaced;
      [facilities, unplaced, lutu.roles, boundaries] = await Promise.all([
        fetchJson(config.paths.facilities),
        fetchJson(config.paths.unplaced),
        fetchJson(config.paths.roles),
        fetchJson(config.paths.boundaries),
        document.fonts.load('400 12px "Lutu Sans"', "鲁"),
        document.fonts.load('700 12px "Lutu Sans"', "鲁"),
      ]);
      lutu.facilities = facilities.features.sort(byRank);
      lutu.unplaced = unplaced;
      lutu.ground = boundaries.surroundings.features.filter(({ properties }) => properties.name);
    } catch {
      return [none, lutu.say("app.failed"), ...config.boundaries.map(() => none), ...config.rule.facets.map(() => none), none, none, none, none];
    }
    const { view, issues } = lutu.readView(window.location.search);
    if (view.selected && !config.cities[view.selected] && !lutu.facilities.some(({ id }) => id === view.selected)) {
      issues.push({ field: "id", message: lutu.say("app.unknown", { id: view.selected }) });
      view.selected = null;
    }
    lutu.everywhere = lutu.counts(lutu.facilities, config.rule, { chosen: {}, text: "" });
    const { clientWidth, clientHeight } = document.querySelector(".map");
    // Open where it hides nothing of the province.
    document.querySelector(".legend").open = clientWidth >= 1180 && clientHeight >= 940;
    lutu.openMap(view.viewport);
    const ignored = issues.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(lutu.english() ? "; " : "；");
    return [
      view.title,
      ignored ? lutu.notice(lutu.say("app.ignored") + ignored) : "",
      ...config.boundaries.map((name) => boundaries[name]),
      ...facetNames().map((name) => view.chosen[name] || []),
      view.text,
      view.layers,
      view.selected,
      view.viewport,
    ];
  }

  // Every change: the View of the controls, the map drawn, the link written; the page's other pieces follow.
  function apply(title, ...controls) {
    if (!lutu.overlay) return window.dash_clientside.no_update;
    const names = facetNames();
    const [text, layers, selected, viewport] = controls.slice(names.length);
    const chosen = {};
    names.forEach((name, n) => {
      if ((controls[n] || []).length) chosen[name] = lutu.config.rule.facets[n].words.filter((word) => controls[n].includes(word));
    });
    const known = lutu.config.layers.filter((layer) => (layers || []).includes(layer));
    const view = { chosen, text: (text || "").trim(), layers: known, viewport: viewport || null, selected: selected || null, title: title || "" };
    lutu.view = view;
    lutu.passing = lutu.select(lutu.facilities, lutu.config.rule, view);
    lutu.overlay.show({ shown: lutu.passing, layers: view.layers, selected: view.selected });
    const query = lutu.writeView(view);
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
    return view;
  }

  function follow(view) {
    if (!view) return Array(lutu.config ? lutu.config.rule.facets.length + 5 : 11).fill(window.dash_clientside.no_update);
    const { rule } = lutu.config;
    const counts = lutu.counts(lutu.facilities, rule, view);
    const shown = lutu.inView(lutu.passing, view);
    const other = lutu.english() ? "zh" : "en";
    return [
      ...rule.facets.map((facet) => lutu.options(facet, counts[facet.name], lutu.everywhere[facet.name])),
      lutu.chips(view),
      lutu.tally(shown),
      lutu.legend(shown, view),
      lutu.list(shown),
      `?${lutu.writeView(view, other)}`,
    ];
  }

  // The panel: a facility, a city, or the list (which is a layer below it).
  async function open(view, config) {
    if (!view || !lutu.overlay) return ["", ""];
    const { selected } = view;
    const feature = lutu.facilities.find(({ id }) => id === selected);
    // A facility's panel does not follow filters or panning: opened passages stay open.
    if (feature && lutu.opened === selected) return Array(2).fill(window.dash_clientside.no_update);
    lutu.opened = feature ? selected : null;
    lutu.showRadius(feature);
    if (lutu.config.cities[selected]) return [lutu.cityPanel(selected, lutu.inView(lutu.passing, view)), "panel has-detail"];
    if (!feature) return ["", "panel"];
    let passages = null;
    if (config.plansText) passages = await fetchJson(`${config.paths.passages}/${selected}`).catch(() => null);
    return [lutu.detail(feature, passages), "panel has-detail"];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { lutu: { start, apply, follow, open } });
})(window.lutu);
