// Where the keyboard's focus goes when what held it goes away.
"use strict";

(function (lutu) {
  let origin = null; // what opened the detail: the id of the region it stands in, and what it opens
  let awaited = null; // what is on its way to be opened, and takes the focus when it stands
  let closing = false;
  let chip = null; // the place of the chip that was removed
  let opener = null; // the button of the drawer that is open

  const holder = () => document.activeElement || document.body;
  const lost = () => holder() === document.body;

  // The first of these that can take it.
  lutu.focusFirst = (elements) => elements.some((element) => {
    if (element) element.focus({ preventScroll: element.matches("#map, #panel") });
    return element && holder() === element;
  });

  // A heading takes no Tab, but the focus when its page is opened; it keeps it when the page is drawn again.
  function focusHeading() {
    const heading = document.querySelector("#detail h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  lutu.fillDetail = function (children) {
    const held = holder().matches("#detail h2");
    lutu.fill("detail", children);
    if (held) focusHeading();
  };

  lutu.leaveFor = function (value, button) {
    const region = button.closest("#list, #dock");
    if (region) origin = { within: region.id, value };
    awaited = value;
  };

  lutu.arrive = function (selected) {
    if (awaited === selected) focusHeading();
    awaited = null;
  };

  lutu.leaveDetail = function () {
    closing = lost() || Boolean(holder().closest("#detail"));
    awaited = null;
  };

  lutu.comeBack = function () {
    if (!closing) return;
    closing = false;
    const item = origin && document.querySelector(`#${origin.within} [data-act=open][data-value="${CSS.escape(origin.value)}"]`);
    origin = null;
    lutu.focusFirst([item, document.getElementById("panel"), document.getElementById("map")]);
  };

  // Only what was removed by key: a pointer that removes a chip wants no keyboard of a touch screen to come up.
  lutu.leaveChip = function (button) {
    const chips = [...document.querySelectorAll("#chips .chip")];
    chip = button.matches("#chips :focus-visible") ? chips.indexOf(button) : null;
  };

  lutu.nextChip = function () {
    if (chip === null) return;
    const chips = [...document.querySelectorAll("#chips .chip:not(.chip-clear)")];
    const next = chips[Math.min(chip, chips.length - 1)];
    chip = null;
    if (lost()) lutu.focusFirst([next, document.getElementById("search"), document.getElementById("map")]);
  };

  const regionOf = (name) => document.getElementById(name === "filters" ? "sidebar" : "panel");
  const openDrawer = () => ["filters", "list"].find((name) => document.body.classList.contains(`show-${name}`));

  // Open one drawer of a small screen, or none; the focus goes in with it, and back out to the button that opened it.
  lutu.showDrawer = function (name, button) {
    document.body.classList.remove("show-filters", "show-list");
    if (name) document.body.classList.add(`show-${name}`);
    for (const each of document.querySelectorAll("[data-act=drawer][aria-expanded]")) each.setAttribute("aria-expanded", String(each.dataset.value === name));
    if (name) {
      opener = button;
      // What comes up is not yet visible, and so takes no focus, in the frame that starts it.
      requestAnimationFrame(() => requestAnimationFrame(() => openDrawer() === name && lutu.focusFirst([regionOf(name).querySelector(".close"), regionOf(name)])));
    } else if (opener) {
      opener.focus();
      opener = null;
    }
  };

  lutu.toggleDrawer = (name, button) => lutu.showDrawer(openDrawer() === name ? null : name, button);

  document.addEventListener("keydown", (event) => {
    const detail = document.getElementById("panel").classList.contains("has-detail"); // which goes first
    if (event.key === "Escape" && lutu.view && !detail && openDrawer()) lutu.showDrawer(null);
  });
})(window.lutu);
