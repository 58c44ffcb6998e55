// Seen from inside a page: when the map can be used, when a change came, was painted, and the page had followed it.
"use strict";

(function () {
  const probe = (window.probe = { map: 0, page: 0, rest: 0, spent: {}, change: null });

  // `then` gets the time at the start of the frame after `count - 1` further ones.
  const frames = (count, then) =>
    requestAnimationFrame(() => (count > 1 ? frames(count - 1, then) : then(performance.now())));

  // A change begins with expect(); its time is that of the first click, or of begin() where there is none.
  probe.expect = function () {
    probe.change = { from: 0, drawn: 0, shown: 0, painted: 0, followed: 0, last: performance.now() };
    probe.spent = {};
  };
  probe.begin = () => (probe.change.from = performance.now());
  window.addEventListener(
    "click",
    (event) => {
      if (probe.change && !probe.change.from) probe.change.from = event.timeStamp;
    },
    true,
  );

  // `then` gets the time of the first task after the next frame was handed to the screen.
  function handedOver(then) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    frames(1, () => port2.postMessage(null));
  }

  // The main thread is at rest once its last task of more than 50 ms has ended.
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.rest = Math.max(probe.rest, startTime + duration);
  }).observe({ type: "longtask", buffered: true });

  // The first visit as measured, once the whole page has stood for `quiet_ms` without a long task; else null.
  probe.visited = function (quiet_ms) {
    const { map, page } = probe;
    const rest = Math.max(probe.rest, page);
    return map && page && performance.now() - rest > quiet_ms ? { map, page, rest } : null;
  };

  // What was drawn just now is on the screen when the frame after the one that shows it begins.
  function drew(framesLeft) {
    const { change } = probe;
    change.drawn = change.last = performance.now();
    handedOver((now) => (change.shown = now));
    frames(framesLeft, (now) => (change.painted = now));
  }

  // The change as measured, once nothing has moved for `quiet_ms`; else null.
  probe.settled = function (quiet_ms) {
    const { change } = probe;
    if (!change.painted || change.painted < change.drawn || performance.now() - change.last < quiet_ms) return null;
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
    const { lutu } = window;
    const show = lutu.overlay.show;
    lutu.overlay.show = function (...args) {
      show.apply(this, args);
      drew(2);
    };
    for (const name of ["apply", "follow"]) timed(window.dash_clientside.lutu, name);
    for (const name of ["select", "scene", "counts", "list"]) timed(lutu, name);
    timed(lutu.overlay, "draw");
    const followers = document.querySelectorAll("#list, #tally, #legend, #chips, .sidebar");
    const observer = new MutationObserver(() => {
      const { change } = probe;
      if (!change) return;
      change.last = performance.now();
      frames(2, (now) => (change.followed = now));
    });
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
    if (drawn && isWhole(lutu)) frames(1, (now) => (probe.page = now));
    else frames(1, look);
  }
  probe.expect();
  frames(1, look);
})();
