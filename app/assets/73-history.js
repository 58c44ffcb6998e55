// Undo and redo of the View, and named views kept in this browser.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const MOST_STEPS = 100;
  const KEPT = "lutu.views";
  const MOST_KEPT = 50;
  const SETTLE_MS = 700; // panning on from where one just was is the same step

  let steps = []; // queries, oldest first
  let at = -1;
  let going = null; // the query that undo or redo is on the way to
  let last = 0;
  let typing = false; // the last step was typed into the search, and the box was not left since

  function without(name, query) {
    const params = new URLSearchParams(query);
    params.delete(name);
    return params.toString();
  }
  const sameBut = (name, query) => at >= 0 && without(name, query) === without(name, steps[at]);
  const now = () => lutu.writeView(lutu.view, "zh");

  // Every change of the View is a step; what undo itself changes is none.
  lutu.remember = function () {
    const query = now();
    if (query === steps[at]) {
      going = null;
      return;
    }
    if (going !== null) return;
    const time = performance.now();
    const moved = at > 0 && time - last < SETTLE_MS && sameBut("at", query);
    const typed = document.activeElement.id === "search" && sameBut("q", query);
    const on = moved || (typed && typing);
    last = time;
    typing = typed;
    if (!on) at += 1;
    steps = [...steps.slice(0, at), query].slice(-MOST_STEPS);
    at = steps.length - 1;
    buttons();
  };

  function buttons() {
    const can = { undo: at > 0, redo: at < steps.length - 1 };
    for (const [name, possible] of Object.entries(can)) document.querySelector(`[data-act=${name}]`).disabled = !possible;
  }

  // Set every control to what a query says, and fit the map to its box.
  lutu.restore = function (query) {
    const set = window.dash_clientside.set_props;
    const { view } = lutu.readView(`?${query}`);
    for (const { name } of lutu.config.rule.facets) set(`facet-${name}`, { value: view.chosen[name] || [] });
    set("search", { value: view.text });
    set("shown", { data: view.layers });
    set("area", { data: lutu.writeArea(view.area) });
    set("picked", { data: view.picked });
    set("look", { data: lutu.lookOf(view) });
    set("selected", { data: view.selected });
    set("title", { data: view.title });
    set("sheet", { data: view.sheet });
    lutu.goTo(view.viewport);
  };

  lutu.step = function (by) {
    const to = at + by;
    if (to < 0 || to >= steps.length) return;
    at = to;
    typing = false;
    going = steps[at];
    lutu.restore(going);
    buttons();
    // A restored box may be rounded, or a word gone: then there is nothing to wait for.
    setTimeout(() => (going = null), 500);
  };

  function kept() {
    try {
      const views = JSON.parse(window.localStorage.getItem(KEPT)) || [];
      return views.filter((view) => typeof view.name === "string" && typeof view.query === "string");
    } catch {
      return [];
    }
  }

  function keep(views) {
    try {
      window.localStorage.setItem(KEPT, JSON.stringify(views.slice(0, MOST_KEPT)));
    } catch {
      lutu.notice(lutu.say("views.full"));
    }
    lutu.showKept();
  }

  // A plain file input, which Dash has none of, beside the label that the layout holds.
  function addPicker() {
    const label = document.querySelector(".open-picture");
    if (!document.getElementById("open-picture")) label.after(h("Input", { type: "file", id: "open-picture", accept: ".png,.jpg,.jpeg,.svg,.pdf,.tif,.tiff" }));
  }

  lutu.showKept = function () {
    addPicker();
    const views = kept();
    lutu.fill("kept", views.length
      ? views.map(({ name, query }, n) =>
          h("Li", {}, [
            h("Button", { ...lutu.act("recall", String(n)), className: "kept-name", title: query }, name),
            h("Button", { ...lutu.act("forget", String(n)), className: "kept-x", "aria-label": `${lutu.say("views.forget")} ${name}` }, "×"),
          ]))
      : [h("Li", { className: "kicker" }, lutu.say("views.none"))]);
  };

  lutu.keepView = function () {
    const input = document.getElementById("view-name");
    const name = input.value.trim().slice(0, lutu.config.limits.title) || lutu.say("views.unnamed", { n: kept().length + 1 });
    keep([{ name, query: now() }, ...kept().filter((view) => view.name !== name)]);
    input.value = "";
  };
  lutu.recallView = (n) => lutu.restore(kept()[Number(n)].query);
  lutu.forgetView = (n) => keep(kept().filter((_, place) => place !== Number(n)));

  document.addEventListener("focusout", ({ target }) => {
    if (target.id === "search") typing = false;
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || lutu.typing(event.target)) return;
    event.preventDefault();
    lutu.step(event.shiftKey ? 1 : -1);
  });
})(window.lutu);
