// The user's own layers in the page: waiting for them, their boxes in the sidebar, one point in the panel.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const ASK_EVERY_MS = 400;
  const LISTED = 40;
  lutu.own = []; // {state, points} of each, in the order of the command line

  // Ask until every layer is there or refused; fetch each as soon as it is ready, while the map is still being made.
  lutu.loadOwn = async function () {
    const { paths, ownLayers } = lutu.config;
    if (!ownLayers) return;
    let waiting = true;
    while (waiting) {
      const states = await fetch(`${paths.own}/states.json`).then((answer) => answer.json()).catch(() => null);
      if (!states) return lutu.notice(lutu.say("own.failed"));
      states.forEach((state, n) => (lutu.own[n] = { ...(lutu.own[n] || {}), state }));
      await Promise.all(states.map((state, n) => state.ready && !lutu.own[n].points && receive(n)));
      lutu.showOwn();
      waiting = lutu.own.some(({ state, points }) => !state.refused && !points);
      if (waiting) await new Promise((then) => setTimeout(then, ASK_EVERY_MS));
    }
    return null;
  };

  // Once, when the map is there: the canvas for them, with those that have come.
  lutu.placeOwn = function () {
    if (!lutu.config.ownLayers) return;
    lutu.map.createPane("lutu-points").style.zIndex = 450;
    lutu.dots = new lutu.PointsOverlay().addTo(lutu.map);
  };

  async function receive(n) {
    const answer = await fetch(`${lutu.config.paths.own}/${n}.bin`);
    if (!answer.ok) return;
    const points = lutu.unpackPoints(await answer.arrayBuffer());
    lutu.own[n].points = points;
    if (!lutu.view) return;
    lutu.maskPoints(points, lutu.view);
    lutu.dots.draw();
  }

  // With every View: what of them it shows; drawn in the same frame as the map.
  lutu.followOwn = function (view) {
    if (!lutu.dots) return;
    for (const { points } of lutu.own) if (points) lutu.maskPoints(points, view);
    lutu.dots.draw();
  };

  function again(n) {
    const { points } = lutu.own[n];
    lutu.maskPoints(points, lutu.view);
    lutu.dots.draw();
    lutu.showOwn();
  }

  // Counted after the map is painted, so that a million points do not hold up a filter; until then the last numbers stand.
  const idle = (then) => (window.requestIdleCallback ? window.requestIdleCallback(then, { timeout: 500 }) : setTimeout(then, 50));
  let counting = false;
  function countSoon() {
    if (counting) return;
    counting = true;
    idle(() => {
      counting = false;
      lutu.own.forEach(({ points }, n) => {
        if (!points || !points.columns.length || !lutu.view) return;
        points.counts = lutu.countWords(points, points.by, lutu.view);
        document.querySelectorAll(`#own-words-${n} .row-count`).forEach((cell, code) => (cell.textContent = lutu.number(points.counts[code], 0)));
      });
    });
  }

  function words(n, points, column) {
    return h("Ul", { id: `own-words-${n}` }, points.columns[column].words.map((word, code) => {
      const box = h("Input", { type: "checkbox" });
      box.checked = !points.off[column].has(code);
      box.addEventListener("change", () => {
        if (box.checked) points.off[column].delete(code);
        else points.off[column].add(code);
        again(n);
      });
      const dot = h("I", { className: "own-dot", style: `background: ${lutu.pointColour(code)}`, "aria-hidden": "true" });
      return h("Li", {}, h("Label", {}, [box, dot, h("Span", { className: "row-name" }, word), h("Span", { className: "row-count" }, points.counts ? lutu.number(points.counts[code], 0) : "")]));
    }));
  }

  function strength(n, points) {
    const range = h("Input", { type: "range", min: "10", max: "100", step: "10", value: String(points.percent), title: `${points.percent}%`, id: `own-opacity-${n}` });
    range.addEventListener("change", () => {
      points.percent = Number(range.value);
      again(n);
    });
    return range;
  }

  function ready(n, points) {
    const shown = h("Input", { type: "checkbox" });
    shown.checked = points.on !== false;
    shown.addEventListener("change", () => {
      points.on = shown.checked;
      again(n);
    });
    const select = h("Select", { "aria-label": lutu.say("own.by") }, points.columns.map(({ name }, at) => h("Option", { value: String(at), ...(at === points.by ? { selected: "" } : {}) }, name)));
    select.addEventListener("change", () => {
      points.by = Number(select.value);
      points.counts = null;
      again(n);
    });
    return [
      h("Label", { className: "own-name" }, [shown, h("Strong", {}, points.name)]),
      h("P", { className: "kicker", "aria-live": "polite" }, lutu.say("own.count", { n: lutu.number(points.shown, 0), of: lutu.number(points.count, 0) })),
      points.leftOut ? h("P", { className: "kicker" }, lutu.say("own.left", { n: lutu.number(points.leftOut, 0) })) : "",
      h("Button", { ...lutu.act("points", String(n)), className: "link own-list" }, lutu.say("own.list")),
      h("Label", { className: "own-by" }, [lutu.say("own.opacity"), strength(n, points)]),
      points.columns.length ? h("Label", { className: "own-by" }, [lutu.say("own.by"), select]) : "",
      points.columns.length ? words(n, points, points.by) : "",
    ];
  }

  // Made anew at each change; the control that made it keeps the focus.
  lutu.showOwn = function () {
    const controls = () => [...document.querySelectorAll("#own :is(input, select, button)")];
    const focused = controls().indexOf(document.activeElement);
    fillOwn();
    if (focused >= 0 && controls()[focused]) controls()[focused].focus();
  };

  function fillOwn() {
    lutu.fill("own", lutu.own.map(({ state, points }, n) => {
      if (points) return h("Section", {}, ready(n, points));
      if (state.refused) return h("Section", {}, [h("Strong", {}, state.name), h("P", { className: "own-bad", role: "alert" }, state.refused[lutu.english() ? "en" : "zh"])]);
      const percent = Math.round(100 * state.share);
      return h("Section", {}, [h("Strong", {}, state.name), h("P", { className: "kicker" }, lutu.say("own.loading", { n: percent })), h("Progress", { max: "100", value: String(percent), "aria-label": state.name })]);
    }));
    countSoon();
  }

  // What a point is called: its name, else the first property that is no number.
  const labelOf = (properties) => properties.name || Object.values(properties).find((value) => !/^[-\d.]+$/.test(value));

  // The shown points nearest to the middle of the map, as a list: what a pointer finds on the map, a keyboard finds here.
  lutu.listPoints = async function (number) {
    const { points } = lutu.own[number];
    const { lat, lng } = lutu.map.getCenter();
    const squeeze = Math.cos((lat * Math.PI) / 180);
    const near = [];
    for (let n = 0; n < points.count; n += 1) {
      if (!points.mask[n]) continue;
      const far = ((points.middle[0] + points.lon[n] - lng) * squeeze) ** 2 + (points.middle[1] + points.lat[n] - lat) ** 2;
      if (near.length === LISTED && far >= near[LISTED - 1][0]) continue;
      near.push([far, n]);
      near.sort((a, b) => a[0] - b[0]);
      near.length = Math.min(near.length, LISTED);
    }
    const at = near.map(([, n]) => n);
    const answer = at.length ? await fetch(`${lutu.config.paths.own}/${number}/some.json?at=${at.join(",")}`).catch(() => null) : null;
    if (at.length && (!answer || !answer.ok)) return lutu.notice(lutu.say("own.failed"));
    const rows = at.length ? await answer.json() : [];
    const middle = [lng, lat];
    const items = rows.map((properties, n) => {
      const place = [points.middle[0] + points.lon[at[n]], points.middle[1] + points.lat[at[n]]];
      return h("Li", {}, h("Button", { ...lutu.act("point", `${number}:${at[n]}`), className: "item is-plain" }, [h("Span", { className: "item-name" }, labelOf(properties) || String(at[n])), h("Span", { className: "item-place" }, lutu.sayLength(lutu.metres(middle, place)))]));
    });
    document.getElementById("panel").classList.add("has-detail");
    lutu.fill("detail", [lutu.back(), h("P", { className: "kicker" }, lutu.say("own.title")), h("H2", {}, points.name), h("P", { className: "kicker" }, items.length ? lutu.say("own.nearest", { n: items.length }) : lutu.say("count.none")), h("Ul", {}, items)]);
    return null;
  };

  // One point with its properties, which come as text and stay text.
  lutu.openPoint = async function ({ layer, at }) {
    const { name } = lutu.own[layer].points;
    const answer = await fetch(`${lutu.config.paths.own}/${layer}/${at}.json`).catch(() => null);
    if (!answer || !answer.ok) return lutu.notice(lutu.say("own.failed"));
    const rows = Object.entries(await answer.json()).flatMap(([key, value]) => [h("Dt", {}, key), h("Dd", {}, value)]);
    document.getElementById("panel").classList.add("has-detail");
    lutu.fill("detail", [lutu.back(), h("P", { className: "kicker" }, lutu.say("own.title")), h("H2", {}, name), h("Dl", { className: "facts" }, rows)]);
    return null;
  };
})(window.lutu);
