// The page as one file: its data is read out of the file, the map drawn, layers switched, the legend kept true.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const VEIL_Z = 330; // over the ground, under what stands on it
  const SMALL_BELOW_ZOOM = 6.5; // the province on a phone: smaller symbols, so that more of them find room in it
  const SMALL = 10;
  const ROOM = 3; // opening boxes on each side: so far the map can be moved

  const usualSize = lutu.symbolSize;
  lutu.symbolSize = (zoom) => (zoom < SMALL_BELOW_ZOOM ? SMALL : usualSize(zoom));

  let moved = false; // the reader took the map somewhere else
  let fitting = false;

  // What is on the map with the layers that are switched on.
  lutu.onMap = function () {
    const { file, view } = lutu;
    const on = (layer) => view.layers.includes(layer);
    const shown = lutu.facilities.filter(({ properties }) => on(properties.precision === "city" ? "city_counts" : "facilities"));
    const beyond = {
      roles: on("roles") ? file.lit : {},
      networks: on("networks") ? file.networks : [],
      corridors: on("corridors") ? lutu.corridors : [],
      abroad: on("overseas") ? lutu.overseas : [],
    };
    return { shown, beyond };
  };

  // Whether the View's box ends somewhere: a map of the world does not.
  const framed = () => lutu.view.viewport && lutu.view.viewport[2] - lutu.view.viewport[0] < lutu.config.limits.fullTurn / 2;

  // What several cities share is counted at those inside the box only: of the others the file knows no more than that.
  function inside(feature) {
    const { viewport } = lutu.view;
    const { precision, cities } = feature.properties;
    if (!viewport || precision !== "city") return feature;
    const here = cities.filter((code) => lutu.inBox(viewport, [lutu.config.cities[code].lon, lutu.config.cities[code].lat]));
    return { ...feature, properties: { ...feature.properties, cities: here } };
  }

  lutu.refresh = function () {
    const { view } = lutu;
    const { shown, beyond } = lutu.onMap();
    const drawn = shown.map(inside);
    lutu.showGround(view.layers);
    lutu.wearLook(view);
    lutu.showRoles(beyond.roles);
    lutu.overlay.show({ shown: drawn, framed: shown.length, beyond, layers: view.layers, order: view.order, opacity: view.opacity, selected: view.selected, picked: view.picked });
    const tally = lutu.tally(shown, beyond, view);
    if (framed()) tally.push(h("Span", {}, lutu.say("file.box")));
    lutu.fill("tally", tally);
    fillLegend();
    lutu.fillList(shown, beyond);
  };

  function fillLegend() {
    const { shown, beyond } = lutu.onMap();
    lutu.fill("legend", lutu.legend(shown, beyond, lutu.view));
  }

  // How much of each layer the file carries; a layer with nothing in it has no switch.
  function carried() {
    const { file, facilities } = lutu;
    const cityOnly = facilities.filter(({ properties }) => properties.precision === "city").length;
    const lit = Object.keys(file.lit).length;
    return {
      circles: lit ? 0 : "",
      roles: lit,
      cores: "",
      counties: "",
      networks: file.networks.length,
      corridors: lutu.corridors.length,
      overseas: lutu.overseas.length,
      facilities: facilities.length - cityOnly,
      city_counts: cityOnly,
      labels: facilities.length - cityOnly ? "" : 0,
    };
  }

  // Topmost first, as things lie over one another.
  function fillSwitches() {
    const there = carried();
    const rows = [...lutu.view.order].reverse().filter((layer) => lutu.view.layers.includes(layer) && there[layer] !== 0).map((layer) => {
      const box = h("Input", { type: "checkbox", value: layer });
      box.checked = true;
      box.addEventListener("change", () => {
        const { layers } = lutu.view;
        lutu.view.layers = box.checked ? [...layers, layer] : layers.filter((other) => other !== layer);
        lutu.closeCard();
        lutu.refresh();
      });
      return h("Li", {}, h("Label", { className: "switch" }, [box, h("Span", { className: "row-name" }, lutu.say(`layer.${layer}`)), h("Span", { className: "row-count" }, String(there[layer]))]));
    });
    lutu.fill("layers", h("Ul", {}, rows));
  }

  // On a small screen the three parts are tabs over the map's lower edge, closed at first.
  function openTabs() {
    for (const tab of document.querySelectorAll("[data-tab]")) {
      tab.addEventListener("click", () => {
        lutu.closeCard();
        lutu.openTab(tab.getAttribute("aria-expanded") === "true" ? "" : tab.dataset.tab);
      });
    }
    new ResizeObserver(() => lutu.map.invalidateSize({ pan: false, animate: false })).observe(lutu.map.getContainer());
  }

  lutu.openTab = function (name) {
    document.querySelector(".side").dataset.open = name;
    for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-expanded", String(tab.dataset.tab === name));
  };

  // Leaflet counts on east of 180°, as the world does that is cut in the Atlantic.
  lutu.latLngOf = ([lon, lat]) => L.latLng(lat, lutu.turned(lon));

  const boxOf = ([west, south, east, north]) => {
    const turn = east <= lutu.config.seam ? lutu.config.limits.fullTurn : 0;
    return L.latLngBounds([south, west + turn], [north, east + turn]);
  };

  // A file of cities opens at them, and may be drawn back to the province; one of a box has nothing beyond it.
  const widestBox = () => boxOf(lutu.view.viewport || lutu.config.home);

  lutu.goHome = function () {
    const box = boxOf(lutu.view.home);
    fitting = true;
    lutu.map.setMinZoom(1.5);
    lutu.map.fitBounds(box, { animate: false, padding: lutu.map.getSize().x < 600 ? [6, 6] : [20, 20] });
    if (!lutu.file.world) lutu.map.setMinZoom(Math.max(Math.min(lutu.map.getZoom(), lutu.map.getBoundsZoom(widestBox())) - 0.75, 1.5));
    fitting = false;
    moved = false;
  };

  function bindMap() {
    const { map } = lutu;
    const wide = [[-85, lutu.config.seam - 12], [85, lutu.config.limits.east + 12]];
    map.setMaxBounds(lutu.file.world ? wide : widestBox().pad(ROOM));
    map.on("movestart", () => (moved = moved || !fitting));
    map.on("resize", () => moved || lutu.goHome());
    map.on("zoomend", () => lutu.showGround(lutu.view.layers));
    map.on("mousemove", lutu.tell);
    map.on("mouseout", () => (document.getElementById("tip").hidden = true));
    map.on("click", lutu.openUnder);
    const button = map.getContainer().querySelector(".leaflet-control-zoom-out").cloneNode();
    Object.assign(button, { textContent: "", className: "home" });
    for (const [sign, words] of [["in", "map.in"], ["out", "map.out"]]) name(map.getContainer().querySelector(`.leaflet-control-zoom-${sign}`), lutu.say(words));
    name(button, lutu.say("file.home"));
    map.getContainer().querySelector(".leaflet-control-zoom").append(button);
    L.DomEvent.disableClickPropagation(button).on(button, "click", (event) => {
      event.preventDefault();
      lutu.goHome();
    });
    L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
    const tip = h("Div", { id: "tip", hidden: "" });
    map.getContainer().append(tip);
    map.getContainer().setAttribute("aria-label", lutu.say("map.label"));
  }

  function name(button, words) {
    button.title = words;
    button.setAttribute("aria-label", words);
  }

  // Beyond the View's box the ground goes on, but nothing stands on it: a veil and a thin frame say so.
  function drawVeil() {
    const { viewport, marked } = lutu.view;
    const { grounds } = lutu.config;
    const look = grounds[lutu.view.theme];
    lutu.map.createPane("lutu-veil").style.zIndex = VEIL_Z;
    if (framed()) lutu.veilAround(viewport, look).addTo(lutu.map);
    if (marked) L.geoJSON(marked, { pane: "lutu-veil", interactive: false, style: { fill: false, color: look.accent, weight: 2.4 } }).addTo(lutu.map);
  }

  // Once, when the map is made: everything that the file carries is put where the page's scripts look for it.
  lutu.openFile = async function () {
    const file = JSON.parse(document.getElementById("lutu-file").textContent);
    Object.assign(lutu, { file, config: file.config, facilities: file.facilities, roles: file.assignments, corridors: file.corridors, overseas: file.overseas });
    lutu.view = { ...file.view, chosen: {}, text: "" };
    lutu.rolesOf = () => []; // a city tells the roles that light it up, and no others: the file carries no others
    const found = (id) => file.assignments.find((role) => role.id === id);
    file.networks = file.networks.map(found);
    for (const city of Object.keys(file.lit)) file.lit[city] = file.lit[city].map(found);
    lutu.ground = file.boundaries.surroundings.features.filter(({ properties }) => properties.name);
    await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 12px "Lutu Sans"`, "鲁")));
    lutu.drawBoundaries(file.boundaries);
    if (file.world) lutu.layWorld(file.world);
    drawVeil();
    lutu.overlay = new lutu.Overlay().addTo(lutu.map);
    openTabs();
    bindMap();
    lutu.bindCards();
    lutu.goHome();
    fillSwitches();
    lutu.refresh();
    lutu.map.on("moveend", fillLegend);
    lutu.map.on("moveend", lutu.keepCard);
    if (lutu.view.selected) lutu.openId(lutu.view.selected);
    document.documentElement.dataset.ready = "";
  };
})(window.lutu);
