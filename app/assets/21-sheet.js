// The options of a sheet in the URL: read and written by the rules of layers/sheet.py, and kept with the View.
"use strict";

(function (lutu) {
  const fault = (field, key, values) => ({ field, message: lutu.say(key, values) });

  function readPaper(value, issues) {
    const { papers, mm, px } = lutu.config.sheet;
    const own = /^([0-9]{2,5})x([0-9]{2,5})(mm|px)$/.exec(value);
    const [least, most] = own && own[3] === "px" ? px : mm;
    if (own ? [own[1], own[2]].every((side) => least <= side && side <= most) : !value || papers.includes(value)) return value;
    issues.push(fault("paper", "sheet.bad.paper", { value: value.slice(0, 40) }));
    return "";
  }

  function readDpi(value, issues) {
    const [least, most] = lutu.config.sheet.dpi;
    if (!value || (/^[0-9]{2,4}$/.test(value) && least <= value && value <= most)) return Number(value);
    issues.push(fault("dpi", "sheet.bad.range", { least, most }));
    return 0;
  }

  // The options of a sheet out of a link; `take` gives a parameter, `words` and `text` read it (20-view.js).
  lutu.readSheet = function (take, words, text, issues) {
    const { words: known, parts, none, texts } = lutu.config.sheet;
    const sheet = {};
    for (const [name, allowed] of Object.entries(known)) {
      const value = take(name);
      if (value && !allowed.includes(value)) issues.push(fault(name, "sheet.bad.word", { words: allowed.join(" ") }));
      sheet[name] = allowed.includes(value) ? value : allowed[0];
    }
    const listed = take("parts");
    const carried = words("parts", listed === none ? "" : listed, parts, issues);
    sheet.parts = carried.length || listed === none ? carried : null;
    sheet.paper = readPaper(take("paper"), issues);
    sheet.dpi = readDpi(take("dpi"), issues);
    for (const [name, limit] of Object.entries(texts)) sheet[name] = text(name, take(name), limit, issues);
    return sheet;
  };

  // The parameters of a sheet's options in the order of layers/sheet.py; what is the template's own is empty.
  lutu.sheetParams = function (sheet) {
    const { words, none, texts } = lutu.config.sheet;
    const { template, paper, dpi, parts, use } = { ...lutu.plainSheet(), ...sheet };
    return [
      ["template", template === words.template[0] ? "" : template],
      ["paper", paper],
      ["dpi", dpi ? String(dpi) : ""],
      ["parts", parts ? parts.join(",") || none : ""],
      ["use", use === words.use[0] ? "" : use],
      ...Object.keys(texts).map((name) => [name, (sheet && sheet[name]) || ""]),
    ];
  };

  lutu.plainSheet = () => ({ template: lutu.config.sheet.words.template[0], paper: "", dpi: 0, parts: null, use: lutu.config.sheet.words.use[0] });
})(window.lutu);
