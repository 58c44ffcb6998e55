// What is on the map of a View beside the facilities, as layers/showing.py says it; tests/browser proves that they agree.
"use strict";

(function (lutu) {
  const ROLE_FACETS = ["plan", "sector"]; // without a choice in one of them every city would be lit

  // West of the seam in the Atlantic the world goes on in the east, so that the Pacific lies in the middle.
  lutu.turned = (lon) => (lon < lutu.config.seam ? lon + lutu.config.limits.fullTurn : lon);

  lutu.inBox = function ([west, south, east, north], [lon, lat]) {
    const turn = lutu.config.limits.fullTurn;
    return south <= lat && lat <= north && ((west <= lon && lon <= east) || (west <= lon + turn && lon + turn <= east));
  };

  // The parts of a line, each a list of positions.
  lutu.parts = ({ type, coordinates }) => (type === "LineString" ? [coordinates] : coordinates);

  function crosses([west, south, east, north], geometry) {
    const turn = lutu.config.limits.fullTurn;
    const boxes = [0, turn].map((shift) => L.bounds([west - shift, south], [east - shift, north]));
    return lutu.parts(geometry).some((part) =>
      part.some((end, n) => n && boxes.some((box) => L.LineUtil.clipSegment(L.point(part[n - 1]), L.point(end), box))),
    );
  }

  const cityIn = (box, code) => lutu.inBox(box, [lutu.config.cities[code].lon, lutu.config.cities[code].lat]);

  function rolesByCity(view) {
    if (!view.layers.includes("roles") || !ROLE_FACETS.some((facet) => (view.chosen[facet] || []).length)) return {};
    const lit = {};
    for (const role of lutu.select(lutu.roles, lutu.config.rule, view)) {
      for (const code of role.properties.cities) (lit[code] = lit[code] || []).push(role);
    }
    return lit;
  }

  // What passes the filters and whose layer is shown, wherever it is; roles by the city that they light up.
  lutu.beyond = function (view) {
    const of = (layer, features) => (view.layers.includes(layer) ? lutu.select(features, lutu.config.rule, view) : []);
    return {
      roles: rolesByCity(view),
      networks: of("networks", lutu.roles).filter(({ properties }) => properties.linked),
      corridors: of("corridors", lutu.corridors),
      abroad: of("overseas", lutu.overseas),
    };
  };

  // The same inside the View's box: what lists, legend and counts speak of. The whole province, which has no box,
  // ends far from any place abroad.
  lutu.beyondInView = function (beyond, { viewport }) {
    if (!viewport) return { ...beyond, abroad: [] };
    return {
      roles: beyond.roles,
      networks: beyond.networks.filter(({ properties }) => properties.cities.some((code) => cityIn(viewport, code))),
      corridors: beyond.corridors.filter(({ geometry }) => crosses(viewport, geometry)),
      abroad: beyond.abroad.filter(({ geometry }) => lutu.inBox(viewport, geometry.coordinates)),
    };
  };

  // The facilities that pass, inside the View's box, whose layer is shown.
  lutu.inView = function (features, view) {
    return features.filter(({ geometry, properties }) => {
      if (!view.layers.includes(properties.precision === "city" ? "city_counts" : "facilities")) return false;
      if (!view.viewport) return true;
      if (properties.precision !== "city") return lutu.inBox(view.viewport, geometry.coordinates);
      return properties.cities.some((code) => cityIn(view.viewport, code));
    });
  };

  // What the numbers beside the filters count: facilities, and what else the shown layers put on the map.
  lutu.countable = ({ layers }) => [
    ...lutu.facilities,
    ...(layers.includes("corridors") ? lutu.corridors : []),
    ...(layers.includes("overseas") ? lutu.overseas : []),
  ];

  let passing = { view: null, roles: [] };

  // The roles of a city that pass the filters, lit or not.
  lutu.rolesOf = function (code) {
    if (passing.view !== lutu.view) passing = { view: lutu.view, roles: lutu.select(lutu.roles, lutu.config.rule, lutu.view) };
    return passing.roles.filter(({ properties }) => properties.cities.includes(code));
  };

  // Everything that can be opened, by its id.
  lutu.find = function (id) {
    for (const features of [lutu.facilities, lutu.roles, lutu.corridors, lutu.overseas]) {
      const found = features.find((feature) => feature.id === id);
      if (found) return found;
    }
    return null;
  };
})(window.lutu);
