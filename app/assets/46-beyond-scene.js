// Where networks, corridors with their stops, and places abroad stand on the map at one zoom.
"use strict";

(function (lutu) {
  const OWN_PLACE_FROM_ZOOM = 5; // from here on what has a place abroad stands there; below, its country gathers it
  const NAMES_FROM_ZOOM = 1.7; // the world on a phone has room for counts alone; a tap names them
  const SAMPLES = 14;
  const BULGE = 0.03; // of a link's length; each further network bulges more, so that shared links lie side by side
  const TAG = 15;
  const TAG_ROOM = 24; // px that a tag keeps from the next
  const ALL_STOPS_FROM_ZOOM = 7; // below, a stop without room for its name is a speck
  const TAG_SPOTS = [0.5, 0.38, 0.62, 0.28, 0.72, 0.82, 0.18];

  // A closed ring through the cities in the order of their angles: it ties them together and ranks none.
  function ring(points, bulge) {
    const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
    const angle = ([x, y]) => Math.atan2(y - middle[1], x - middle[0]);
    const around = [...points].sort((a, b) => angle(a) - angle(b));
    return around.map((start, n) => {
      const end = around[(n + 1) % around.length];
      const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
      const control = [(start[0] + end[0]) / 2 + dy * bulge * 2, (start[1] + end[1]) / 2 - dx * bulge * 2];
      return Array.from({ length: SAMPLES + 1 }, (_, step) => {
        const t = step / SAMPLES;
        return [0, 1].map((axis) => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * end[axis]);
      });
    });
  }

  // Before the symbols: whoever shows networks wants to read their names.
  lutu.placeLinks = function (context, networks, project, occupied) {
    const { networkColours: colours, dashes } = lutu.config.style;
    const order = lutu.roles.filter(({ properties }) => properties.linked).map(({ id }) => id);
    context.font = lutu.font(12, 700);
    return networks.map((feature, place) => {
      const n = order.indexOf(feature.id);
      const points = feature.properties.cities.map((code) => project(lutu.config.cities[code].place));
      const paths = ring(points, BULGE * (place + 1));
      const label = lutu.nameOf(feature);
      const width = context.measureText(label).width;
      const spots = paths.flatMap((path) => [0.5, 0.3, 0.7].map((share) => path[Math.round(share * SAMPLES)]));
      const spot = spots.find(([x, y]) => occupied.free([x - width / 2 - 2, y - 9, x + width / 2 + 2, y + 9]));
      if (spot) occupied.add([spot[0] - width / 2 - 2, spot[1] - 9, spot[0] + width / 2 + 2, spot[1] + 9]);
      return { features: [feature], paths, colour: colours[n % colours.length], dash: dashes[n % dashes.length], label, spot, width };
    });
  };

  // Corridors on the same course are drawn once and remember each other.
  function bundle(corridors) {
    const bundles = new Map();
    for (const feature of corridors) {
      const { mode, schematic } = feature.properties;
      const key = `${mode} ${schematic} ${JSON.stringify(feature.geometry.coordinates)}`;
      if (!bundles.has(key)) bundles.set(key, { features: [], mode, schematic, geometry: feature.geometry });
      bundles.get(key).features.push(feature);
    }
    return [...bundles.values()];
  }

  // The point at a share of the length of what is inside the window.
  function along(path, share, visible) {
    const inside = path.filter(([x, y]) => x >= visible[0] && y >= visible[1] && x <= visible[2] && y <= visible[3]);
    const points = inside.length > 1 ? inside : path;
    const lengths = points.map((point, n) => (n ? Math.hypot(point[0] - points[n - 1][0], point[1] - points[n - 1][1]) : 0));
    let rest = lengths.reduce((sum, length) => sum + length, 0) * share;
    for (let n = 1; n < points.length; n += 1) {
      if (rest <= lengths[n]) {
        const t = lengths[n] ? rest / lengths[n] : 0;
        return [0, 1].map((axis) => points[n - 1][axis] + (points[n][axis] - points[n - 1][axis]) * t);
      }
      rest -= lengths[n];
    }
    return points[points.length - 1];
  }

  function placeRoutes(corridors, project, visible) {
    return bundle(corridors).map(({ features, mode, schematic, geometry }) => {
      const paths = lutu.parts(geometry).map((part) => part.map(project));
      return { features, mode, schematic, paths, colour: lutu.config.style.modeColours[mode], visible };
    });
  }

  // A sign of the mode on each course, where there is room for it.
  function placeTags(routes, visible, occupied) {
    for (const route of routes) {
      const longest = route.paths.reduce((a, b) => (b.length > a.length ? b : a));
      const spots = TAG_SPOTS.map((share) => along(longest, share, visible));
      const half = TAG_ROOM / 2;
      const spot = spots.find(([x, y]) => occupied.free([x - half, y - half, x + half, y + half]));
      if (spot) occupied.add([spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half]);
      route.tag = spot ? { x: spot[0], y: spot[1], size: TAG } : null;
    }
  }

  function stopsOf(corridors) {
    const stops = new Map();
    for (const feature of corridors) {
      for (const stop of feature.properties.stops) {
        const key = `${stop.lon.toFixed(2)},${stop.lat.toFixed(2)}`;
        if (!stops.has(key)) stops.set(key, { ...stop, features: [] });
        stops.get(key).features.push(feature);
      }
    }
    return [...stops.values()].sort((a, b) => b.features.length - a.features.length);
  }

  function placeStops(context, corridors, project, inFrame, occupied) {
    const stops = stopsOf(corridors).map((stop) => {
      const [x, y] = project([stop.lon, stop.lat]);
      return { ...stop, x, y, label: null };
    }).filter(({ x, y }) => inFrame(x, y));
    for (const { x, y } of stops) occupied.add([x - 4, y - 4, x + 4, y + 4]);
    return stops;
  }

  function nameStops(context, stops, visible, occupied) {
    context.font = lutu.font(12, 400);
    for (const stop of stops) {
      const label = stop[lutu.english() ? "name_en" : "name"];
      const width = context.measureText(label).width;
      const spots = [[stop.x + 6, stop.y], [stop.x - 6 - width, stop.y], [stop.x - width / 2, stop.y - 13], [stop.x - width / 2, stop.y + 13]];
      for (const [left, y] of spots) {
        const box = [left - 1, y - 8, left + width + 1, y + 8];
        const seen = box[0] >= visible[0] && box[2] <= visible[2] && box[1] >= visible[1] && box[3] <= visible[3];
        if (!seen || !occupied.free(box)) continue;
        occupied.add(box);
        stop.label = { left, y, text: label, width };
        break;
      }
    }
  }

  // Countries as counts with their names, kept apart; what finds no place stands on its own.
  function placeCountries(context, gathered, zoom, project, occupied) {
    context.font = lutu.font(12, 700);
    const offsets = lutu.rings(24, 8);
    return Object.entries(gathered).map(([code, features]) => {
      const country = lutu.config.countries[code];
      const text = zoom < NAMES_FROM_ZOOM ? String(features.length) : `${country.name} ${features.length}`;
      const width = context.measureText(text).width + 16;
      const [trueX, trueY] = project([country.lon, country.lat]);
      const box = ([dx, dy]) => [trueX + dx - width / 2 - 1, trueY + dy - 11, trueX + dx + width / 2 + 1, trueY + dy + 11];
      const offset = offsets.find((at) => occupied.free(box(at))) || [0, 0];
      occupied.add(box(offset));
      return { code, features, text, width, x: trueX + offset[0], y: trueY + offset[1], trueX, trueY };
    });
  }

  function placeAbroad(context, abroad, zoom, project, size, occupied) {
    const gathered = {};
    const placed = [];
    for (const feature of abroad) {
      const { precision, iso2 } = feature.properties;
      if (zoom >= OWN_PLACE_FROM_ZOOM && precision !== "country") placed.push(feature);
      else (gathered[iso2] = gathered[iso2] || []).push(feature);
    }
    const countries = placeCountries(context, gathered, zoom, project, occupied);
    const points = placed.map((feature) => project(feature.geometry.coordinates));
    const at = lutu.dodge(points, size, lutu.rings(9, size * 0.55), occupied);
    const symbols = placed.map((feature, n) => {
      const [x, y] = at[n] || points[n];
      return { feature, x, y, trueX: points[n][0], trueY: points[n][1], size };
    });
    return { countries, symbols };
  }

  lutu.beyondScene = function (context, { beyond, zoom, size, project, inFrame, visible, occupied }) {
    const stops = placeStops(context, beyond.corridors, project, inFrame, occupied);
    if (zoom >= NAMES_FROM_ZOOM) nameStops(context, stops, visible, occupied);
    const abroad = placeAbroad(context, beyond.abroad, zoom, project, size, occupied);
    const routes = placeRoutes(beyond.corridors, project, visible);
    placeTags(routes, visible, occupied);
    return { abroad, stops: stops.filter(({ label }) => label || zoom >= ALL_STOPS_FROM_ZOOM), routes };
  };
})(window.lutu);
