// The page that makes a sheet: downloads, copies to the clipboard, and opening a file that we made.
"use strict";

(function (lutu) {
  const { start, params, say, link, sentence } = lutu.sheet;
  const said = document.getElementById("said");
  const COPY_PX = 4000; // the longest side of a sheet in the clipboard
  const MAP_PX = 2400;
  const SAID_MS = 6000;
  let silence = 0;

  function tell(text, trouble) {
    clearTimeout(silence);
    said.textContent = text;
    said.classList.toggle("is-bad", Boolean(trouble));
    if (text && !trouble) silence = setTimeout(() => (said.textContent = ""), SAID_MS);
  }
  lutu.sheet.tell = tell;

  const mapAlone = () => link("/api/map.png", `width=${MAP_PX}`);
  const FORMS = {
    pptx: () => link("/api/slides.pptx", document.getElementById("shapes").checked ? "shapes=1" : ""),
    html: () => link("/api/page.html"),
    map: mapAlone,
  };
  const address = (what) => (FORMS[what] ? FORMS[what]() : link(`/api/picture.${what}`));

  // The sheet's title as a file name: without what file systems do not take.
  const titled = () => (params.get("title") || start.title).replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").replace(/^[ .]+|[ .]+$/g, "") || "lutu";
  const fileName = (what) => (what === "map" ? `${titled()} ${say("make.take.map")}.png` : `${titled()}.${what}`);

  async function fetchFile(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.blob();
  }

  function save(blob, name) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(blob);
    anchor.download = name;
    anchor.click();
    // A large file is still being written when the click returns.
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
  }

  async function busy(button, work) {
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      tell(say("make.unmade") + sentence(error), true);
    } finally {
      button.disabled = false;
      button.removeAttribute("aria-busy");
      if (document.activeElement === document.body) button.focus({ preventScroll: true });
    }
  }

  async function saveAs(path, name, form) {
    tell(say("make.making", { form }));
    save(await fetchFile(path), name);
    tell(say("make.made", { name }));
  }
  const download = (what) => () => saveAs(address(what), fileName(what), what === "map" ? "PNG" : what.toUpperCase());
  lutu.sheet.saveAtlas = (button, path) => busy(button, () => saveAs(path, `${titled()} ${say("make.atlas")}.pdf`, "PDF"));

  // The clipboard takes a promise, so that the click is still what the browser remembers when the picture comes.
  async function copyPicture(path) {
    tell(say("make.making", { form: "PNG" }));
    const picture = fetchFile(path);
    picture.catch(() => {}); // it is waited for below, after the clipboard
    let refused = null;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    } catch (error) {
      refused = error;
    }
    await picture;
    tell(refused ? say("make.copy.refused") : say("make.copied"), refused);
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      tell(say("make.copied"));
    } catch {
      tell(say("make.copy.refused"), true);
    }
  }

  const COPIES = {
    sheet: () => copyPicture(link("/api/picture.png", `preview=${COPY_PX}`)),
    map: () => copyPicture(mapAlone()),
    link: copyLink,
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.form) busy(button, download(button.dataset.form));
    if (button.dataset.copy) busy(button, COPIES[button.dataset.copy]);
  });

  async function open(file) {
    const query = await lutu.queryOfFile(file);
    if (query === null) tell(say("open.none", { name: file.name.slice(0, 60) }), true);
    else window.location.assign(query ? `/sheet?${query}` : "/sheet");
  }

  document.getElementById("open-file").addEventListener("change", ({ target }) => {
    if (target.files.length) open(target.files[0]);
    target.value = "";
  });
  const carriesFile = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("is-dropping"));
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("is-dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  });
})(window.lutu);
