// The panel of one city: the content of its page, as the filters leave it.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const SHORT = 40; // a city with no more rows is shown unfolded
  const folds = {}; // what the reader opened or closed, by plan

  const join = (parts) => parts.filter(Boolean).join(lutu.say("join.list"));
  const text = ([words, zh]) => h("Span", zh ? { lang: "zh" } : {}, words);

  function countTable({ columns, counts }) {
    const cell = (n) => h("Td", n ? {} : { className: "is-none" }, String(n));
    return h("Table", { className: "city-table" }, [
      h("Caption", {}, lutu.say("city.panel.counts")),
      h("Thead", {}, h("Tr", {}, [h("Td", {}, ""), ...columns.map((name) => h("Th", { scope: "col" }, name))])),
      h("Tbody", {}, counts.map(({ words, share, numbers }) =>
        h("Tr", share ? { className: "is-share" } : {}, [h("Th", { scope: "row" }, words), ...numbers.map(cell)]))),
    ]);
  }

  // A number of the plans passes as whatever else does: it has a plan and a city, and neither kind nor sector.
  function passes(entry, plan, code, passing) {
    if (entry.identifier) return passing.has(entry.identifier);
    const properties = { plans: [plan], cities: [code], circles: [lutu.config.cities[code].circle], name: entry.name };
    return lutu.select([{ properties }], lutu.config.rule, lutu.view).length > 0;
  }

  function passingIds() {
    const all = [lutu.facilities, lutu.roles, lutu.corridors, lutu.overseas];
    return new Set(all.flatMap((features) => lutu.select(features, lutu.config.rule, lutu.view).map(({ id }) => id)));
  }

  const signOf = ({ identifier, sign }) => {
    const feature = identifier && lutu.find(identifier);
    return feature ? lutu.signOf(feature) : h("Span", { className: sign ? "" : "key-mode key-number", "aria-hidden": "true" }, lutu.say("list.number.mark"));
  };

  function name(entry) {
    return entry.identifier ? h("Button", { ...lutu.act("open", entry.identifier), className: "entry-name" }, entry.name) : h("Span", { className: "entry-name" }, entry.name);
  }

  function details({ facts, lines, others, others_label: label, everywhere }) {
    const shared = others.length ? [h("P", { className: "entry-line" }, [h("B", {}, label), everywhere ? lutu.say("city.everywhere") : join(others.map(([, other]) => other))])] : [];
    return [
      h("P", { className: "entry-facts" }, facts.flatMap((fact, n) => (n ? [" · ", text(fact)] : [text(fact)]))),
      ...lines.map(([words, value]) => h("P", { className: "entry-line" }, [h("B", {}, words), text(value)])),
      ...shared,
    ];
  }

  const row = (entry, mentions, first) =>
    h("Li", { className: "entry" }, [
      signOf(entry),
      h("Div", {}, [
        h("P", {}, [name(entry), h("Span", { className: "entry-tag" }, entry.tag)]),
        ...(first ? details(entry) : []),
        h("P", { className: "entry-mentions", lang: "zh" }, mentions.map((mention) => `“${mention}”`).join("、")),
      ]),
    ]);

  function passage({ headings, box, rows }) {
    return h("Section", { className: "entry-passage" }, [
      h("H4", { lang: "zh" }, [headings.join(" / "), box ? h("Em", {}, box) : ""]),
      h("Ul", {}, rows.map(([entry, mentions, first]) => row(entry, mentions, first))),
    ]);
  }

  // A plan's part of the content, without what the filters hide; null where nothing is left.
  function filtered({ plan, passages }, entries, code, passing) {
    const left = passages
      .map(({ rows, ...rest }) => ({ ...rest, rows: rows.map(([anchor, ...row]) => [entries[anchor], ...row]).filter(([entry]) => passes(entry, plan, code, passing)) }))
      .filter(({ rows }) => rows.length);
    const count = new Set(left.flatMap(({ rows }) => rows.map(([entry]) => entry.anchor))).size;
    return count ? { plan, passages: left, count } : null;
  }

  function planFold({ plan, passages, count }, unfolded) {
    const open = folds[plan] === undefined ? unfolded : folds[plan];
    const summary = h("Summary", {}, [h("Span", {}, lutu.label("plan", plan)), h("Span", { className: "row-count" }, lutu.say("city.items", { n: count }))]);
    // Made when it is opened: a long city would cost its hundreds of rows at every filter.
    const fold = h("Details", { className: "entry-plan", ...(open ? { open: "" } : {}) }, [summary, ...(open ? passages.map(passage) : [])]);
    fold.addEventListener("toggle", () => {
      folds[plan] = fold.open;
      if (fold.open && fold.childElementCount === 1) fold.append(...passages.map(passage));
    });
    return fold;
  }

  function content(code, data) {
    const passing = passingIds();
    const only = data.todo.map((anchor) => data.entries[anchor]).filter((entry) => passing.has(entry.identifier));
    const plans = data.plans.map((plan) => filtered(plan, data.entries, code, passing)).filter(Boolean);
    const rows = plans.reduce((sum, { count }) => sum + count, 0);
    const todo = only.length
      ? [h("Section", {}, [
          h("H3", { className: "entry-head" }, [lutu.say("city.panel.only"), h("Span", { className: "row-count" }, String(only.length))]),
          h("Ul", { className: "entry-only" }, only.map((entry) => h("Li", {}, [signOf(entry), name(entry)]))),
        ])]
      : [];
    const left = plans.length ? plans.map((plan) => planFold(plan, rows <= SHORT)) : [h("P", { className: "kicker" }, lutu.say("city.panel.none"))];
    return [countTable(data), ...todo, h("H3", { className: "entry-head" }, lutu.say("city.plans")), ...left];
  }

  lutu.cityPanel = function (code) {
    const city = lutu.config.cities[code];
    const { paths } = lutu.config;
    const query = lutu.english() ? "?lang=en" : "";
    return [
      lutu.back(),
      h("H2", {}, city.name),
      h("P", { className: "kicker" }, join([lutu.label("circle", city.circle), city.core ? lutu.say("map.core") : ""])),
      h("P", { className: "panel-doors" }, [
        h("A", { href: `${paths.city}/${code}${query}`, className: "button" }, lutu.say("list.page")),
        h("A", { href: `${paths.city}/${code}.xlsx${query}`, className: "button", download: "" }, lutu.say("city.workbook")),
      ]),
      ...lutu.fetched(`${paths.cityPanel}/${code}.json${query}`, (data) => content(code, data), () => lutu.reopen(code)),
    ];
  };
})(window.lutu);
