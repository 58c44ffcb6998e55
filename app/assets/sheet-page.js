// The page that makes a sheet: its controls write the View's query, and the server draws every preview of it.
"use strict";

(function (lutu) {
  const start = JSON.parse(document.getElementById("start").textContent);
  const { order, rules, sizes } = start;
  const params = new Map(Object.entries(start.params)); // the View as parameters; what is a default is not there
  const form = document.getElementById("controls");
  const [leaf, image, bad] = ["leaf", "preview", "bad"].map((id) => document.getElementById(id));
  const MM_PER_INCH = 25.4;
  const STANDS = "-portrait";
  const PREVIEW_PX = 1600;
  const FINE_PX = 4000;
  const TYPING_MS = 450;
  const CHOOSING_MS = 60;
  const SMALL_PX = 820; // as in 69-sheet.css

  const say = (key, values) => start.words[key].replace(/\{(\w+)\}/g, (_, name) => (values || {})[name]);

  // As Python's quote() does it, so that this link is the one that the server would write.
  const encode = (value) =>
    encodeURIComponent(value)
      .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%2C/g, ",");
  const query = () => order.filter((name) => params.get(name)).map((name) => `${name}=${encode(params.get(name))}`).join("&");
  const link = (path, ...beside) => [path, [query(), ...beside].filter(Boolean).join("&")].filter(Boolean).join("?");

  const fields = form.elements;
  const standard = () => rules.standard[params.get("template") || rules.words.template[0]];
  const put = (name, value) => (value ? params.set(name, value) : params.delete(name));
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  // What the controls say of the paper; the template's own is left out of the link.
  function paper() {
    const size = fields.size.value;
    if (sizes[size]) return size + (fields.direction.value === "standing" ? STANDS : "");
    return `${fields.width.value}x${fields.height.value}${size}`;
  }

  const partBoxes = () => [...form.querySelectorAll("[name=part]")];

  function readControls() {
    const own = standard();
    for (const name of ["title", ...Object.keys(rules.texts)]) put(name, tidy(fields[name].value));
    put("theme", fields.theme.value === "light" ? "" : fields.theme.value);
    put("use", fields.use.value === rules.words.use[0] ? "" : fields.use.value);
    put("paper", paper() === own.paper ? "" : paper());
    put("dpi", Number(fields.dpi.value) === own.dpi ? "" : fields.dpi.value);
    const ticked = partBoxes().filter(({ checked }) => checked).map(({ value }) => value);
    const asTemplate = ticked.length === own.parts.length && ticked.every((part) => own.parts.includes(part));
    put("parts", asTemplate ? "" : ticked.join(",") || rules.none);
  }

  function showPaper(name) {
    const own = /^(\d+)x(\d+)(mm|px)$/.exec(name);
    fields.size.value = own ? own[3] : name.replace(STANDS, "");
    fields.direction.value = name.endsWith(STANDS) ? "standing" : "lying";
    if (own) [fields.width.value, fields.height.value] = [own[1], own[2]];
    showOwnSize();
  }

  function showOwnSize() {
    const own = !sizes[fields.size.value];
    document.getElementById("own-size").hidden = !own;
    document.getElementById("direction").hidden = own;
    const [least, most] = rules[own ? fields.size.value : "mm"];
    for (const side of [fields.width, fields.height]) Object.assign(side, { min: least, max: most, required: own });
  }

  // The other way: controls as the parameters say.
  function fill() {
    const own = standard();
    const value = (name, otherwise) => params.get(name) || otherwise;
    fields.template.value = value("template", rules.words.template[0]);
    fields.theme.value = value("theme", "light");
    fields.use.value = value("use", rules.words.use[0]);
    fields.lang.value = start.lang;
    for (const name of ["title", ...Object.keys(rules.texts)]) fields[name].value = value(name, "");
    showPaper(value("paper", own.paper));
    fields.dpi.value = value("dpi", own.dpi);
    const listed = params.get("parts");
    const carried = listed ? listed.split(",") : own.parts;
    for (const box of partBoxes()) box.checked = carried.includes(box.value);
    follow();
  }

  // What depends on the parameters without a picture: the address, links, hints.
  function follow() {
    window.history.replaceState(null, "", link("/sheet"));
    document.getElementById("back").href = link("/");
    document.getElementById("near").href = link("/api/picture.png", `preview=${FINE_PX}`);
    document.getElementById("approval").textContent = start.approval[fields.use.value];
    document.getElementById("as-template").disabled = !["parts", "paper", "dpi"].some((name) => params.has(name));
    for (const field of form.querySelectorAll("input[type=number]")) field.setAttribute("aria-invalid", String(!field.checkValidity()));
    if (lutu.sheet) lutu.sheet.changed();
  }

  let timer = 0;
  let asking = null; // the request for the newest preview; an older one is given up

  function state(name) {
    leaf.dataset.state = name;
    leaf.setAttribute("aria-busy", String(name === "loading"));
    document.getElementById("state").textContent = name === "loading" ? say("make.loading") : "";
  }

  function refresh(afterMs) {
    clearTimeout(timer);
    if (asking) asking.abort();
    state("loading");
    timer = setTimeout(draw, afterMs);
  }

  async function draw() {
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(link("/api/picture.png", `preview=${PREVIEW_PX}`), { signal });
      if (!answer.ok) throw new Error(await answer.text());
      const picture = await answer.blob();
      if (!signal.aborted) await show(picture, answer.headers, signal);
    } catch (error) {
      if (!signal.aborted) refuse(error);
    }
  }

  async function show(picture, headers, signal) {
    const before = image.src;
    const next = new Image();
    next.src = URL.createObjectURL(picture);
    try {
      await next.decode();
      signal.throwIfAborted();
    } catch (error) {
      URL.revokeObjectURL(next.src);
      throw error;
    }
    image.src = next.src;
    image.alt = say("make.preview.alt", { title: params.get("title") || start.title });
    image.hidden = false;
    if (before) URL.revokeObjectURL(before);
    bad.hidden = true;
    const [wideMm, highMm, widePx, highPx, dpi] = headers.get("X-Lutu-Size").split(" ").map(Number);
    leaf.style.setProperty("--shape", `${wideMm} / ${highMm}`);
    leaf.style.setProperty("--ratio", String(wideMm / highMm));
    const mm = [wideMm, highMm].map((side) => Math.round(side * 10) / 10).join(" × ");
    document.getElementById("measure").textContent = say("make.measure", { mm, px: `${widePx} × ${highPx}`, dpi });
    showNotes(decodeURIComponent(headers.get("X-Lutu-Notes") || ""));
    state("ready");
  }

  function showNotes(text) {
    const notes = document.getElementById("notes");
    const lines = text ? text.split("\n") : [];
    notes.hidden = !lines.length;
    notes.querySelector("ul").replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    document.getElementById("notes-n").textContent = lines.length;
  }
  document.getElementById("notes").open = window.innerWidth > SMALL_PX;

  // A server that does not answer gives a TypeError; everything else is the server's own sentence.
  const sentence = (error) => (error instanceof TypeError ? say("make.offline") : error.message);

  function refuse(error) {
    bad.textContent = say("make.failed") + sentence(error);
    bad.hidden = false;
    showNotes("");
    state("bad");
  }

  function templateOwn() {
    for (const name of ["paper", "dpi", "parts"]) params.delete(name);
    fill();
    refresh(CHOOSING_MS);
  }

  // A size of one's own begins with the size that was there.
  function beginOwnSize() {
    const [wide, high] = leaf.style.getPropertyValue("--shape").split("/").map(Number);
    const perMm = fields.size.value === "px" ? Number(fields.dpi.value) / MM_PER_INCH : 1;
    fields.width.value = Math.round(wide * perMm);
    fields.height.value = Math.round(high * perMm);
  }

  form.addEventListener("input", ({ target }) => {
    if (!target.name || target.name === "by") return;
    if (target.name === "template") {
      put("template", target.value === rules.words.template[0] ? "" : target.value);
      templateOwn();
      return;
    }
    if (target.name === "lang") {
      put("lang", target.value === "en" ? "en" : "");
      window.location.assign(link("/sheet"));
      return;
    }
    if (target.name === "size") {
      if (!sizes[target.value]) beginOwnSize();
      showOwnSize();
    }
    readControls();
    follow();
    refresh(["text", "number"].includes(target.type) ? TYPING_MS : CHOOSING_MS);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  document.getElementById("as-template").addEventListener("click", templateOwn);
  document.getElementById("today").addEventListener("click", () => {
    const tongue = start.lang === "zh" ? "zh-CN" : "en-GB";
    fields.dated.value = new Intl.DateTimeFormat(tongue, { dateStyle: "long" }).format(new Date());
    readControls();
    follow();
    refresh(CHOOSING_MS);
  });

  lutu.sheet = { start, params, form, say, link, sentence, changed() {} };
  fill();
  refresh(0);
})(window.lutu);
