// Seen from inside a page: when the map can be used, when a change came, was painted, and the page had followed it.
"use strict";

(function () {
  try {
    localStorage.setItem("lutu.tour", "seen"); // the tour would stand in the way of the clicks
  } catch {
    // Pages without an address keep nothing, and have no tour.
  }
  const probe = (window.probe = { map: 0, page: 0, rest: 0, beaten: 0, isVisited: false, isFollowed: false });

  // `then` gets the time at the start of the frame after `count - 1` further ones.
  const frames = (count, then) =>
    requestAnimationFrame(() => (count > 1 ? frames(count - 1, then) : then(performance.now())));

  // A change begins with expect(); its time is that of the first click, or of begin() where there is none.
  probe.expect = function () {
    probe.change = { from: 0, drawn: 0, painted: 0, followed: 0, pending: 0, last: performance.now() };
    probe.spent = {};
  };
  probe.begin = () => (probe.change.from = performance.now());
  window.addEventListener(
    "click",
    (event) => {
      if (!probe.change.from) probe.change.from = event.timeStamp;
    },
    true,
  );

  // While the main thread is busy no frame begins: whatever comes after a gap of more than 50 ms had to wait.
  function beat() {
    const now = performance.now();
    if (now - probe.beaten > 50) probe.rest = now;
    probe.beaten = now;
    return now;
  }

  // The first visit as measured, once frames have followed each other for `quiet_ms`; else null.
  probe.visited = function (quiet_ms) {
    const now = beat();
    const { map, page } = probe;
    const rest = Math.max(probe.rest, page);
    probe.isVisited = map && page && now - rest > quiet_ms;
    return probe.isVisited ? { map, page, rest } : null;
  };

  // Sets a time of the change when the given frame begins; the change is not settled before.
  function mark(change, name, framesLeft) {
    change.last = performance.now();
    change.pending += 1;
    frames(framesLeft, (now) => {
      change[name] = change.last = now;
      change.pending -= 1;
    });
  }

  // What was drawn just now is on the screen when the frame after the one that shows it begins.
  function drew(framesLeft) {
    const { change } = probe;
    change.drawn = performance.now();
    mark(change, "painted", framesLeft);
  }

  // The change as measured, once nothing has moved for `quiet_ms`; else null.
  probe.settled = function (quiet_ms) {
    const { change } = probe;
    if (!change.painted || (probe.isFollowed && !change.followed) || change.pending) return null;
    if (performance.now() - change.last < quiet_ms) return null;
    return { ...change, spent: probe.spent };
  };

  // Rivals draw with Leaflet's own canvas, which redraws in an animation frame: the next frame finds it painted.
  let leaflet;
  Object.defineProperty(window, "L", {
    configurable: true,
    get: () => leaflet,
    set(value) {
      leaflet = value;
      const { prototype } = value.Canvas;
      const redraw = prototype._redraw;
      if (redraw.isProbed) return;
      prototype._redraw = function (...args) {
        redraw.apply(this, args);
        drew(1);
      };
      prototype._redraw.isProbed = true;
    },
  });

  // Clusters are elements: each change among them is a drawing.
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.classList && target.classList.contains("leaflet-marker-pane"))) drew(1);
  }).observe(document, { subtree: true, childList: true });

  function timed(owner, name, key) {
    const run = owner[name];
    owner[name] = function (...args) {
      const from = performance.now();
      try {
        return run.apply(this, args);
      } finally {
        const spent = (probe.spent[key || name] = probe.spent[key || name] || { from, ms: 0 });
        spent.ms += performance.now() - from;
      }
    };
  }

  // Our page draws in a handler: that frame shows it, and the next one finds it painted.
  probe.watchLutu = function () {
    probe.isFollowed = true;
    const { lutu } = window;
    const show = lutu.overlay.show;
    lutu.overlay.show = function (...args) {
      show.apply(this, args);
      drew(2);
    };
    timed(window.dash_clientside.lutu, "apply");
    for (const name of ["select", "scene", "counts", "list"]) timed(lutu, name);
    timed(lutu.overlay, "draw");
    const followers = document.querySelectorAll("#list, #tally, #legend, #chips, .sidebar");
    const observer = new MutationObserver(() => mark(probe.change, "followed", 2));
    for (const piece of followers) observer.observe(piece, { subtree: true, childList: true, characterData: true, attributes: true });
  };

  // Interactive: symbols are drawn, and a pointer over one of them names it. Whole: boundaries and list stand too.
  function answersPointer({ overlay, map }) {
    const { x, y } = overlay.scene.symbols[0];
    const box = map.getContainer().getBoundingClientRect();
    const at = { clientX: box.left + x - overlay._pad.x, clientY: box.top + y - overlay._pad.y, bubbles: true };
    map.getContainer().dispatchEvent(new MouseEvent("mousemove", at));
    return !document.getElementById("tip").hidden;
  }
  const isWhole = (lutu) =>
    document.querySelector("#list li") &&
    lutu.config.boundaries.every((name) => document.querySelector(`.leaflet-lutu-${name}-pane path`));

  function look() {
    const { lutu } = window;
    const drawn = lutu && lutu.overlay && lutu.overlay.scene && lutu.view;
    if (drawn && !probe.map && answersPointer(lutu)) frames(1, (now) => (probe.map = now));
    if (drawn && !probe.page && isWhole(lutu)) frames(1, (now) => (probe.page = now));
    beat();
    if (!probe.isVisited) frames(1, look);
  }
  probe.expect();
  frames(1, look);
})();
