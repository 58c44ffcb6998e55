// Help: what the keys do, and a short tour that offers itself once.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const SEEN = "lutu.tour";
  const QUIET = "lutu.keys";
  const KEYS = [["?", "help"], ["/", "search"], ["Ctrl Z", "undo"], ["Ctrl Shift Z", "redo"], ["T", "table"], ["C", "charts"], ["+ −", "zoom"], ["← → ↑ ↓", "pan"], ["Esc", "escape"], ["Enter", "enter"]];
  // What each step points at.
  const STEPS = [["filters", "#facet-plan"], ["search", ".search"], ["map", ".map"], ["mark", ".tools"], ["dock", ".docks"], ["list", "#panel"], ["export", ".pictures"]];
  let step = -1;
  let quiet = null; // whether keys of one character do nothing, once this browser was asked
  let before = null; // what had the focus when the tour began

  function isQuiet() {
    try {
      quiet = quiet === null ? window.localStorage.getItem(QUIET) === "off" : quiet;
    } catch {
      quiet = false;
    }
    return quiet;
  }

  // Who dictates, or whose hand shakes, sets off keys of one character by accident (WCAG 2.1.4).
  function quietBox() {
    const box = h("Input", { type: "checkbox", id: "help-quiet", ...(isQuiet() ? { checked: "" } : {}) });
    box.addEventListener("change", () => {
      quiet = box.checked;
      try {
        window.localStorage.setItem(QUIET, quiet ? "off" : "on");
      } catch {
        // A browser that keeps nothing holds to it until the page is left.
      }
    });
    return h("P", {}, h("Label", {}, [box, ` ${lutu.say("help.quiet")}`]));
  }

  lutu.showHelp = function () {
    const dialog = document.getElementById("help");
    if (dialog.open) return;
    const rows = KEYS.flatMap(([keys, what]) => [h("Dt", {}, keys.split(" ").map((key) => h("Kbd", {}, key))), h("Dd", {}, lutu.say(`help.${what}`))]);
    dialog.replaceChildren(
      h("H2", {}, lutu.say("help.title")),
      h("Dl", {}, rows),
      quietBox(),
      h("P", {}, lutu.say("help.more")),
      h("Div", { className: "help-buttons" }, [
        h("Button", { ...lutu.act("tour", ""), className: "button" }, lutu.say("tour.start")),
        h("Button", { ...lutu.act("unhelp", ""), className: "button is-main", autofocus: "" }, lutu.say("app.close")),
      ]),
    );
    dialog.showModal();
  };
  lutu.hideHelp = () => document.getElementById("help").close();

  function remember() {
    try {
      window.localStorage.setItem(SEEN, "seen");
    } catch {
      // A browser that keeps nothing is shown the tour again.
    }
  }

  // On a small screen filters, search and list are in drawers: the button that opens them is pointed at.
  function mark(selector) {
    for (const marked of document.querySelectorAll(".is-toured")) marked.classList.remove("is-toured");
    if (!selector) return null;
    const drawer = document.querySelector(`.bar .only-small[data-value=${selector === "#panel" ? "list" : "filters"}]`);
    const inDrawer = drawer.offsetParent && document.querySelector(selector).closest("#sidebar, #panel");
    const target = inDrawer ? drawer : document.querySelector(selector);
    target.classList.add("is-toured");
    return target.getBoundingClientRect();
  }

  // Beside what it speaks of, where there is room; else in the middle below.
  function put(card, box) {
    const { innerWidth: width, innerHeight: height } = window;
    card.classList.toggle("is-alone", !box || width <= 900);
    card.style.left = card.style.top = "";
    if (!box || width <= 900) return;
    const right = box.right + 14 + 330 < width;
    const left = right && box.width < width / 2 ? box.right + 14 : Math.max(12, Math.min(box.left, width - 342) - (box.left > width / 2 && box.height > height / 2 ? 346 : 0));
    const top = right && box.width < width / 2 ? box.top : box.height > height / 2 ? 130 : box.bottom + 12;
    card.style.left = `${Math.max(12, left)}px`;
    card.style.top = `${Math.max(12, Math.min(top, height - 230))}px`;
  }

  lutu.tour = function (to) {
    const dialog = document.getElementById("help");
    if (dialog.open) dialog.close();
    const card = document.getElementById("tour");
    if (card.hidden) before = document.activeElement;
    step = Number(to) || 0;
    card.hidden = step < 0 || step >= STEPS.length;
    if (card.hidden) {
      mark(null);
      card.replaceChildren();
      remember();
      lutu.focusFirst([before === document.body ? null : before, document.getElementById("map")]);
      return;
    }
    const [what, selector] = STEPS[step];
    const last = step === STEPS.length - 1;
    card.replaceChildren(
      h("H2", {}, lutu.say(`tour.${what}`)),
      h("P", {}, lutu.say(`tour.${what}.text`)),
      h("Div", { className: "help-buttons" }, [
        h("Span", { className: "kicker" }, `${step + 1} / ${STEPS.length}`),
        h("Button", { ...lutu.act("tour", "-1"), className: "back" }, last ? "" : lutu.say("tour.skip")),
        step ? h("Button", { ...lutu.act("tour", String(step - 1)), className: "button" }, lutu.say("tour.back")) : "",
        h("Button", { ...lutu.act("tour", String(step + 1)), className: "button is-main" }, lutu.say(last ? "tour.end" : "tour.next")),
      ]),
    );
    put(card, mark(selector));
    card.querySelector(".is-main").focus({ preventScroll: true });
  };

  // Once, to whoever comes for the first time and did not come to look at something.
  lutu.offerTour = function () {
    let seen = "seen";
    try {
      seen = window.localStorage.getItem(SEEN);
    } catch {
      // A browser that keeps nothing is not asked again and again.
    }
    if (!seen && window.top === window && !window.location.search.replace(/^\?(lang=en)?$/, "")) lutu.tour(0);
  };

  const SHORT = { "?": () => lutu.showHelp(), "/": () => document.getElementById("search").focus(), t: () => lutu.toggleDock("table"), c: () => lutu.toggleDock("charts") };

  document.addEventListener("keydown", (event) => {
    if (!lutu.view || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !document.getElementById("tour").hidden) {
      event.stopPropagation();
      lutu.tour(-1);
      return;
    }
    if (lutu.typing(event.target) || event.target.closest("dialog")) return;
    const run = SHORT[event.key] || SHORT[event.key.toLowerCase()];
    if (!run || isQuiet()) return;
    event.preventDefault();
    run();
  }, true);
})(window.lutu);
