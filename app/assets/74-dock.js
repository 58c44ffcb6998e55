// The dock below the map: table or charts of the same selection, and downloads of it.
"use strict";

(function (lutu) {
  const { h } = lutu;

  let open = null; // "table" or "charts"
  let datum = null; // the first of them where none was chosen

  const shownNow = () => lutu.inView(lutu.passing, lutu.view);

  function downloads(view) {
    const { forms, datums } = lutu.config.table;
    const query = lutu.writeView({ ...view, selected: null });
    const link = (form, rows) => `${lutu.config.paths.table}.${form}?${[query, datum ? `crs=${datum}` : "", rows].filter(Boolean).join("&")}`;
    const links = (rows) => forms.map(([form, name]) => h("A", { href: link(form, rows), download: datum ? `lutu-${datum}.${form}` : `lutu.${form}`, className: "button" }, name));
    const select = h("Select", { id: "datum", "aria-label": lutu.say("table.datum") }, datums.map(([value, name]) => h("Option", { value, ...(value === datum ? { selected: "" } : {}) }, name)));
    select.addEventListener("change", () => {
      datum = select.value === datums[0][0] ? null : select.value;
      lutu.showDock();
    });
    const n = view.picked.length;
    return [
      h("Span", { className: "dock-label" }, lutu.say("table.download")),
      h("Span", { className: "dock-links" }, links("")),
      ...(n ? [h("Span", { className: "dock-label" }, lutu.say("table.download.picked", { n })), h("Span", { className: "dock-links" }, links("rows=picked")), h("Button", { ...lutu.act("unpick", ""), className: "back" }, lutu.say("table.unpick"))] : []),
      select,
    ];
  }

  // Redraw what is open; the place one has scrolled to, and the fold of the columns, stay.
  lutu.showDock = function () {
    const dock = document.getElementById("dock");
    dock.hidden = !open;
    for (const button of document.querySelectorAll("[data-act=dock]")) button.setAttribute("aria-expanded", String(button.dataset.value === open));
    if (!open) {
      dock.replaceChildren();
      return;
    }
    const body = dock.querySelector(".dock-body");
    const [left, top] = body && body.dataset.of === open ? [body.scrollLeft, body.scrollTop] : [0, 0];
    const unfolded = Boolean(dock.querySelector(".columns[open]"));
    const focus = focusIn(dock);
    const { view } = lutu;
    const content = open === "table" ? lutu.table(shownNow(), view) : lutu.charts(view);
    const label = lutu.say(`dock.${open}`);
    dock.replaceChildren(
      h("Div", { className: "dock-head" }, [
        h("H2", {}, label),
        open === "table" ? lutu.columnChoice() : "",
        h("Div", { className: "dock-downloads" }, downloads(view)),
        h("Button", { ...lutu.act("dock", open), className: "dock-x", "aria-label": lutu.say("app.close") }, "×"),
      ]),
      h("Div", { className: "dock-body", "data-of": open, tabindex: "0", role: "region", "aria-label": label }, content),
    );
    dock.querySelector(".dock-body").scrollTo(left, top);
    if (unfolded) dock.querySelector(".columns").open = true;
    if (focus) (dock.querySelector(focus) || dock.querySelector(".dock-body")).focus();
  };

  // What had the focus in the dock, as a selector that finds its like after it was made anew.
  function focusIn(dock) {
    const { activeElement: element } = document;
    if (!dock.contains(element)) return null;
    if (element.id) return `#${element.id}`;
    const { act, value } = element.dataset;
    return act ? `[data-act="${act}"][data-value="${CSS.escape(value)}"]` : ".dock-body";
  }

  lutu.followDock = () => open && lutu.showDock();

  lutu.toggleDock = function (name) {
    open = open === name ? null : name;
    lutu.showDock();
    lutu.lay();
    if (open) document.querySelector(".dock-body").focus({ preventScroll: true });
    else document.querySelector(`[data-act=dock][data-value=${name}]`).focus();
  };

  lutu.pickAllShown = () => lutu.pickAll(shownNow());
})(window.lutu);
