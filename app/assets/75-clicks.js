// One listener for every button that carries data-act: chips, list items, home, copy, picture, panels.
"use strict";

(function (lutu) {
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function clear() {
    for (const facet of lutu.config.rule.facets) set(`facet-${facet.name}`, { value: [] });
    set("search", { value: "" });
  }

  function zoomTo(id) {
    const { geometry, properties } = lutu.facilities.find((feature) => feature.id === id);
    const [lon, lat] = geometry.coordinates;
    const zoom = { site: 12.5, locality: 11.5, county: 10.5 }[properties.precision];
    lutu.map.flyTo([lat, lon], zoom, { duration: 0.5 });
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

  async function copy(button) {
    const label = button.textContent;
    await navigator.clipboard.writeText(window.location.href);
    button.textContent = lutu.say("share.copied");
    setTimeout(() => (button.textContent = label), 1500);
  }

  const actions = {
    unchoose(value) {
      const [facet, word] = value.split(":");
      set(`facet-${facet}`, { value: lutu.view.chosen[facet].filter((other) => other !== word) });
    },
    untext: () => set("search", { value: "" }),
    clear,
    open: (value) => set("selected", { data: value || null }),
    zoom: zoomTo,
    home() {
      lutu.fit(null);
      set("viewport", { data: null });
    },
    picture: (value, button) => picture(button, value),
    copy: (value, button) => copy(button),
    dismiss: () => lutu.notice(""),
    drawer(value) {
      const open = document.body.classList.contains(`show-${value}`);
      document.body.classList.remove("show-filters", "show-list");
      if (!open) document.body.classList.add(`show-${value}`);
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button || !lutu.config) return;
    actions[button.dataset.act](button.dataset.value, button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && lutu.view && lutu.view.selected) actions.open("");
  });
})(window.lutu);
