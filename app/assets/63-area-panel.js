// What lies in the marked area, above the list: its size, counts by kind and sector, what is nearest to its middle.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const NEAREST = ["port", "airport", "bonded_zone", "cold_chain"];
  const FIELDS = { circle: ["lon", "lat", "km"], box: ["west", "south", "east", "north"] };

  function middleOf(area) {
    if (area.kind === "circle") return area.numbers.slice(0, 2);
    if (area.kind === "region") {
      const { lon, lat } = lutu.config.counties[area.region] || lutu.config.cities[area.region];
      return [lon, lat];
    }
    const centre = L.polygon(lutu.cornersOf(area).map(([lon, lat]) => [lat, lon])).getBounds().getCenter();
    return [centre.lng, centre.lat];
  }

  lutu.areaName = function ({ kind, numbers, region }) {
    if (kind === "region") return ((lutu.config.counties[region] || lutu.config.cities[region]) || { name: region }).name;
    if (kind === "circle") return lutu.say("area.said.circle", { lon: numbers[0], lat: numbers[1], km: numbers[2] });
    return lutu.say(`area.said.${kind}`, { n: numbers.length / 2 });
  };

  // Typed numbers are as good as drawn ones; what is no area is said and changes nothing.
  function field(area, name, n) {
    const input = h("Input", { type: "number", step: name === "km" ? "0.1" : "0.0001", value: String(area.numbers[n]), id: `area-${name}` });
    input.addEventListener("change", () => {
      const numbers = area.numbers.map((number, place) => (place === n ? Number(input.value) : number));
      const { area: wanted, fault } = lutu.readArea(lutu.writeArea({ ...area, numbers }));
      if (fault) lutu.notice(lutu.say(fault));
      else lutu.setArea(wanted);
    });
    return h("Label", {}, [lutu.say(`area.field.${name}`), input]);
  }

  function tallies(features, property, facet, sign) {
    const counts = new Map();
    for (const { properties } of features) for (const word of [properties[property]].flat()) counts.set(word, (counts.get(word) || 0) + 1);
    const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([word, n]) => h("Li", {}, [sign ? lutu.symbol(word) : "", h("Span", { className: "row-name" }, lutu.label(facet, word)), h("Span", { className: "row-count" }, String(n))]));
    return [h("H4", {}, lutu.say(`facet.${facet}`)), h("Ul", { className: "summary" }, rows)];
  }

  const cityOf = ({ region }) => (lutu.config.cities[region] ? region : `${region.slice(0, 4)}00`);
  const cityOnly = (features, city) => features.filter(({ properties: p }) => p.precision === "city" && (!city || p.cities.includes(city)));

  // How far a thing is from the middle; what is known by county only and lies in the marked county is not 0 m away, and
  // no more digits than the place is known to.
  function distance(area, { properties: p }, m) {
    if (p.precision === "site") return lutu.sayLength(m);
    if (p.precision === "county" && area.region && (p.county === area.region || p.cities.includes(area.region))) return lutu.say("area.within");
    return `≈ ${lutu.say("unit.said.km", { n: lutu.number(Math.max(1, Math.round(m / 1000)), 0) })}`;
  }

  // How many of a kind stand somewhere in the marked region's city: any of them may be nearer than what is measured.
  function unplaced(area, kind) {
    if (area.kind !== "region") return "";
    const n = cityOnly(lutu.facilities, cityOf(area)).filter(({ properties }) => properties.kind === kind).length;
    return n ? h("Li", { className: "kicker" }, lutu.say("area.unplaced", { n, kind: lutu.label("kind", kind) })) : "";
  }

  function nearest(area) {
    const middle = middleOf(area);
    let rough = false;
    const placed = lutu.facilities.filter(({ properties }) => properties.precision !== "city");
    const rows = NEAREST.flatMap((kind) => {
      const all = placed.filter(({ properties }) => properties.kind === kind).map((feature) => ({ feature, m: lutu.metres(middle, feature.geometry.coordinates) }));
      if (!all.length) return [];
      const { feature, m } = all.reduce((best, other) => (other.m < best.m ? other : best));
      const far = distance(area, feature, m);
      rough = rough || far.startsWith("≈");
      return [h("Li", {}, [lutu.symbol(kind, feature.properties.precision), h("Button", { ...lutu.act("open", feature.id), className: "row-name link" }, lutu.nameOf(feature)), h("Span", { className: "row-count" }, far)]), unplaced(area, kind)];
    });
    return [h("H4", {}, lutu.say("area.nearest")), h("Ul", { className: "summary is-wide" }, rows), rough ? h("P", { className: "kicker" }, lutu.say("area.rough")) : ""];
  }

  // Nothing where no area is marked.
  lutu.areaSection = function (view) {
    const { area } = view;
    if (!area) return [];
    if (area.kind === "region" && !lutu.regionOf(area.region)) return [h("P", { className: "kicker" }, lutu.say("area.unknown", { code: area.region }))];
    const { m2, m } = lutu.sizeOf(area);
    const inside = lutu.passing.length;
    const passing = lutu.select(lutu.facilities, lutu.config.rule, { ...view, area: null });
    const whole = area.region && area.region === cityOf(area); // a city's own count holds what is known by city only
    const without = whole ? 0 : cityOnly(passing, area.region && cityOf(area)).length;
    return [h("Section", { className: "area" }, [
      h("H3", {}, [lutu.say("area.title"), h("Button", { ...lutu.act("unarea", ""), className: "back" }, lutu.say("area.clear"))]),
      h("P", { className: "area-name" }, lutu.areaName(area)),
      h("P", { className: "kicker" }, `${lutu.saySurface(m2)} · ${lutu.say("area.round", { length: lutu.sayLength(m) })}`),
      FIELDS[area.kind] ? h("Div", { className: "area-fields" }, FIELDS[area.kind].map((name, n) => field(area, name, n))) : "",
      h("P", {}, h("Strong", {}, lutu.say("area.inside", { n: inside }))),
      without ? h("P", { className: "kicker" }, lutu.say("area.without", { n: without })) : "",
      ...(inside ? [...tallies(lutu.passing, "kind", "kind", true), ...tallies(lutu.passing, "sectors", "sector", false)] : []),
      ...nearest(area),
    ])];
  };
})(window.lutu);
