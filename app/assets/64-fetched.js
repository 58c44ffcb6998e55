// Panels whose content comes from the server when it is first asked for: kept, shown as loading, or with a way to retry.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const kept = new Map();

  // What stands in the panel until the content is there, and instead of it if it does not come.
  const state = (words, more) => h("Div", { className: "panel-state", role: "status" }, [h("P", {}, words), ...(more || [])]);

  async function load(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    kept.set(path, await answer.json());
  }

  // Nodes made by `make` of what stands under a path; `again` draws the panel anew once there is news.
  lutu.fetched = function (path, make, again) {
    const known = kept.get(path);
    if (known) return known === "failed" ? [state(lutu.say("panel.failed"), [h("Button", { ...lutu.act("retry", path), className: "button" }, lutu.say("panel.retry"))])] : make(known);
    load(path).catch(() => kept.set(path, "failed")).then(again);
    return [state(lutu.say("panel.loading"))];
  };

  lutu.forget = (path) => kept.delete(path);
})(window.lutu);
