// Drawing on the map with pointer or keyboard: marking a circle, box, polygon or region; measuring a way or a surface.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const CLOSE_PX = 10; // a click so near the first corner ends a polygon
  const COUNTIES_FROM_ZOOM = 8.5;
  const MEASURES = ["way", "surface"];

  let tool = null;
  let points = [];
  let pointer = null;
  let done = false; // what was measured stands still until the next click begins anew
  let sketch = null;
  let marked = null;

  const style = (more) => ({ color: lutu.config.style.accent, weight: 2, fillOpacity: 0.07, interactive: false, pane: "lutu-draw", ...more });
  const latlng = ([lon, lat]) => [lat, lon];
  const lonlat = ({ lat, lng }) => [lng, lat];

  // The boundary of a city or county by its code.
  lutu.regionOf = (code) => [...lutu.regions.cities.features, ...lutu.regions.counties.features].find(({ properties }) => properties.adcode === code);

  // What the marked area encloses, on the map.
  lutu.showArea = function (area) {
    if (marked) marked.remove();
    marked = null;
    if (!area) return;
    const region = area.kind === "region" && lutu.regionOf(area.region);
    if (region) marked = L.geoJSON(region, style({ fill: false })).addTo(lutu.map);
    else if (area.kind !== "region") marked = L.polygon(lutu.outline(area).map(latlng), style()).addTo(lutu.map);
  };

  lutu.setArea = (area) => window.dash_clientside.set_props("area", { data: lutu.writeArea(area) });

  function areaOf(all) {
    const flat = all.flat();
    if (tool === "circle" && all.length > 1) return { kind: "circle", numbers: [...all[0], Math.max(0.1, Math.min(lutu.metres(all[0], all[1]) / 1000, lutu.config.limits.radiusKm))], region: "" };
    if (tool === "box" && all.length > 1) {
      const [[a, b], [c, d]] = all;
      return { kind: "box", numbers: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)], region: "" };
    }
    return tool === "polygon" && all.length > 2 ? { kind: "polygon", numbers: flat, region: "" } : null;
  }

  function said(all) {
    const area = areaOf(all);
    if (tool === "circle" && area) return lutu.say("draw.radius", { size: lutu.sayLength(area.numbers[2] * 1000) });
    if (tool === "way" && all.length > 1) return lutu.sayLength(lutu.measure(all, false).m);
    if (tool === "surface" && all.length > 2) return lutu.crossesItself(all) ? lutu.say("area.crossing") : lutu.saySurface(lutu.measure(all, true).m2);
    return area ? lutu.saySurface(lutu.sizeOf(area).m2) : "";
  }

  function hint() {
    const fingers = window.matchMedia("(pointer: coarse)").matches;
    const ends = tool === "polygon" || (MEASURES.includes(tool) && points.length > 1 && !done);
    lutu.fill("hint", tool
      ? [
          h("Span", {}, lutu.say(`draw.${tool}.${fingers ? "touch" : "hint"}`)),
          h("Strong", { id: "measured" }, said(pointer ? [...points, pointer] : points)),
          ends ? h("Button", { ...lutu.act("finish", ""), className: "button" }, lutu.say(tool === "polygon" ? "draw.finish" : "draw.done")) : "",
          h("Button", { ...lutu.act("tool", ""), className: "button" }, lutu.say(fingers ? "draw.leave" : "draw.cancel")),
        ].filter(Boolean)
      : []);
  }

  function preview() {
    if (sketch) sketch.remove();
    sketch = null;
    if (!tool || !points.length) return hint();
    const all = pointer ? [...points, pointer] : points;
    const area = areaOf(all);
    const line = area ? lutu.outline(area) : all;
    const closed = area || (tool === "surface" && all.length > 2);
    sketch = L.layerGroup([
      (closed ? L.polygon : L.polyline)(line.map(latlng), style({ dashArray: "5 4" })),
      ...points.map((point) => L.circleMarker(latlng(point), style({ radius: 4, fillOpacity: 1, fillColor: "#fff" }))),
    ]).addTo(lutu.map);
    hint();
  }

  // What stands in the tools and the hint goes away with the tool; Enter and the arrows are for the map.
  function toMap() {
    if (tool || document.activeElement.closest(".tools, #hint")) lutu.map.getContainer().focus({ preventScroll: true });
  }

  // Take up a tool; the one at hand, or none, is put away.
  lutu.takeTool = function (name) {
    tool = name && name !== tool ? name : null;
    points = [];
    pointer = null;
    done = false;
    for (const button of document.querySelectorAll("[data-act=tool][data-value]")) {
      if (button.dataset.value) button.setAttribute("aria-pressed", String(button.dataset.value === tool));
    }
    toMap();
    document.querySelector(".tools").open = Boolean(tool);
    lutu.map.getContainer().classList.toggle("is-drawing", Boolean(tool));
    lutu.map.doubleClickZoom[tool ? "disable" : "enable"]();
    document.getElementById("tip").hidden = true;
    preview();
  };

  lutu.drawing = () => tool !== null;

  function finish(all) {
    const area = areaOf(all);
    const { fault } = area ? lutu.readArea(lutu.writeArea(area)) : { fault: "area.polygon" };
    if (fault) {
      lutu.notice(lutu.say(fault));
      return;
    }
    lutu.takeTool(null);
    lutu.setArea(area);
  }
  // A measure is ended where it is: its lines and its number stay until the next click, or until the tool is left.
  function hold() {
    done = true;
    pointer = null;
    preview();
  }
  lutu.finishDrawing = () => (MEASURES.includes(tool) ? hold() : finish(points));

  function pickRegion(point) {
    const layer = lutu.map.getZoom() >= COUNTIES_FROM_ZOOM ? "counties" : "cities";
    const region = lutu.regions[layer].features.find(({ geometry }) => lutu.inGeometry(geometry, point));
    if (!region) return;
    lutu.takeTool(null);
    lutu.setArea({ kind: "region", numbers: [], region: region.properties.adcode });
  }

  const pixels = (point) => lutu.map.latLngToContainerPoint(latlng(point));

  lutu.drawClick = function ({ latlng: at }) {
    const point = lonlat(at);
    if (tool === "region") return pickRegion(point);
    if (done) {
      points = [];
      done = false;
    }
    const again = points.length && pixels(points[points.length - 1]).distanceTo(pixels(point)) < 3;
    const closes = points.length > 2 && pixels(points[0]).distanceTo(pixels(point)) < CLOSE_PX;
    if (tool === "polygon" && points.length > 2 && (again || closes)) return finish(points);
    if (!again) points = [...points, point];
    pointer = null; // it stands on the corner just set, which is no side of its own
    if (["circle", "box"].includes(tool) && points.length === 2) return finish(points);
    // The second click of a double-click, or Enter where the last corner is.
    if (MEASURES.includes(tool) && again && points.length > 1) return hold();
    preview();
  };

  lutu.drawMove = function ({ latlng: at }) {
    if (!points.length || done) return;
    pointer = lonlat(at);
    preview();
  };

  // By keyboard alone: Enter sets a circle or box round the middle of the map, whose numbers can then be typed; it adds
  // the middle as a corner, to which the arrows have brought the map, and ends a polygon where it adds none.
  function fromKeyboard() {
    if (["polygon", ...MEASURES].includes(tool)) return lutu.drawClick({ latlng: lutu.map.getCenter() });
    const bounds = lutu.map.getBounds().pad(-0.25);
    const [middle, corner] = [lonlat(bounds.getCenter()), lonlat(bounds.getNorthEast())];
    if (tool === "circle") finish([middle, [corner[0], middle[1]]]);
    else if (tool === "box") finish([lonlat(bounds.getSouthWest()), corner]);
    else if (tool === "region") pickRegion(middle);
  }

  document.addEventListener("keydown", (event) => {
    if (!tool || event.target.closest("input, select")) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      lutu.takeTool(null);
    } else if (event.key === "Enter" && !event.target.closest("button, summary, a")) {
      event.preventDefault();
      fromKeyboard();
    } else if (event.key === "Backspace" && points.length) {
      done = false;
      points = points.slice(0, -1);
      preview();
    }
  }, true);
})(window.lutu);
