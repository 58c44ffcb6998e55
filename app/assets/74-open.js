// A picture of ours carries its View: reading it from the file, in the browser, and showing it again.
"use strict";

(function (lutu) {
  const LARGEST_BYTES = 80e6;

  // The texts of a PNG (tEXt and iTXt chunks) by keyword.
  function pngTexts(bytes) {
    const view = new DataView(bytes.buffer);
    const latin = new TextDecoder("latin1");
    const texts = {};
    for (let at = 8; at + 12 <= bytes.length; ) {
      const length = view.getUint32(at);
      const type = latin.decode(bytes.subarray(at + 4, at + 8));
      const body = bytes.subarray(at + 8, at + 8 + length);
      const end = body.indexOf(0);
      const word = latin.decode(body.subarray(0, end));
      if (type === "tEXt") texts[word] = latin.decode(body.subarray(end + 1));
      if (type === "iTXt") texts[word] = new TextDecoder().decode(body.subarray(body.indexOf(0, body.indexOf(0, end + 3) + 1) + 1));
      if (type === "IDAT" || type === "IEND") break;
      at += 12 + length;
    }
    return texts;
  }

  function found(text, pattern) {
    const match = pattern.exec(text);
    return match ? match[1] : null;
  }

  // The query that a picture was made from; null where it is none of ours.
  lutu.queryOf = function (bytes) {
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
    if (start.slice(1, 4) === "PNG") {
      const texts = pngTexts(bytes);
      return texts.Software === "lutu" ? texts.Source || "" : null;
    }
    const text = new TextDecoder("latin1").decode(bytes);
    if (start.startsWith("%PDF")) return /\/Creator \(lutu\)/.test(text) ? (found(text, /\/Subject \(((?:[^()\\]|\\.)*)\)/) || "").replace(/\\(.)/g, "$1") : null;
    if (!/<dc:title>lutu|lutu/.test(text.slice(0, 3000))) return null;
    const source = found(text, /<dc:source>([^<]*)<\/dc:source>/);
    return source === null ? null : source === "lutu" ? "" : source.replace(/&amp;/g, "&");
  };

  lutu.openPicture = async function (file) {
    const query = file.size <= LARGEST_BYTES ? lutu.queryOf(new Uint8Array(await file.arrayBuffer())) : null;
    if (query === null) lutu.notice(lutu.say("open.none", { name: file.name.slice(0, 60) }));
    else lutu.restore(query);
  };

  document.addEventListener("change", ({ target }) => {
    if (target.id !== "open-picture" || !target.files.length || !lutu.view) return;
    lutu.openPicture(target.files[0]);
    target.value = "";
  });
  document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length || !lutu.view) return;
    event.preventDefault();
    lutu.openPicture(event.dataTransfer.files[0]);
  });
})(window.lutu);
