// The ground below the symbols: borders, tints, the shades of the roles, and the land of the world.
"use strict";

(function (lutu) {
  lutu.lit = {}; // the roles that light up cities, by adcode
  lutu.hovered = null; // the city whose shade the pointer is on
  let shades = null; // the cities, shaded by those roles

  const flat = { interactive: false, fill: true, stroke: true };

  // Over tiles the neighbours vanish and the circles are a tint.
  const cover = (over) => (lutu.tilesShown() ? over : 1);
  const line = (colour, weight, more) => ({ ...flat, fill: false, color: colour, weight, ...more });
  lutu.styles = {
    surroundings() {
      const { land } = lutu.config.style;
      return { ...flat, fillColor: land, fillOpacity: cover(0), color: land, opacity: cover(0), weight: 1 };
    },
    world({ properties }) {
      if (properties.kind === "line") return line(lutu.config.style.seaLine, 1.6, { opacity: cover(0) });
      return lutu.styles.surroundings();
    },
    province() {
      const { paper, line: colour } = lutu.config.style;
      return { ...flat, fillColor: paper, fillOpacity: cover(0), color: colour, weight: 1.2 };
    },
    circles({ properties }) {
      const { circles, circleLine } = lutu.config.style;
      return { ...line(circleLine, 2.4), fill: true, fillColor: circles[properties.circle], fillOpacity: cover(0.35) };
    },
    roles: ({ properties }) => ({ ...flat, interactive: true, stroke: false, fillColor: lutu.shadeOf(properties.adcode), fillOpacity: cover(0.6) }),
    counties: () => line(lutu.config.style.countyLine, 0.7),
    cities: () => line(lutu.config.style.line, 1),
    cores: () => line(lutu.config.style.accent, 1.4, { opacity: 0.8, dashArray: "1 4", lineCap: "round" }),
  };

  const drawn = []; // every layer of the ground with the name of its style, to be coloured anew
  const noPoint = ({ geometry }) => geometry.type !== "Point";

  // The bundled ground, each file in a pane of its own below the symbols.
  lutu.drawBoundaries = function (boundaries) {
    lutu.config.boundaries.forEach((name, n) => {
      const pane = `lutu-${name}`;
      lutu.map.createPane(pane).style.zIndex = 300 + 2 * n;
      const layer = L.geoJSON(boundaries[name], { pane, filter: noPoint, style: lutu.styles[name], interactive: false });
      drawn.push([name, layer.addTo(lutu.map)]);
    });
    lutu.map.createPane("lutu-world").style.zIndex = 299;
    // The shades of the roles catch the pointer, so that an area tells its roles and not its name alone.
    lutu.map.createPane("lutu-roles").style.zIndex = 301 + 2 * lutu.config.boundaries.indexOf("circles");
    shades = L.geoJSON(boundaries.cities, { pane: "lutu-roles", style: lutu.styles.roles, interactive: true })
      .on("mouseover", ({ layer }) => (lutu.hovered = layer.feature.properties.adcode))
      .on("mouseout", () => (lutu.hovered = null));
  };

  lutu.restyleGround = function () {
    for (const [name, layer] of drawn) layer.setStyle(lutu.styles[name]);
    shades.setStyle(lutu.styles.roles);
  };

  // Which shade a city has for the roles that light it up; paper where it has none.
  lutu.shadeOf = function (code) {
    const { roleSteps, paper } = lutu.config.style;
    const count = (lutu.lit[code] || []).length;
    return roleSteps.reduce((shade, [from, colour]) => (count >= from ? colour : shade), paper);
  };

  lutu.showRoles = function (roles) {
    const change = Object.keys(roles).length || Object.keys(lutu.lit).length;
    lutu.lit = roles;
    if (!change) return;
    shades.setStyle(lutu.styles.roles);
    if (Object.keys(roles).length) shades.addTo(lutu.map);
    else shades.remove();
    lutu.hovered = null;
  };

  const WORLD_BELOW_ZOOM = 6.3; // nearer, the window holds nothing beyond the province's surroundings
  let asked = false;

  // The world's land comes when it is first needed; its western half goes on in the east.
  lutu.drawWorld = async function () {
    if (asked || lutu.map.getZoom() >= WORLD_BELOW_ZOOM) return;
    asked = true;
    const answer = await fetch(lutu.config.paths.world).catch(() => null);
    if (!answer || !answer.ok) {
      asked = false;
      lutu.notice(lutu.say("app.failed"));
      return;
    }
    lutu.layWorld(await answer.json());
    lutu.overlay.draw();
  };

  lutu.layWorld = function (world) {
    for (const half of ["east", "west"]) {
      const shift = half === "west" ? lutu.config.limits.fullTurn : 0;
      const layer = L.geoJSON(world, {
        pane: "lutu-world",
        filter: (feature) => noPoint(feature) && (feature.properties.half || "east") === half,
        style: lutu.styles.world,
        coordsToLatLng: ([lon, lat]) => L.latLng(lat, lon + shift),
        interactive: false,
      });
      drawn.push(["world", layer.addTo(lutu.map)]);
    }
    lutu.ground = [...lutu.ground, ...world.features.filter(({ properties }) => properties.name)];
  };

  const COUNTY_BORDERS_FROM_ZOOM = 7;
  const WIDE_BELOW_ZOOM = 5.6; // the province is a stamp: its borders inside become hairlines (30-map.css)
  const NO_SCALE_BELOW_ZOOM = 4; // a scale bar would hold for one latitude of many

  // Which of the ground's files are seen: those whose layer is shown, county borders only from a zoom.
  lutu.showGround = function (layers) {
    const zoom = lutu.map.getZoom();
    const close = zoom >= COUNTY_BORDERS_FROM_ZOOM;
    lutu.map.getContainer().classList.toggle("is-wide", zoom < WIDE_BELOW_ZOOM);
    lutu.map.getContainer().classList.toggle("is-world", zoom < NO_SCALE_BELOW_ZOOM);
    const seen = { circles: layers.includes("circles"), cores: layers.includes("cores"), counties: layers.includes("counties") && close };
    for (const [name, shown] of Object.entries(seen)) lutu.map.getPane(`lutu-${name}`).style.display = shown ? "" : "none";
  };
})(window.lutu);
