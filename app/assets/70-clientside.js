// The handlers that app/web/wiring.py connects, start and apply, and what follows the map: counts, lists, panel.
"use strict";

(function (lutu) {
  const facetNames = () => lutu.config.rule.facets.map((facet) => facet.name);

  async function fetchJson(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  const byRank = (a, b) => lutu.config.style.kinds[a.properties.kind].rank - lutu.config.style.kinds[b.properties.kind].rank;

  // What can be opened: a thing by its id, a city, a country, the numbers.
  const known = (id) =>
    Object.hasOwn(lutu.config.cities, id) || Object.hasOwn(lutu.config.countries, id) || id === "numbers" || Boolean(lutu.find(id));

  // Once: fetch everything, read the View from the URL, draw the ground, give the filters their words and first values.
  async function start(config) {
    const none = window.dash_clientside.no_update;
    lutu.config = config;
    document.documentElement.classList.toggle("is-embedded", /^lutu-[ab]$/.test(window.name));
    lutu.loadOwn();
    let boundaries;
    try {
      let facilities;
      [facilities, lutu.unplaced, lutu.roles, lutu.corridors, lutu.overseas, boundaries] = await Promise.all([
        fetchJson(config.paths.facilities),
        fetchJson(config.paths.unplaced),
        fetchJson(config.paths.roles),
        fetchJson(config.paths.corridors),
        fetchJson(config.paths.overseas),
        fetchJson(config.paths.boundaries),
        document.fonts.load('400 12px "Lutu Sans"', "鲁"),
        document.fonts.load('700 12px "Lutu Sans"', "鲁"),
      ]);
      lutu.facilities = facilities.features.sort(byRank);
    } catch {
      lutu.failed();
      return Array(9 + 2 * config.rule.facets.length).fill(none);
    }
    lutu.regions = boundaries;
    lutu.ground = boundaries.surroundings.features.filter(({ properties }) => properties.name);
    const { view, issues } = lutu.readView(window.location.search);
    if (view.selected && !known(view.selected)) {
      issues.push({ field: "id", message: lutu.say("app.unknown", { id: view.selected }) });
      view.selected = null;
    }
    lutu.foldLegend();
    const everything = [...lutu.facilities, ...lutu.corridors, ...lutu.overseas];
    const everywhere = lutu.counts(everything, config.rule, { chosen: {}, text: "" });
    lutu.openMap(boundaries, view.viewport);
    lutu.placeOwn();
    lutu.announceSearch();
    lutu.showKept();
    const ignored = issues.map(({ field, message }) => (field ? `${field}: ${message}` : message));
    lutu.notice(ignored.length ? lutu.say("app.ignored") + ignored.join(lutu.english() ? "; " : "；") : "");
    return [
      view.title,
      ...config.rule.facets.map((facet) => lutu.options(facet, everywhere[facet.name])),
      ...facetNames().map((name) => view.chosen[name] || []),
      view.text,
      view.layers,
      view.selected,
      view.viewport,
      lutu.writeArea(view.area),
      view.picked,
      lutu.lookOf(view),
      view.sheet,
    ];
  }

  // A View without anything but its filters, as the pages beside the map take it.
  lutu.bare = { chosen: {}, text: "", get layers() { return lutu.config.defaultLayers; }, viewport: null, area: null, picked: [], get order() { return lutu.config.stacks.flat(); }, opacity: {}, theme: "light", selected: null, title: "" };

  // Every change: the View of the controls, the map drawn, the link written; the page's other pieces follow.
  function apply(title, ...controls) {
    if (!lutu.overlay) return;
    lutu.again = () => apply(title, ...controls);
    const names = facetNames();
    const [text, layers, selected, viewport, area, picked, look, sheet] = controls.slice(names.length);
    const chosen = {};
    names.forEach((name, n) => {
      if ((controls[n] || []).length) chosen[name] = lutu.config.rule.facets[n].words.filter((word) => controls[n].includes(word));
    });
    const known = lutu.config.layers.filter((layer) => (layers || []).includes(layer));
    const view = { chosen, text: lutu.filterText((text || "").trim()), layers: known, viewport: viewport || null, area: lutu.readArea(area || "").area, picked: picked || [], ...(look || lutu.plainLook()), selected: selected || null, title: title || "", sheet: sheet || lutu.plainSheet() };
    lutu.view = view;
    lutu.passing = lutu.select(lutu.facilities, lutu.config.rule, view);
    lutu.wide = lutu.beyond(view);
    lutu.showGround(view.layers);
    lutu.showLook(view);
    lutu.showRoles(lutu.wide.roles);
    lutu.showArea(view.area);
    lutu.showBeyond(view);
    lutu.followOwn(view);
    lutu.overlay.show({
      shown: lutu.passing,
      framed: lutu.inView(lutu.passing, view).length,
      beyond: lutu.wide,
      layers: view.layers,
      order: view.order,
      opacity: view.opacity,
      selected: view.selected,
      picked: [...view.picked, ...lutu.ringed],
    });
    const query = lutu.writeView(view);
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
    afterPaint(() => lutu.view === view && follow(view));
  }

  // The map answers first: the lists are made when its frame stands on the screen, which is when the next one begins.
  const afterPaint = (work) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)));

  function follow(view) {
    const shown = lutu.inView(lutu.passing, view);
    const beyond = lutu.beyondInView(lutu.wide, view);
    lutu.showCounts(lutu.counts(lutu.countable(view), lutu.config.rule, view));
    lutu.fill("chips", lutu.chips(view));
    lutu.nextChip();
    lutu.fill("tally", lutu.tally(shown, beyond, view));
    lutu.fill("legend", lutu.legend(shown, beyond, view));
    lutu.clearLegend(view);
    lutu.fill("list", lutu.list(shown, beyond, view));
    lutu.followDock();
    if (lutu.dots) lutu.showOwn();
    // After all else: it looks where things stand, which makes the browser lay the page out at once.
    if (!lutu.followed) afterPaint(lutu.offerTour);
    const filters = { ...lutu.bare, chosen: view.chosen, text: view.text, area: view.area };
    for (const link of document.querySelectorAll(".pages [data-keeps=filters]")) link.search = lutu.writeView(filters);
    const side = lutu.writeView(filters, "zh");
    const other = lutu.english() ? "&lang=en" : "";
    document.querySelector(".pages [data-keeps=side]").search = side ? `a=${encodeURIComponent(side)}&b=${other}` : other.slice(1);
    document.getElementById("switch").href = `?${lutu.writeView(view, lutu.english() ? "zh" : "en")}`;
    const whole = lutu.writeView(view);
    document.getElementById("make-sheet").href = whole ? `/sheet?${whole}` : "/sheet";
    open(view);
    lutu.remember();
    lutu.followed = view;
  }

  // A panel whose content came is drawn again, if it is still the one that is open.
  lutu.reopen = (selected) => lutu.view.selected === selected && lutu.fillDetail(pageOf(selected, lutu.view));

  function pageOf(selected, view) {
    if (!selected) return [];
    if (selected === "numbers") return lutu.numbersPanel(view);
    if (lutu.config.countries[selected]) return lutu.countryPanel(selected);
    return lutu.cityPanel(selected);
  }

  // The panel: one thing, a city, a country, the numbers, or the list (which is a layer below it).
  async function open(view) {
    const { selected } = view;
    const panel = document.getElementById("panel");
    const feature = selected && lutu.find(selected);
    // A facility's panel does not follow filters or panning: opened passages stay open.
    if (feature && lutu.opened === selected) return;
    lutu.opened = feature ? selected : null;
    lutu.showRadius(feature);
    panel.classList.toggle("has-detail", Boolean(selected));
    if (!feature) {
      lutu.fillDetail(pageOf(selected, view));
      if (selected) lutu.arrive(selected);
      else lutu.comeBack();
      if (lutu.paged !== selected) panel.scrollTop = 0;
      lutu.paged = selected;
      return;
    }
    lutu.paged = null;
    const { plansText, paths } = lutu.config;
    const passages = plansText ? await fetchJson(`${paths.passages}/${selected}`).catch(() => null) : null;
    if (lutu.opened !== selected) return;
    lutu.fillDetail(lutu.detail(feature, passages));
    panel.scrollTop = 0;
    lutu.arrive(selected);
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { lutu: { start, apply } });
})(window.lutu);
