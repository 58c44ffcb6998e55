// The panel beside the map: the list of what is on the map, and one thing with its citations.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const join = (parts) => parts.filter(Boolean).join(lutu.say("join.list"));
  const cityName = (code) => lutu.config.cities[code].name;

  function item(feature) {
    const { kind, precision } = feature.properties;
    return h("Li", {}, h("Button", { ...lutu.act("open", feature.id), className: "item" }, [
      lutu.symbol(kind, precision),
      h("Span", { className: "item-name" }, lutu.nameOf(feature)),
      h("Span", { className: "item-place" }, lutu.label("precision", precision)),
    ]));
  }

  function section(title, features, code) {
    const head = code
      ? h("Button", { ...lutu.act("open", code), className: "list-city" }, [h("Span", {}, title), h("Span", { className: "row-count" }, String(features.length))])
      : h("Div", { className: "list-city" }, [h("Span", {}, title), h("Span", { className: "row-count" }, String(features.length))]);
    return h("Section", {}, [h("H3", {}, head), h("Ul", { className: "items" }, features.map(item))]);
  }

  function unplaced() {
    if (!lutu.unplaced.length) return [];
    const rows = lutu.unplaced.map((thing) =>
      h("Li", {}, [
        h("Span", {}, lutu.english() ? thing.name_en : thing.name),
        h("Span", { className: "item-place" }, join([...new Set(thing.citations.map(({ plan }) => lutu.label("plan", plan)))])),
      ]),
    );
    return [
      h("Details", { className: "unplaced" }, [
        h("Summary", {}, lutu.say("list.unplaced", { n: lutu.unplaced.length })),
        h("P", {}, lutu.say("list.unplaced.lead")),
        h("Ul", {}, rows),
      ]),
    ];
  }

  lutu.list = function (shown, beyond, view) {
    const others = [...lutu.areaSection(view), ...lutu.beyondList(beyond)];
    if (!shown.length && !others.length) {
      return [h("Div", { className: "empty" }, [
        h("P", {}, h("Strong", {}, lutu.say("count.none"))),
        h("P", {}, lutu.say("count.none.hint")),
        // What passes may lie abroad, where neither the province's map nor its layers reach.
        lutu.select(lutu.overseas, lutu.config.rule, view).length ? h("Button", { ...lutu.act("wide", "world"), className: "button" }, lutu.say("count.none.abroad")) : "",
        h("Button", { ...lutu.act("clear", ""), className: "button" }, lutu.say("chips.clear")),
        h("Button", { ...lutu.act("home", ""), className: "button" }, lutu.say("map.home")),
      ])];
    }
    const shared = shown.filter(({ properties }) => properties.cities.length > 1);
    const sections = Object.keys(lutu.config.cities)
      .map((code) => [code, shown.filter(({ properties }) => properties.cities.length === 1 && properties.cities[0] === code)])
      .filter(([, features]) => features.length)
      .map(([code, features]) => section(cityName(code), features, code));
    if (shared.length) sections.push(section(lutu.say("list.shared"), shared));
    const doors = h("P", { className: "panel-doors" }, h("Button", { ...lutu.act("open", "numbers"), className: "button" }, lutu.say("numbers.panel.title")));
    return [h("H2", {}, lutu.say("list.label")), doors, ...others, ...sections, ...unplaced()];
  };

  lutu.back = () => h("Button", { ...lutu.act("open", ""), className: "back" }, `← ${lutu.say("list.back")}`);

  function place(properties) {
    const { precision, radius_m: radius } = properties;
    const km = radius ? String(Math.round(radius / 100) / 10) : "";
    return lutu.say(`place.${precision}`, { km });
  }

  function facilityFacts({ properties: p }) {
    const english = lutu.english();
    const county = p.county ? lutu.config.counties[p.county].name : "";
    return [
      ["detail.kind", h("Span", { className: "with-symbol" }, [lutu.symbol(p.kind, p.precision), lutu.label("kind", p.kind)])],
      ["detail.sectors", join(p.sectors.map((sector) => lutu.label("sector", sector)))],
      ["detail.where", [p.cities.map(cityName).join(lutu.say("join.list")), county].filter(Boolean).join(english ? ", " : " ")],
      ["detail.precision", place(p)],
      ["detail.located", english ? p.located_by_en : p.located_by],
      ["detail.tier", p.tier && lutu.label("tier", p.tier)],
      ["detail.target", english ? p.target_en : p.target],
      ["detail.status", p.status && lutu.label("status", p.status)],
      ["detail.note", english ? p.note_en : p.note],
      ["detail.other", join(p.names_other)],
    ];
  }

  function facts(feature) {
    const rows = feature.properties.located_by && !feature.properties.country ? facilityFacts(feature) : lutu.beyondFacts(feature);
    return h("Dl", { className: "facts" }, rows.filter(([, value]) => value && value.length !== 0).flatMap(([key, value]) => [h("Dt", {}, lutu.say(key)), h("Dd", {}, value)]));
  }

  // The text of a passage with its mention marked; [before, mention, after] come apart from the server.
  function passage({ before, mention, after }) {
    return h("Blockquote", {}, [before, h("Mark", {}, mention), after]);
  }

  function citation(cited, passages) {
    const found = passages
      ? [h("Details", {}, [h("Summary", {}, lutu.say("detail.passage")), ...(passages.length ? passages.map(passage) : [h("P", {}, lutu.say("detail.nopassage"))])])]
      : [];
    return h("Li", {}, [
      h("P", { className: "cite-mention" }, `“${cited.mention}”`),
      h("P", { className: "cite-place" }, [cited.section, cited.box ? h("Span", { className: "cite-box" }, cited.box) : ""]),
      ...found,
    ]);
  }

  // passages: one list for each citation, or null where the plans' text is not at hand.
  lutu.detail = function (feature, passages) {
    const { citations } = feature.properties;
    const plans = feature.properties.plans.map((plan) => {
      const mine = citations.map((cited, n) => [cited, passages && passages[n]]).filter(([cited]) => cited.plan === plan);
      return h("Section", { className: "cites" }, [
        h("H4", {}, [lutu.label("plan", plan), h("Span", { className: "row-count" }, lutu.say("detail.times", { n: mine.length }))]),
        h("Ol", {}, mine.map(([cited, found]) => citation(cited, found))),
      ]);
    });
    const zoom = feature.properties.precision === "city" ? [] : [h("Button", { ...lutu.act("zoom", feature.id), className: "button" }, lutu.say("detail.zoom"))];
    return [
      lutu.back(),
      h("H2", {}, lutu.nameOf(feature)),
      ...(lutu.english() ? [h("P", { className: "kicker", lang: "zh" }, feature.properties.name)] : []),
      facts(feature),
      ...zoom,
      h("H3", { className: "cites-head" }, lutu.say("detail.citations")),
      ...plans,
    ];
  };
})(window.lutu);
