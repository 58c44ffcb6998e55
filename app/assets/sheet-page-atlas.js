// The page that makes a sheet: an atlas is ordered, its progress asked for until it is done, stopped or broken.
"use strict";

(function (lutu) {
  const { form, say, link, sentence, tell } = lutu.sheet;
  const ASK_EVERY_MS = 700;
  const KEPT = "lutu.atlas"; // the tab keeps the id, so that the page can follow and stop it after it was loaded anew
  const GONE = 404;
  const fold = document.getElementById("atlas");
  const [startButton, stopButton, bar, said, failed, file] = ["start", "stop", "bar", "said", "failed", "file"].map((part) => document.getElementById(`atlas-${part}`));
  const address = (id) => `/api/atlas/${encodeURIComponent(id)}`;
  let running = null; // the id of the atlas that is being made

  function show(doing) {
    startButton.disabled = doing;
    stopButton.hidden = !doing;
    stopButton.disabled = !running; // before the server has answered there is nothing to stop
    bar.hidden = !doing;
  }

  function end(text) {
    running = null;
    show(false);
    said.textContent = text;
  }

  function settle(text) {
    sessionStorage.removeItem(KEPT);
    end(text);
  }

  // What the server no longer knows is forgotten; one that only cannot be reached may be found after a reload.
  const fail = (error) => (error.status === GONE ? settle : end)(say("make.unmade") + sentence(error));

  async function ask(path, method) {
    const answer = await fetch(path, { method });
    if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
    return answer.json();
  }

  function showFailed(names) {
    failed.hidden = !names.length;
    failed.querySelector("ul").replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
  }

  async function order() {
    const by = [...form.querySelectorAll("[name=by]:checked")].map(({ value }) => value);
    file.hidden = true;
    showFailed([]);
    if (!by.length) {
      end(say("make.atlas.none"));
      return;
    }
    show(true);
    bar.removeAttribute("value");
    said.textContent = say("make.atlas.waiting");
    try {
      const { id } = await ask(link("/api/atlas", `by=${by.join(",")}`), "POST");
      sessionStorage.setItem(KEPT, id);
      await followUp(id);
    } catch (error) {
      fail(error);
    }
  }

  async function followUp(id) {
    running = id;
    show(true);
    while (running === id) {
      const { done, total, failed: names, state } = await ask(address(id), "GET");
      if (running !== id) return;
      showFailed(names);
      if (state === "done") return finish(id);
      if (state === "stopped") return settle(say("make.atlas.stopped"));
      if (state === "failed") return settle(say("make.atlas.broken"));
      Object.assign(bar, { max: total || 1, value: done });
      said.textContent = total && done === total ? say("make.atlas.binding") : say("make.atlas.progress", { done, total });
      await new Promise((then) => setTimeout(then, ASK_EVERY_MS));
    }
    return undefined;
  }

  function offer(id) {
    end(say("make.atlas.done"));
    file.value = `${address(id)}/atlas.pdf`;
    file.hidden = false;
  }

  function finish(id) {
    offer(id);
    file.focus();
  }

  // The atlas that this tab ordered before the page was loaded anew.
  async function takeUp(id) {
    try {
      const { state, failed: names } = await ask(address(id), "GET");
      fold.open = true;
      if (state !== "done") return await followUp(id);
      showFailed(names);
      return offer(id);
    } catch (error) {
      if (running) return fail(error);
      return error.status === GONE && sessionStorage.removeItem(KEPT);
    }
  }

  async function stop() {
    const id = running;
    stopButton.disabled = true;
    try {
      await ask(address(id), "DELETE");
    } catch (error) {
      if (error.status !== GONE) {
        stopButton.disabled = false;
        tell(say("make.atlas.unstopped") + sentence(error), true);
        return;
      }
    }
    if (running === id) settle(say("make.atlas.stopped"));
    startButton.focus();
  }

  file.addEventListener("click", () => lutu.sheet.saveAtlas(file, file.value));
  startButton.addEventListener("click", order);
  stopButton.addEventListener("click", stop);
  if (sessionStorage.getItem(KEPT)) takeUp(sessionStorage.getItem(KEPT));
})(window.lutu);
