// The map itself: opening it, fitting it, and what the user moved.
"use strict";

(function (lutu) {
  // Leaflet's own scale bar knows no Chinese.
  L.Control.Scale.include({
    _updateMetric(maxMeters) {
      const meters = this._getRoundNum(maxMeters);
      const [value, unit] = meters < 1000 ? [meters, "unit.m"] : [meters / 1000, "unit.km"];
      this._updateScale(this._mScale, lutu.config ? `${value} ${lutu.say(unit)}` : "", meters / maxMeters);
    },
  });

  const SLACK_PX = 24; // so little beyond a box needs no veil
  let veil = null; // over what lies beyond the View's box
  let pointed = null; // the border of the place that was jumped to
  let handled = false; // the reader opened or folded the legend
  let laying = false; // the map is fitted, or takes another size by itself: what moves now was not moved by the reader

  const round = (value) => Math.round(value * 1000) / 1000;

  lutu.box = function () {
    const bounds = lutu.map.getBounds();
    const { seam, limits } = lutu.config;
    const [west, east] = [Math.max(bounds.getWest(), seam), Math.min(bounds.getEast(), limits.east)];
    return [west, Math.max(bounds.getSouth(), -85), east, Math.min(bounds.getNorth(), 85)].map(round);
  };

  // A box where the map shows it: east of the seam its degrees go on past 180.
  function onMap([west, south, east, north]) {
    const turn = east <= lutu.config.seam ? lutu.config.limits.fullTurn : 0;
    return [west + turn, south, east + turn, north];
  }

  // How much of the width the open legend takes, where a box is as large without that: it then stands clear of it.
  function besideLegend(bounds) {
    const legend = document.querySelector(".legend");
    if (!legend.open || document.documentElement.classList.contains("printing")) return 0;
    const width = legend.offsetWidth + 2 * 18;
    const zoom = (taken) => lutu.map.getBoundsZoom(bounds, false, L.point(taken, 0));
    return zoom(width) === zoom(0) ? width : 0;
  }

  // Fit without making it the user's own viewport.
  lutu.fit = function (box) {
    const [west, south, east, north] = onMap(box || lutu.config.home);
    const size = lutu.map.getSize();
    // The province is wider than tall: what is left of the height goes below it, where the legend stands.
    const legend = document.querySelector(".legend").open;
    const below = legend && !document.documentElement.classList.contains("printing") ? Math.min(260, Math.max(18, size.y - 18 - (size.x - 36) * 0.64)) : 18;
    const bounds = L.latLngBounds([south, west], [north, east]);
    const padding = box ? { paddingBottomRight: [besideLegend(bounds), 0] } : { paddingTopLeft: [18, 18], paddingBottomRight: [18, below] };
    const before = laying;
    laying = true;
    lutu.map.fitBounds(bounds, { animate: false, ...padding });
    laying = before;
    lutu.fitted = lutu.box().join();
  };

  // Whether the legend stays as it is: the reader decided, or it is on paper, where it stands open.
  const fixed = () => handled || document.documentElement.classList.contains("printing");

  // The legend stands open where it hides nothing of the province, unless the reader has decided.
  lutu.foldLegend = function () {
    const { clientWidth, clientHeight } = document.querySelector(".map");
    if (!fixed()) document.querySelector(".legend").open = clientWidth >= 1180 && clientHeight >= 940;
  };

  // A veil over all but a box, and a thin frame round that, in the pane "lutu-veil".
  lutu.veilAround = function ([west, south, east, north], look) {
    const plain = { pane: "lutu-veil", interactive: false };
    const ring = (w, s, e, n) => [[s, w], [n, w], [n, e], [s, e]];
    return L.layerGroup([
      L.polygon([ring(-400, -89, 500, 89), ring(west, south, east, north)], { ...plain, stroke: false, fillColor: look.sea, fillOpacity: 0.55 }),
      L.polygon(ring(west, south, east, north), { ...plain, fill: false, color: look.nameInk, weight: 1, opacity: 0.7 }),
    ]);
  };

  // A link's box in a window of another shape: what lies beyond it is neither counted nor exported, and so is veiled.
  // East Asia and the world are shown for their own sake, without a frame.
  lutu.showBeyond = function ({ viewport }) {
    if (veil) veil.remove();
    veil = null;
    if (!viewport || Object.values(lutu.config.boxes).some((box) => box.join() === viewport.join())) return;
    const [west, south, east, north] = onMap(viewport);
    const [upper, lower] = [[north, west], [south, east]].map((corner) => lutu.map.latLngToContainerPoint(corner));
    const { x, y } = lutu.map.getSize();
    if (Math.max(upper.x, upper.y, x - lower.x, y - lower.y) > SLACK_PX) veil = lutu.veilAround([west, south, east, north], lutu.config.style).addTo(lutu.map);
  };

  const placed = (lon, lat) => lutu.map.latLngToContainerPoint([lat, lon]);

  // What the legend must not hide: the cities of the whole province, and in the box of a link its symbols.
  function mustShow({ viewport }) {
    if (!viewport) return Object.values(lutu.config.cities).map(({ place }) => placed(...place));
    const [west, south, east, north] = onMap(viewport);
    const box = L.bounds(placed(west, south), placed(east, north));
    return lutu.overlay.standing().filter((point) => box.contains(point));
  }

  // With more layers it grows: where it would then hide what it must not it folds, unless the reader opened it or moved
  // the map.
  lutu.clearLegend = function (view) {
    const legend = document.querySelector(".legend");
    if (fixed() || (view.viewport && !veil) || !legend.open) return;
    const [map, box] = [lutu.map.getContainer(), legend].map((element) => element.getBoundingClientRect());
    legend.open = !mustShow(view).some(({ x, y }) => x + map.left > box.left && x + map.left < box.right && y + map.top > box.top && y + map.top < box.bottom);
  };

  // Go to a box and let it be the View's own.
  lutu.goTo = function (box) {
    lutu.fit(box);
    dash_clientside.set_props("viewport", { data: box });
  };

  lutu.goHome = () => lutu.goTo(null);

  // Once, when the data is there: the overlay, the pointer, and telling Dash where the user moved.
  lutu.openMap = function (boundaries, viewport) {
    lutu.drawBoundaries(boundaries);
    lutu.overlay = new lutu.Overlay().addTo(lutu.map);
    for (const way of ["in", "out"]) {
      const button = lutu.map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      button.title = lutu.say(`map.${way}`);
      button.setAttribute("aria-label", button.title);
    }
    lutu.map.createPane("lutu-veil").style.zIndex = 610; // over symbols and names
    lutu.map.createPane("lutu-draw").style.zIndex = 590;
    lutu.map.on("mousemove", (event) => (lutu.drawing() ? lutu.drawMove : lutu.tell)(event));
    lutu.map.on("mouseout", () => (document.getElementById("tip").hidden = true));
    lutu.map.on("click", (event) => (lutu.drawing() ? lutu.drawClick : lutu.click)(event));
    lutu.map.on("zoomend", () => lutu.view && lutu.showGround(lutu.view.layers));
    lutu.map.on("moveend", lutu.drawWorld);
    lutu.map.setMaxBounds(L.latLngBounds([-85, lutu.config.seam - 12], [85, lutu.config.limits.east + 12]));
    lutu.map.on("moveend", () => {
      if (!laying && lutu.box().join() !== lutu.fitted) dash_clientside.set_props("viewport", { data: lutu.box() });
    });
    document.querySelector(".legend summary").addEventListener("click", () => (handled = true));
    lutu.map.on("resize", () => {
      lutu.foldLegend();
      lutu.fit(lutu.view && lutu.view.viewport);
      if (!lutu.view) return;
      lutu.clearLegend(lutu.view);
      lutu.showBeyond(lutu.view);
    });
    lutu.map.invalidateSize({ pan: false });
    lutu.fit(viewport);
    onPaper();
  };

  // The room of the map changed: fit it again, without taking that for the reader's own move.
  lutu.lay = function () {
    const box = lutu.view && lutu.view.viewport;
    laying = true;
    lutu.map.invalidateSize({ pan: false, animate: false });
    lutu.fit(box);
    laying = false;
  };

  // On paper the map has another size: it is drawn anew for it, and again for the screen afterwards. In a frame the page
  // around it says how large it is (compare-page.js).
  function onPaper() {
    if (document.documentElement.classList.contains("is-embedded")) return;
    const legend = document.querySelector(".legend");
    let wasOpen = legend.open;
    const lay = (printing) => {
      document.documentElement.classList.toggle("printing", printing);
      lutu.lay();
    };
    window.addEventListener("beforeprint", () => {
      wasOpen = legend.open;
      legend.open = true;
      lay(true);
    });
    window.addEventListener("afterprint", () => {
      legend.open = wasOpen;
      lay(false);
    });
  }

  // Go to a city or county that was looked for, its border drawn until the next one or a click on the map.
  lutu.pointOut = function (code) {
    if (pointed) pointed.remove();
    pointed = L.geoJSON(lutu.regionOf(code), { style: { color: lutu.config.style.accent, weight: 2.5, fill: false }, interactive: false, pane: "lutu-draw" }).addTo(lutu.map);
    const legend = document.querySelector(".legend");
    const beside = legend.open ? legend.offsetWidth + 30 : 40;
    lutu.map.flyToBounds(pointed.getBounds(), { paddingTopLeft: [40, 60], paddingBottomRight: [beside, 40], maxZoom: 11, duration: 0.5 });
    lutu.map.once("click", () => pointed.remove());
  };

  // The circle of honesty: the true place of the selected facility lies inside it.
  lutu.showRadius = function (feature) {
    if (lutu.radius) lutu.radius.remove();
    lutu.radius = null;
    if (!feature || !feature.properties.radius_m) return;
    const [lon, lat] = feature.geometry.coordinates;
    lutu.radius = L.circle([lat, lon], {
      radius: feature.properties.radius_m,
      color: lutu.config.style.accent,
      weight: 1.2,
      dashArray: "4 4",
      fillOpacity: 0.06,
      interactive: false,
    }).addTo(lutu.map);
  };
})(window.lutu);
