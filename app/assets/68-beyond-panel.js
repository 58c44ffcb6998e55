// In the panel: what corridors, places abroad and roles have to say, the places of one country, and a choice of several.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const join = (parts) => parts.filter(Boolean).join(lutu.say("join.list"));
  const own = (properties, name) => properties[lutu.english() ? `${name}_en` : name];
  const cities = (p) => join(p.cities.map((code) => lutu.config.cities[code].name));

  lutu.modeSign = function (mode) {
    const { modes, modeColours } = lutu.config.style;
    return h("Span", { className: "key-mode", "aria-hidden": "true", style: `background: ${modeColours[mode]}` }, modes[mode].mark);
  };

  const roleSign = () => h("Span", { className: "key-mode key-role", "aria-hidden": "true" }, lutu.say("list.role.mark"));

  lutu.signOf = function ({ properties: p }) {
    if (p.mode) return lutu.modeSign(p.mode);
    return p.kind ? lutu.symbol(p.kind, p.precision) : roleSign();
  };

  // What stands small beside a name in a list.
  lutu.asideOf = function ({ properties: p }) {
    if (p.mode) return lutu.label("mode", p.mode);
    if (p.role) return lutu.label("role", p.role);
    return p.country ? own(p, "country") : lutu.label("precision", p.precision);
  };

  // The facts of a thing that is no facility, as rows of [key of its words, value].
  lutu.beyondFacts = function ({ properties: p }) {
    const sectors = join(p.sectors.map((sector) => lutu.label("sector", sector)));
    const km = p.radius_m ? String(Math.round(p.radius_m / 100) / 10) : "";
    const rows = p.mode
      ? [
          ["detail.mode", h("Span", { className: "with-symbol" }, [lutu.modeSign(p.mode), lutu.label("mode", p.mode)])],
          ["detail.stops", p.stops.map((stop) => own(stop, "name")).join(" — ")],
          ["detail.course", p.schematic ? lutu.say("detail.schematic") : lutu.say("detail.fixed")],
          ["detail.cities", cities(p)],
        ]
      : p.role
        ? [
            ["detail.role", lutu.label("role", p.role)],
            [p.linked ? "detail.linked" : "detail.cities", cities(p)],
            ["detail.target", own(p, "target")],
          ]
        : [
            ["detail.kind", h("Span", { className: "with-symbol" }, [lutu.symbol(p.kind, p.precision), lutu.label("kind", p.kind)])],
            ["detail.country", own(p, "country")],
            ["detail.precision", lutu.say(`place.${p.precision}`, { km })],
            ["detail.located", own(p, "located_by")],
            ["detail.company", own(p, "company")],
            ["detail.home", cities(p)],
          ];
    return [...rows, ["detail.sectors", sectors], ["detail.status", p.status && lutu.label("status", p.status)], ["detail.note", own(p, "note")]];
  };

  // Where a thing that is no facility lies: the box of its line or of its cities; null for what only a country has.
  lutu.boxOf = function ({ geometry, properties: p }) {
    if (p.precision) return null;
    const positions = p.mode ? lutu.parts(geometry).flat() : p.cities.map((code) => [lutu.config.cities[code].lon, lutu.config.cities[code].lat]);
    const lons = positions.map(([lon]) => lutu.turned(lon));
    const lats = positions.map(([, lat]) => lat);
    const [west, east] = [Math.min(...lons), Math.max(...lons)];
    const [south, north] = [Math.min(...lats), Math.max(...lats)];
    const margin = Math.max((east - west) * 0.08, (north - south) * 0.08, 0.25);
    const { seam, limits } = lutu.config;
    return [Math.max(west - margin, seam), Math.max(south - margin, -85), Math.min(east + margin, limits.east), Math.min(north + margin, 85)];
  };

  function items(features) {
    return h("Ul", { className: "items" }, features.map((feature) =>
      h("Li", {}, h("Button", { ...lutu.act("open", feature.id), className: "item" }, [
        lutu.signOf(feature),
        h("Span", { className: "item-name" }, lutu.nameOf(feature)),
        h("Span", { className: "item-place" }, lutu.asideOf(feature)),
      ])),
    ));
  }

  function section(title, features) {
    if (!features.length) return [];
    const head = h("Div", { className: "list-city" }, [h("Span", {}, title), h("Span", { className: "row-count" }, String(features.length))]);
    return [h("Section", {}, [h("H3", {}, head), items(features)])];
  }

  const byCountry = (features) => [...features].sort((a, b) => (a.properties.iso2 < b.properties.iso2 ? -1 : a.properties.iso2 > b.properties.iso2 ? 1 : 0));

  // Sections of the list for what is on the map beside the facilities.
  lutu.beyondList = ({ networks, corridors, abroad }) => [
    ...section(lutu.say("list.networks"), networks),
    ...section(lutu.say("list.corridors"), corridors),
    ...section(lutu.say("list.abroad"), byCountry(abroad)),
  ];

  // All that the plans name in one country, as the filters leave it.
  lutu.countryPanel = function (code) {
    const here = lutu.select(lutu.overseas, lutu.config.rule, lutu.view).filter(({ properties }) => properties.iso2 === code);
    return [
      lutu.back(),
      h("H2", {}, lutu.config.countries[code].name),
      h("P", { className: "kicker" }, lutu.say("list.country", { n: here.length })),
      ...(here.length ? [items(here)] : []),
    ];
  };

  // Several things under one click: the reader chooses. Not part of the View, so the next change puts it away.
  lutu.offer = function (title, features) {
    lutu.opened = null;
    document.getElementById("panel").classList.add("has-detail");
    lutu.fill("detail", [lutu.back(), h("H2", {}, title), items(features)]);
  };
})(window.lutu);
