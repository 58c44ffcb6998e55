// The View in the URL: reads and writes the same short query as layers/view.py; tests/browser proves that they agree.
"use strict";

(function (lutu) {
  const message = (field, zh, en) => ({ field, message: lutu.english() ? en : zh });

  function readWords(name, value, known, issues) {
    const asked = value.split(",").filter(Boolean);
    for (const word of asked) {
      if (!known.includes(word)) {
        const shown = word.slice(0, 40);
        issues.push(message(name, `没有“${shown}”这个值`, `no such value “${shown}”`));
      }
    }
    return known.filter((word) => asked.includes(word));
  }

  function readText(name, value, limit, issues) {
    const trim = (line) => line.replace(/^ +| +$/g, "");
    const text = trim(value.replace(/[\s\x00-\x1f\x7f\x85\ufeff\ufffe\uffff]+/g, " "));
    if ([...text].length > limit) issues.push(message(name, `超过 ${limit} 个字符，已截短`, `longer than ${limit}, cut`));
    return trim([...text].slice(0, limit).join(""));
  }

  function readBox(value, issues) {
    if (!value) return null;
    const { smallestViewport, fullTurn, east: most } = lutu.config.limits;
    if (Object.hasOwn(lutu.config.boxes, value)) return lutu.config.boxes[value].slice();
    const box = value.split(",").map((part) => (/^-?[0-9]{1,3}(\.[0-9]+)?$/.test(part) ? Number(part) : NaN));
    const [west, south, east, north] = box;
    const good =
      box.length === 4 && -180 <= west && west < east && east <= most && -85 <= south && south < north && north <= 85;
    if (good && Math.min(east - west, north - south) >= smallestViewport && east - west <= fullTurn) return box;
    issues.push(message("at", "应为 西,南,东,北（度）", "should be west,south,east,north in degrees"));
    return null;
  }

  function readAreaOf(value, issues) {
    const { area, fault } = lutu.readArea(value);
    if (fault) issues.push({ field: "area", message: lutu.say(fault) });
    return area;
  }

  function readPicked(value, issues) {
    const most = lutu.config.limits.picked;
    const asked = [...new Set(value.split(",").filter(Boolean))];
    const good = asked.filter((id) => /^[a-z0-9-]{1,80}$/.test(id));
    if (good.length < asked.length) issues.push(message("pick", "不是设施的标识", "not the id of a facility"));
    if (good.length > most) issues.push(message("pick", `最多 ${most} 行`, `at most ${most} rows`));
    return good.slice(0, most);
  }

  function readOrder(value, issues) {
    readWords("order", value, lutu.config.layers, issues);
    const asked = [...new Set(value.split(","))];
    return lutu.config.stacks.flatMap((stack) => [...asked.filter((word) => stack.includes(word)), ...stack.filter((layer) => !asked.includes(layer))]);
  }

  function readOpacity(value, issues) {
    const found = {};
    for (const part of value.split(",").filter(Boolean)) {
      const cut = part.lastIndexOf("-");
      const [word, percent] = [part.slice(0, Math.max(cut, 0)), part.slice(cut + 1)];
      const good = cut > 0 && lutu.config.layers.includes(word) && /^[0-9]{2,3}$/.test(percent) && lutu.config.faintest <= percent && percent <= 100;
      if (good) found[word] = Number(percent);
      else issues.push(message("opacity", `“${part.slice(0, 40)}”应写成 图层-百分数`, `“${part.slice(0, 40)}” should be LAYER-PERCENT`));
    }
    return Object.fromEntries(lutu.config.layers.filter((layer) => (found[layer] || 100) !== 100).map((layer) => [layer, found[layer]]));
  }

  function readTheme(value, issues) {
    if (Object.hasOwn(lutu.config.grounds, value)) return value;
    if (value) issues.push(message("theme", "底图只有 light、dark、grey、safe", "only light, dark, grey and safe"));
    return "light";
  }

  // {view, issues} of a location.search; what is not understood is left out and named.
  lutu.readView = function (search) {
    const { rule, layers, defaultLayers, limits } = lutu.config;
    const issues = [];
    let given = new URLSearchParams(search);
    if (search.replace(/^\?/, "").length > limits.query) {
      issues.push(message("", `链接超过 ${limits.query} 个字符，未读取`, "the link is too long and was not read"));
      given = new URLSearchParams();
    }
    // A list in several parts is one list; of anything else the last word counts.
    const lists = [...rule.facets.map(({ name }) => name), "layers", "pick"];
    const take = (name) => {
      const all = given.getAll(name).filter(Boolean);
      given.delete(name);
      return lists.includes(name) ? all.join() : all.pop() || "";
    };
    const chosen = {};
    for (const facet of rule.facets) {
      const words = readWords(facet.name, take(facet.name), facet.words, issues);
      if (words.length) chosen[facet.name] = words;
    }
    const shown = take("layers");
    const known = readWords("layers", shown === "none" ? "" : shown, layers, issues);
    const view = {
      chosen,
      text: readText("q", take("q"), rule.textLimit, issues),
      layers: known.length || shown === "none" ? known : defaultLayers.slice(),
      viewport: readBox(take("at"), issues),
      area: readAreaOf(take("area"), issues),
      picked: readPicked(take("pick"), issues),
      order: readOrder(take("order"), issues),
      opacity: readOpacity(take("opacity"), issues),
      theme: readTheme(take("theme"), issues),
      selected: readText("id", take("id"), rule.textLimit, issues) || null,
      title: readText("title", take("title"), limits.title, issues),
      sheet: lutu.readSheet(take, readWords, readText, issues),
    };
    const lang = take("lang");
    if (lang && !["zh", "en"].includes(lang)) issues.push(message("lang", "只有 zh 与 en", "only zh and en"));
    for (const name of new Set(given.keys())) {
      if (given.getAll(name).some(Boolean)) issues.push(message(name.slice(0, 40), "不认识的参数", "unknown parameter"));
    }
    return { view, issues };
  };

  // As Python's quote() does it: only letters, digits and _.-~ and the comma stay as they are.
  const encode = (value) =>
    encodeURIComponent(value)
      .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%2C/g, ",");

  // The query of a View without the question mark; defaults are left out.
  lutu.writeView = function (view, lang) {
    const { rule, defaultLayers } = lutu.config;
    const params = rule.facets.map((facet) => [facet.name, (view.chosen[facet.name] || []).join(",")]);
    params.push(["q", view.text || ""]);
    if (view.layers.join() !== defaultLayers.join()) params.push(["layers", view.layers.join(",") || "none"]);
    params.push(["at", view.viewport ? view.viewport.map((edge) => edge.toFixed(3)).join(",") : ""]);
    params.push(["area", lutu.writeArea(view.area)], ["pick", (view.picked || []).join(",")]);
    const { order, opacity, theme } = { ...lutu.plainLook(), ...view };
    params.push(["order", order.join() === lutu.config.stacks.flat().join() ? "" : order.join(",")]);
    params.push(["opacity", lutu.config.layers.filter((layer) => opacity[layer]).map((layer) => `${layer}-${opacity[layer]}`).join(",")]);
    params.push(["theme", theme === "light" ? "" : theme]);
    params.push(["id", view.selected || ""], ["title", view.title || ""], ...lutu.sheetParams(view.sheet));
    params.push(["lang", (lang || lutu.config.lang) === "en" ? "en" : ""]);
    return params
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}=${encode(value)}`)
      .join("&");
  };
})(window.lutu);
