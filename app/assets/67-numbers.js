// The panel of the plans' numbers: targets by plan, with bars where a plan gives the number of an earlier year.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const folds = {};

  // Only the points that the plans give: a bar for each, from 0 (or 0 to 100 %) as its page draws it.
  function bars({ bars: points }) {
    return h("Div", { className: "number-bars" }, points.flatMap(({ said, percent, is_target: target }) => [
      h("Span", { className: "number-time" }, said.time),
      h("Span", { className: "number-track", "aria-hidden": "true" }, h("Span", { className: target ? "number-bar is-target" : "number-bar", style: `width: ${percent}%` })),
      h("Span", { className: target ? "number-value is-target" : "number-value" }, said.full),
    ]));
  }

  function source({ rows, earlier }) {
    const cited = [...rows.map((said) => [said, ""]), ...earlier.map(({ said, plan }) => [said, `${said.time} · ${plan}`])];
    return h("Details", { className: "target-source" }, [
      h("Summary", {}, lutu.say("numbers.cited")),
      ...cited.map(([said, when]) => h("P", {}, [when ? h("Span", { className: "entry-tag" }, when) : "", h("Q", { lang: "zh" }, said.mention), h("Span", { className: "cite-place", lang: "zh" }, said.section), said.note ? h("Span", { className: "cite-place", lang: "zh" }, said.note) : ""])),
    ]);
  }

  function target(card) {
    const { said, hedges } = card;
    const head = [said.indicator, said.is_province ? "" : h("Small", {}, said.scope), hedges ? h("Small", {}, hedges) : ""];
    const value = card.bars.length ? [] : [h("P", { className: "target-value" }, [h("Strong", {}, said.full), h("Span", {}, said.time)])];
    return h("Li", { className: "target-card" }, [h("H4", {}, head), ...(card.bars.length ? [bars(card)] : value), source(card)]);
  }

  function planPart({ plan, charts, others }, unfolded) {
    const open = folds[plan] === undefined ? unfolded : folds[plan];
    const { paths } = lutu.config;
    const cards = () => [
      h("Ul", {}, [...charts, ...others].map(target)),
      h("P", {}, h("A", { href: `${paths.numbers}${lutu.english() ? "?lang=en" : ""}#${plan}` }, lutu.say("numbers.panel.page"))),
    ];
    const count = h("Span", { className: "row-count" }, lutu.say("numbers.panel.count", { n: charts.length + others.length }));
    const fold = h("Details", { className: "entry-plan", ...(open ? { open: "" } : {}) }, [h("Summary", {}, [h("Span", {}, lutu.label("plan", plan)), count]), ...(open ? cards() : [])]);
    fold.addEventListener("toggle", () => {
      folds[plan] = fold.open;
      if (fold.open && fold.childElementCount === 1) fold.append(...cards());
    });
    return fold;
  }

  // The targets of the chosen plans, of all where none is chosen.
  lutu.numbersPanel = function (view) {
    const chosen = view.chosen.plan || [];
    const { paths } = lutu.config;
    const path = `${paths.numbersPanel}${lutu.english() ? "?lang=en" : ""}`;
    const make = (plans) => {
      const shown = plans.filter(({ plan }) => !chosen.length || chosen.includes(plan));
      return shown.map((plan, n) => planPart(plan, shown.length === 1 || n === 0));
    };
    return [
      lutu.back(),
      h("H2", {}, lutu.say("numbers.panel.title")),
      h("P", { className: "kicker" }, lutu.say("numbers.panel.lead")),
      ...lutu.fetched(path, make, () => lutu.reopen("numbers")),
    ];
  };
})(window.lutu);
