// Marked areas, as geo/area.py and layers/area.py say them: reading, writing, what lies inside, how large, how far.
"use strict";

(function (lutu) {
  const MU_M2 = 2000 / 3; // 15 亩 are one hectare
  const OUTLINE_POINTS = 180;
  const WGS84 = () => window.geodesic.Geodesic.WGS84; // geographiclib, loaded after this file

  lutu.metres = ([lon, lat], [lon2, lat2]) => WGS84().Inverse(lat, lon, lat2, lon2).s12;

  const pairs = (numbers) => numbers.flatMap((lon, n) => (n % 2 ? [] : [[lon, numbers[n + 1]]]));

  lutu.cornersOf = function ({ kind, numbers }) {
    if (kind === "polygon") return pairs(numbers);
    const [west, south, east, north] = numbers;
    return [[west, south], [east, south], [east, north], [west, north]];
  };

  const edgesOf = (corners) => corners.map((corner, n) => [corner, corners[(n + 1) % corners.length]]);

  function inRing(corners, [x, y]) {
    let inside = false;
    for (const [[ax, ay], [bx, by]] of edgesOf(corners)) {
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  }

  // Whether a position lies in a GeoJSON polygon or multipolygon.
  lutu.inGeometry = function ({ type, coordinates }, place) {
    const parts = type === "Polygon" ? [coordinates] : coordinates;
    return parts.some((rings) => rings.filter((ring) => inRing(ring.slice(0, -1), place)).length % 2);
  };

  lutu.crossesItself = function (corners) {
    const edges = edgesOf(corners);
    const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    const cross = ([a, b], [c, d]) => turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;
    const doubled = edges.reduce((sum, [[ax, ay], [bx, by]]) => sum + (ax * by - bx * ay), 0);
    return doubled === 0 || edges.some((edge, m) => edges.some((other, n) => n >= m + 2 && !(m === 0 && n === edges.length - 1) && cross(edge, other)));
  };

  // Whether a facility is in an area; what is known to the city only has no place inside a drawn shape.
  lutu.inArea = function (area, { geometry, properties }) {
    if (!properties.located_by || properties.country) return true; // only facilities are asked
    if (area.kind === "region") return area.region === properties.county || properties.cities.includes(area.region);
    if (properties.precision === "city") return false;
    if (area.kind === "circle") return lutu.metres(area.numbers, geometry.coordinates) <= area.numbers[2] * 1000;
    return inRing(lutu.cornersOf(area), geometry.coordinates);
  };

  const written = (number) => String(Number(number.toFixed(4)) + 0);
  lutu.writeArea = (area) => (area ? [area.kind, ...area.numbers.map(written), ...(area.region ? [area.region] : [])].join(",") : "");

  const onEarth = (numbers) => pairs(numbers).every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 85);
  const FAULTS = {
    circle: (n) => !(n.length === 3 && onEarth(n.slice(0, 2)) && 0.1 <= n[2] && n[2] <= lutu.config.limits.radiusKm) && "area.circle",
    box: (n) => !(n.length === 4 && onEarth(n) && n[0] < n[2] && n[1] < n[3]) && "area.box",
    polygon(n) {
      const corners = n.length / 2;
      if (n.length % 2 || corners < 3 || corners > lutu.config.limits.corners || !onEarth(n)) return "area.polygon";
      return lutu.crossesItself(pairs(n)) && "area.crossing";
    },
  };

  // {area, fault}: an area of the parameter, or the key of the sentence that says what is wrong with it.
  lutu.readArea = function (text) {
    if (!text) return { area: null, fault: null };
    const [kind, ...parts] = text.split(",");
    if (kind === "region") {
      const good = parts.length === 1 && /^[0-9]{6}$/.test(parts[0]);
      return good ? { area: { kind, numbers: [], region: parts[0] }, fault: null } : { area: null, fault: "area.region" };
    }
    if (!Object.hasOwn(FAULTS, kind)) return { area: null, fault: "area.kind" };
    if (!parts.every((part) => /^-?[0-9]{1,4}(\.[0-9]{1,9})?$/.test(part))) return { area: null, fault: "area.number" };
    const numbers = parts.map((part) => Number(Number(part).toFixed(4)) + 0);
    const fault = FAULTS[kind](numbers) || null;
    return { area: fault ? null : { kind, numbers, region: "" }, fault };
  };

  // The outline of a drawn area as a ring of [lon, lat].
  lutu.outline = function (area) {
    if (area.kind !== "circle") return lutu.cornersOf(area);
    const [lon, lat, km] = area.numbers;
    return Array.from({ length: OUTLINE_POINTS }, (_, n) => {
      const { lat2, lon2 } = WGS84().Direct(lat, lon, (360 * n) / OUTLINE_POINTS, km * 1000);
      return [lon2, lat2];
    });
  };

  // {m2, m} of a closed ring, {m} of an open line; geodesic.
  lutu.measure = function (line, closed) {
    const polygon = WGS84().Polygon(!closed);
    for (const [lon, lat] of line) polygon.AddPoint(lat, lon);
    const { area, perimeter } = polygon.Compute(false, true);
    return { m2: Math.abs(area || 0), m: perimeter };
  };

  // Area and outline of whatever is marked, holes of a region taken out.
  lutu.sizeOf = function (area) {
    if (area.kind !== "region") return lutu.measure(lutu.outline(area), true);
    const { type, coordinates } = lutu.regionOf(area.region).geometry;
    const parts = type === "Polygon" ? [coordinates] : coordinates;
    const sizes = parts.flatMap((rings) => rings.map((ring, n) => ({ ...lutu.measure(ring.slice(0, -1), true), hole: n > 0 })));
    return sizes.reduce((sum, { m2, m, hole }) => ({ m2: sum.m2 + (hole ? -m2 : m2), m: sum.m + m }), { m2: 0, m: 0 });
  };

  lutu.number = (value, digits) => value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  lutu.sayLength = (m) => (m < 1000 ? lutu.say("unit.said.m", { n: lutu.number(m, 0) }) : lutu.say("unit.said.km", { n: lutu.number(m / 1000, m < 1e5 ? 1 : 0) }));
  lutu.saySurface = function (m2) {
    const mu = m2 / MU_M2;
    const km2 = lutu.number(m2 / 1e6, m2 < 1e6 ? 3 : m2 < 1e9 ? 1 : 0);
    if (mu < 1e4) return lutu.say("unit.said.mu", { km2, n: lutu.number(mu, 0) });
    const n = lutu.english() ? lutu.number(mu / 1e6, mu < 1e7 ? 2 : 1) : lutu.number(mu / 1e4, mu < 1e6 ? 1 : 0);
    return lutu.say("unit.said.wanmu", { km2, n });
  };
})(window.lutu);
