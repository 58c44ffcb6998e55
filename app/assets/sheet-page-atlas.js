// The page that makes a sheet: an atlas is ordered, its progress asked for until it is done, stopped or broken.
"use strict";

(function (lutu) {
  const { form, say, link, sentence } = lutu.sheet;
  const ASK_EVERY_MS = 700;
  const [startButton, stopButton, bar, said, failed, file] = ["start", "stop", "bar", "said", "failed", "file"].map((part) => document.getElementById(`atlas-${part}`));
  let running = null; // the id of the atlas that is being made

  function show(doing) {
    startButton.disabled = doing;
    stopButton.hidden = !doing;
    bar.hidden = !doing;
  }

  function end(text) {
    running = null;
    show(false);
    said.textContent = text;
  }

  async function ask(path, method) {
    const answer = await fetch(path, { method });
    if (!answer.ok) throw new Error(await answer.text());
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
      running = (await ask(link("/api/atlas", `by=${by.join(",")}`), "POST")).id;
      await followUp(running);
    } catch (error) {
      end(say("make.unmade") + sentence(error));
    }
  }

  async function followUp(id) {
    while (running === id) {
      const { done, total, failed: names, state } = await ask(`/api/atlas/${encodeURIComponent(id)}`, "GET");
      if (running !== id) return;
      showFailed(names);
      if (state === "done") return finish(id);
      if (state === "stopped") return end(say("make.atlas.stopped"));
      if (state === "failed") return end(say("make.atlas.broken"));
      Object.assign(bar, { max: total || 1, value: done });
      said.textContent = total && done === total ? say("make.atlas.binding") : say("make.atlas.progress", { done, total });
      await new Promise((then) => setTimeout(then, ASK_EVERY_MS));
    }
    return undefined;
  }

  function finish(id) {
    end(say("make.atlas.done"));
    file.value = `/api/atlas/${encodeURIComponent(id)}/atlas.pdf`;
    file.hidden = false;
    file.focus();
  }

  file.addEventListener("click", () => lutu.sheet.saveAtlas(file, file.value));
  startButton.addEventListener("click", order);
  stopButton.addEventListener("click", async () => {
    const id = running;
    end(say("make.atlas.stopped"));
    startButton.focus();
    await fetch(`/api/atlas/${encodeURIComponent(id)}`, { method: "DELETE" });
  });
})(window.lutu);
