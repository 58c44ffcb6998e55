// How the map looks: the base map's theme, which layer lies over which, and how strongly each is drawn.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const GROUND_FROM = 304; // the z-index of the lowest pane of the ground that can be moved
  const CITIES_Z = 307; // city borders lie over all of it but what is raised highest
  const STEP = 10;
  let worn = null;
  let listed = "";

  lutu.plainLook = () => ({ order: lutu.config.stacks.flat(), opacity: {}, theme: "light" });
  const setLook = (change) => window.dash_clientside.set_props("look", { data: { ...lutu.lookOf(lutu.view), ...change } });
  lutu.lookOf = ({ order, opacity, theme }) => ({ order, opacity, theme });

  lutu.showLook = function (view) {
    lutu.wearLook(view);
    listLook(view);
  };

  // The ground takes the theme's colours and its order; the canvas reads both when it draws.
  lutu.wearLook = function (view) {
    const { grounds, style, stacks } = lutu.config;
    if (worn !== view.theme) {
      worn = view.theme;
      Object.assign(style, grounds[view.theme]);
      const container = lutu.map.getContainer();
      container.style.background = style.sea;
      container.parentElement.classList.toggle("is-dark", view.theme === "dark");
      lutu.restyleGround();
    }
    view.order.filter((layer) => stacks[0].includes(layer)).forEach((layer, n) => {
      const pane = lutu.map.getPane(`lutu-${layer}`);
      pane.style.zIndex = GROUND_FROM + n + (GROUND_FROM + n >= CITIES_Z ? 1 : 0);
      pane.style.opacity = (view.opacity[layer] || 100) / 100;
    });
    lutu.map.getPane("lutu-cities").style.zIndex = CITIES_Z;
  };

  function row(layer, n, stack, view) {
    const percent = view.opacity[layer] || 100;
    const name = lutu.say(`layer.${layer}`);
    const range = h("Input", { type: "range", min: "10", max: "100", step: String(STEP), value: String(percent), "aria-label": `${name} ${lutu.say("look.opacity")}`, id: `opacity-${layer}` });
    range.addEventListener("change", () => {
      const opacity = { ...view.opacity, [layer]: Number(range.value) };
      if (opacity[layer] === 100) delete opacity[layer];
      setLook({ opacity });
    });
    const move = (way, sign, possible) => h("Button", { ...lutu.act(way, layer), className: "button", "aria-label": `${lutu.say(`look.${way}`)} ${name}`, ...(possible ? {} : { disabled: "" }) }, sign);
    return h("Li", {}, [h("Span", { className: "row-name" }, name), range, h("Span", { className: "row-count" }, `${percent}%`), move("raise", "↑", n < stack.length - 1), move("lower", "↓", n > 0)]);
  }

  // Topmost first, as things lie over one another.
  function listLook(view) {
    const now = JSON.stringify(lutu.lookOf(view));
    if (now === listed) return;
    listed = now;
    const { activeElement: focused } = document;
    const again = focused.closest("#look-list") && (focused.id ? `#${focused.id}` : `[data-act=${focused.dataset.act}][data-value=${focused.dataset.value}]`);
    const themes = Object.keys(lutu.config.grounds).map((theme) => h("Button", { ...lutu.act("theme", theme), className: "button", "aria-pressed": String(theme === view.theme) }, lutu.say(`theme.${theme}`)));
    const lists = lutu.config.stacks.map((stack, n) => {
      const ordered = view.order.filter((layer) => stack.includes(layer));
      const rows = ordered.map((layer, place) => row(layer, place, ordered, view)).reverse();
      return h("Div", {}, [h("H4", {}, lutu.say(n ? "look.things" : "look.ground")), h("Ul", {}, rows)]);
    });
    lutu.fill("look-list", [h("Div", { className: "themes", role: "group", "aria-label": lutu.say("look.theme") }, themes), ...lists.reverse()]);
    const back = again && document.querySelector(again);
    if (back) (back.disabled ? back.parentElement.querySelector("button:not(:disabled)") : back).focus();
  }

  function move(layer, by) {
    const { order } = lutu.view;
    const stack = lutu.config.stacks.find((layers) => layers.includes(layer));
    const mine = order.filter((other) => stack.includes(other));
    const at = mine.indexOf(layer);
    [mine[at], mine[at + by]] = [mine[at + by], mine[at]];
    setLook({ order: lutu.config.stacks.flatMap((layers) => (layers === stack ? mine : order.filter((other) => layers.includes(other)))) });
  }
  lutu.raise = (layer) => move(layer, 1);
  lutu.lower = (layer) => move(layer, -1);
  lutu.wear = (theme) => setLook({ theme });
})(window.lutu);
