// The page that compares: two maps of the same page, moved together, with a ring round what only one of them has.
"use strict";

(function () {
  const only = JSON.parse(document.getElementById("only").textContent);
  const frames = [...document.querySelectorAll("#frames iframe")];
  const swipe = document.getElementById("swipe");
  let leading = null; // the map that is being moved; the other follows and must not lead back

  const inner = (frame) => frame.contentWindow && frame.contentWindow.lutu;

  function follow(from) {
    if (leading && leading !== from) return;
    leading = from;
    const { map } = inner(from);
    for (const other of frames) {
      if (other !== from) inner(other).map.setView(map.getCenter(), map.getZoom(), { animate: false });
    }
    leading = null;
  }

  // A map stands once its lists have followed the View; it is asked until then.
  function link(frame) {
    const lutu = inner(frame);
    if (!lutu || !lutu.view || lutu.followed !== lutu.view) {
      setTimeout(() => link(frame), 60);
      return;
    }
    lutu.ringed = only[frame.name.slice(-1)];
    lutu.again();
    // A map that takes another size moves by itself; the other does the same, and neither leads.
    let size = lutu.map.getSize();
    lutu.map.on("move zoomend", () => size.equals(lutu.map.getSize()) && frames.every((other) => inner(other) && inner(other).map) && follow(frame));
    lutu.map.on("resize", () => (size = lutu.map.getSize()));
    frame.dataset.linked = "yes";
  }
  frames.forEach(link);

  // On paper the frames have another size: the maps are drawn anew in it.
  for (const [moment, printing] of Object.entries({ beforeprint: true, afterprint: false })) {
    window.addEventListener(moment, () => {
      document.documentElement.classList.toggle("on-paper", printing);
      for (const frame of frames) if (frame.dataset.linked) inner(frame).lay();
    });
  }

  if (swipe) {
    const cut = () => {
      frames[1].style.clipPath = `inset(0 0 0 ${swipe.value}%)`;
      swipe.parentElement.style.setProperty("--at", `${swipe.value}%`);
    };
    swipe.addEventListener("input", cut);
    cut();
  }
})();
