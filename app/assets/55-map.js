// The map itself: region styles, fitting, what the user moved, hovering and clicking.
"use strict";

(function (lutu) {
  const flat = { interactive: false, fill: true, stroke: true };

  // Over tiles the neighbours vanish and the circles are a tint.
  const cover = (over) => (lutu.config.tiles ? over : 1);
  const line = (colour, weight, more) => ({ ...flat, fill: false, color: colour, weight, ...more });
  lutu.styles = {
    surroundings() {
      const { land } = lutu.config.style;
      return { ...flat, fillColor: land, fillOpacity: cover(0), color: land, opacity: cover(0), weight: 1 };
    },
    province() {
      const { paper, line: colour } = lutu.config.style;
      return { ...flat, fillColor: paper, fillOpacity: cover(0), color: colour, weight: 1.2 };
    },
    circles({ properties }) {
      const { circles, circleLine } = lutu.config.style;
      return { ...line(circleLine, 2.4), fill: true, fillColor: circles[properties.circle], fillOpacity: cover(0.35) };
    },
    counties: () => line(lutu.config.style.countyLine, 0.7),
    cities: () => line(lutu.config.style.line, 1),
    cores: () => line(lutu.config.style.accent, 1.4, { opacity: 0.8, dashArray: "1 4", lineCap: "round" }),
  };

  // The bundled ground, each file in a pane of its own below the symbols.
  function drawBoundaries(boundaries) {
    lutu.config.boundaries.forEach((name, n) => {
      const pane = `lutu-${name}`;
      lutu.map.createPane(pane).style.zIndex = 300 + n;
      const filter = ({ geometry }) => geometry.type !== "Point";
      L.geoJSON(boundaries[name], { pane, filter, style: lutu.styles[name], interactive: false }).addTo(lutu.map);
    });
  }

  // Leaflet's own scale bar knows no Chinese.
  L.Control.Scale.include({
    _updateMetric(maxMeters) {
      const meters = this._getRoundNum(maxMeters);
      const [value, unit] = meters < 1000 ? [meters, "unit.m"] : [meters / 1000, "unit.km"];
      this._updateScale(this._mScale, lutu.config ? `${value} ${lutu.say(unit)}` : "", meters / maxMeters);
    },
  });

  const COUNTY_BORDERS_FROM_ZOOM = 7;

  // Which of the ground's files are seen: those whose layer is shown, county borders only from a zoom.
  lutu.showGround = function (layers) {
    const close = lutu.map.getZoom() >= COUNTY_BORDERS_FROM_ZOOM;
    const seen = { circles: layers.includes("circles"), cores: layers.includes("cores"), counties: layers.includes("counties") && close };
    for (const [name, shown] of Object.entries(seen)) lutu.map.getPane(`lutu-${name}`).style.display = shown ? "" : "none";
  };

  const round = (value) => Math.round(value * 1000) / 1000;

  lutu.box = function () {
    const bounds = lutu.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(round);
  };

  // Fit without making it the user's own viewport.
  lutu.fit = function (box) {
    const [west, south, east, north] = box || lutu.config.home;
    const size = lutu.map.getSize();
    // The province is wider than tall: what is left of the height goes below it, where the legend stands.
    const legend = document.querySelector(".legend").open;
    const below = legend ? Math.min(260, Math.max(18, size.y - 18 - (size.x - 36) * 0.64)) : 18;
    const padding = box ? {} : { paddingTopLeft: [18, 18], paddingBottomRight: [18, below] };
    lutu.map.fitBounds([[south, west], [north, east]], { animate: false, ...padding });
    lutu.fitted = lutu.box().join();
  };

  function tell(event) {
    const under = lutu.overlay.under(event.containerPoint);
    const tip = document.getElementById("tip");
    lutu.map.getContainer().style.cursor = under ? "pointer" : "";
    if (!under) {
      tip.hidden = true;
      return;
    }
    const text = under.feature
      ? lutu.nameOf(under.feature)
      : under.more
        ? lutu.say("map.more", { n: under.more.features.length })
        : lutu.say("map.city", { name: under.city.label, n: under.city.count });
    tip.textContent = text;
    tip.hidden = false;
    const right = event.containerPoint.x > lutu.map.getSize().x - 260;
    tip.style.left = `${event.containerPoint.x + (right ? -14 : 14)}px`;
    tip.style.top = `${event.containerPoint.y + 14}px`;
    tip.classList.toggle("is-left", right);
  }

  function click(event) {
    const under = lutu.overlay.under(event.containerPoint);
    if (!under) return;
    if (under.more) {
      const points = under.more.features.map(({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]]);
      lutu.map.flyToBounds(L.latLngBounds(points).pad(0.3), { maxZoom: lutu.map.getZoom() + 2, duration: 0.4 });
      return;
    }
    dash_clientside.set_props("selected", { data: under.feature ? under.feature.id : under.city.adcode });
  }

  // Once, when the data is there: the overlay, the pointer, and telling Dash where the user moved.
  lutu.openMap = function (boundaries, viewport) {
    drawBoundaries(boundaries);
    lutu.overlay = new lutu.Overlay().addTo(lutu.map);
    for (const way of ["in", "out"]) {
      const button = lutu.map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      button.title = lutu.say(`map.${way}`);
      button.setAttribute("aria-label", button.title);
    }
    lutu.map.on("mousemove", tell);
    lutu.map.on("mouseout", () => (document.getElementById("tip").hidden = true));
    lutu.map.on("click", click);
    lutu.map.on("zoomend", () => lutu.view && lutu.showGround(lutu.view.layers));
    lutu.map.on("moveend", () => {
      if (lutu.box().join() !== lutu.fitted) dash_clientside.set_props("viewport", { data: lutu.box() });
    });
    lutu.map.on("resize", () => lutu.fit(lutu.view && lutu.view.viewport));
    lutu.map.invalidateSize({ pan: false });
    lutu.fit(viewport);
  };

  const inBox = ([west, south, east, north], [lon, lat]) => west <= lon && lon <= east && south <= lat && lat <= north;

  // The filtered features inside the View's box whose layer is shown: what list, legend and counts speak of.
  lutu.inView = function (features, view) {
    return features.filter(({ geometry, properties }) => {
      if (!view.layers.includes(properties.precision === "city" ? "city_counts" : "facilities")) return false;
      if (!view.viewport) return true;
      if (properties.precision !== "city") return inBox(view.viewport, geometry.coordinates);
      return properties.cities.some((code) => {
        const city = lutu.config.cities[code];
        return inBox(view.viewport, [city.lon, city.lat]);
      });
    });
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
