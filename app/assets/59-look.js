// How the map looks: the base map's theme, which layers are shown, which lies over which, how strongly each is drawn.
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

  function slider(id, name, percent, changed) {
    const range = h("Input", { type: "range", min: "10", max: "100", step: String(STEP), value: String(percent), title: `${percent}%`, "aria-label": `${name} ${lutu.say("look.opacity")}`, id });
    range.addEventListener("change", () => changed(Number(range.value)));
    return range;
  }

  function row(layer, n, stack, view) {
    const percent = view.opacity[layer] || 100;
    const name = lutu.say(`layer.${layer}`);
    const box = h("Input", { type: "checkbox", value: layer, ...lutu.act("layer", layer) });
    box.checked = view.layers.includes(layer);
    const range = slider(`opacity-${layer}`, name, percent, (wanted) => {
      const opacity = { ...view.opacity, [layer]: wanted };
      if (wanted === 100) delete opacity[layer];
      setLook({ opacity });
    });
    const move = (way, sign, possible) => h("Button", { ...lutu.act(way, layer), className: "button", "aria-label": `${lutu.say(`look.${way}`)} ${name}`, ...(possible ? {} : { disabled: "" }) }, sign);
    return h("Li", {}, [h("Label", {}, [box, h("Span", {}, name)]), range, move("raise", "↑", n < stack.length - 1), move("lower", "↓", n > 0)]);
  }

  // The tiles lie under everything; they are no part of the View, since a sheet has none.
  const tiles = { shown: true, percent: 100 };
  lutu.tilesShown = () => lutu.config.tiles && tiles.shown;

  function tilesRow() {
    const name = lutu.say("look.tiles");
    const box = h("Input", { type: "checkbox", value: "tiles", id: "tiles-shown" });
    box.checked = tiles.shown;
    const change = (wanted) => {
      Object.assign(tiles, wanted);
      Object.assign(lutu.map.getPane("tilePane").style, { display: tiles.shown ? "" : "none", opacity: tiles.percent / 100 });
      lutu.restyleGround();
      listLook(lutu.view);
    };
    box.addEventListener("change", () => change({ shown: box.checked }));
    return h("Li", {}, [h("Label", {}, [box, h("Span", {}, name)]), slider("opacity-tiles", name, tiles.percent, (percent) => change({ percent }))]);
  }

  // Topmost first, as things lie over one another.
  function listLook(view) {
    const now = JSON.stringify([lutu.lookOf(view), view.layers, tiles]);
    if (now === listed) return;
    listed = now;
    const { activeElement: focused } = document;
    const again = focused.closest("#layers") && (focused.id ? `#${focused.id}` : `[data-act=${focused.dataset.act}][data-value=${focused.dataset.value}]`);
    const themes = Object.keys(lutu.config.grounds).map((theme) => h("Button", { ...lutu.act("theme", theme), className: "button", "aria-pressed": String(theme === view.theme) }, lutu.say(`theme.${theme}`)));
    const lists = lutu.config.stacks.map((stack, n) => {
      const ordered = view.order.filter((layer) => stack.includes(layer));
      const rows = ordered.map((layer, place) => row(layer, place, ordered, view)).reverse();
      if (!n && lutu.config.tiles) rows.push(tilesRow());
      return h("Div", {}, [h("H4", {}, lutu.say(n ? "look.things" : "look.ground")), h("Ul", {}, rows)]);
    });
    lutu.fill("layers", [h("Div", { className: "themes", role: "group", "aria-label": lutu.say("look.theme") }, themes), ...lists.reverse()]);
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
