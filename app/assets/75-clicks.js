// One listener for every button that carries data-act: chips, list items, home, copy, picture, panels.
"use strict";

(function (lutu) {
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function clear() {
    for (const facet of lutu.config.rule.facets) set(`facet-${facet.name}`, { value: [] });
    set("search", { value: "" });
    set("area", { data: "" });
  }

  const ABROAD = ["corridors", "overseas"];
  let before = null; // the layers shown before a wide view switched its own on

  function show(layers) {
    const shown = lutu.config.layers.filter((layer) => layers.includes(layer));
    if (shown.join() !== lutu.view.layers.join()) set("shown", { data: shown });
  }

  const toggleLayer = (layer) => show(lutu.view.layers.includes(layer) ? lutu.view.layers.filter((other) => other !== layer) : [...lutu.view.layers, layer]);

  // The layer a thing is drawn in, so that zooming to it never shows an empty place.
  const layerOf = ({ properties: p }) => (p.mode ? "corridors" : p.country ? "overseas" : p.role ? "networks" : "facilities");

  function zoomTo(id) {
    const feature = lutu.find(id);
    const { geometry, properties } = feature;
    show([...lutu.view.layers, layerOf(feature)]);
    const box = lutu.boxOf(feature);
    if (box) {
      lutu.goTo(box);
      return;
    }
    const [lon, lat] = geometry.coordinates;
    const zoom = { site: 12.5, locality: 11.5, county: 10.5, country: 5 }[properties.precision];
    lutu.map.flyTo([lat, lutu.turned(lon)], properties.country ? Math.min(zoom, 6) : zoom, { duration: 0.5 });
  }

  // East Asia or the world, with the layers that make it worth looking at.
  function wide(name) {
    if (!before && !ABROAD.every((layer) => lutu.view.layers.includes(layer))) before = lutu.view.layers;
    show([...lutu.view.layers, ...ABROAD]);
    lutu.goTo(lutu.config.boxes[name]);
  }

  function home() {
    if (before) show(before);
    before = null;
    lutu.goHome();
  }

  async function picture(button, format) {
    const label = button.textContent;
    button.disabled = true;
    button.textContent = lutu.say("share.making");
    try {
      const answer = await fetch(`${lutu.config.paths.picture}.${format}?${lutu.writeView(lutu.view)}`);
      if (!answer.ok) throw new Error(await answer.text());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `lutu.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      lutu.notice(lutu.say("share.failed") + error.message);
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  }

  // Browsers give the clipboard to https only: elsewhere the link is copied as a selection, or left selected to be
  // copied by hand.
  function copySelected(text) {
    const field = lutu.h("Input", { type: "text", readonly: "", value: text, size: "36", "aria-label": lutu.say("share.link") });
    lutu.notice(lutu.say("share.byhand"), field);
    field.select();
    return document.execCommand("copy");
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(window.location.href);
    } catch {
      if (!copySelected(window.location.href)) return;
      lutu.notice("");
      button.focus();
    }
    button.textContent = lutu.say("share.copied");
    setTimeout(() => (button.textContent = lutu.say("share.copy")), 1500);
  }

  // Only this value of a facet; or every value that there is but those that are chosen.
  function only(value) {
    const [facet, word] = value.split(":");
    set(`facet-${facet}`, { value: [word] });
  }

  function invert(facet) {
    const chosen = lutu.view.chosen[facet] || [];
    const there = [...document.querySelectorAll(`#facet-${facet} input`)].map((box) => box.value);
    const rest = there.filter((word) => !chosen.includes(word));
    set(`facet-${facet}`, { value: rest.length < there.length ? rest : [] }); // all of them is no choice
  }

  lutu.zoomTo = zoomTo;

  const actions = {
    only,
    invert,
    jump: lutu.jump,
    undo: () => lutu.step(-1),
    redo: () => lutu.step(1),
    keep: lutu.keepView,
    recall: lutu.recallView,
    forget: lutu.forgetView,
    unchoose(value, button) {
      lutu.leaveChip(button);
      const [facet, word] = value.split(":");
      set(`facet-${facet}`, { value: lutu.view.chosen[facet].filter((other) => other !== word) });
    },
    help: lutu.showHelp,
    unhelp: lutu.hideHelp,
    tour: lutu.tour,
    toggle: lutu.toggleWord,
    dock: lutu.toggleDock,
    sort: lutu.sortBy,
    column: lutu.toggleColumn,
    pick: lutu.pick,
    pickall: lutu.pickAllShown,
    unpick: () => set("picked", { data: [] }),
    layer: toggleLayer,
    raise: lutu.raise,
    lower: lutu.lower,
    theme: lutu.wear,
    points: (number) => lutu.listPoints(Number(number)),
    point(value) {
      const [layer, at] = value.split(":").map(Number);
      lutu.openPoint({ layer, at });
    },
    tool: lutu.takeTool,
    finish: lutu.finishDrawing,
    unarea(value, button) {
      lutu.leaveChip(button);
      set("area", { data: "" });
    },
    untext(value, button) {
      lutu.leaveChip(button);
      set("search", { value: "" });
    },
    clear(value, button) {
      lutu.leaveChip(button);
      clear();
    },
    open(value, button) {
      if (value) lutu.leaveFor(value, button);
      else lutu.leaveDetail();
      // A choice of several is no part of the View: closing it changes nothing that would put it away.
      if (!value && !lutu.view.selected) {
        document.getElementById("panel").classList.remove("has-detail");
        lutu.fill("detail", []);
        lutu.comeBack();
      }
      set("selected", { data: value || null });
    },
    zoom: zoomTo,
    home,
    wide,
    picture: (value, button) => picture(button, value),
    copy: (value, button) => copy(button),
    retry(value) {
      lutu.forget(value);
      lutu.reopen(lutu.view.selected);
    },
    reload: () => window.location.reload(),
    dismiss: () => lutu.notice(""),
    drawer: lutu.toggleDrawer,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button || !lutu.config) return;
    if (button.matches("button")) event.preventDefault(); // a button in a facet's row must not tick its box
    actions[button.dataset.act](button.dataset.value, button);
  });
  document.addEventListener("keydown", (event) => {
    const opened = document.getElementById("panel").classList.contains("has-detail");
    if (event.key === "Escape" && lutu.view && opened) actions.open("");
  });
})(window.lutu);
