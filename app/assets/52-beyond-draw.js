// Drawing networks, corridors and places abroad on the overlay's canvas, and telling what lies under the pointer.
"use strict";

(function (lutu) {
  const NEAR = 5; // px from a line that still means the line

  function strokePaths(context, paths, colour, width, dash) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    for (const path of paths) path.forEach(([x, y], n) => context[n ? "lineTo" : "moveTo"](x, y));
    context.stroke();
    context.setLineDash([]);
  }

  const holds = (features, id) => features.some((feature) => feature.id === id);

  // Lines lie below symbols and names: a white edge first, so that they stand off the ground and one another.
  lutu.drawLines = function (context, { routes, links }, selected) {
    context.lineJoin = "round";
    context.lineCap = "butt";
    const { accent } = lutu.config.style;
    const lines = [
      ...links.map(({ features, paths, colour, dash }) => ({ features, paths, colour, dash, width: 2.2 })),
      ...routes.map(({ features, paths, colour, schematic, mode }) => ({
        features,
        paths,
        colour,
        dash: schematic ? [6, 4] : [],
        width: mode === "inland_water" ? 2.8 : 1.6,
      })),
    ];
    for (const { paths, width } of lines) strokePaths(context, paths, "rgba(255,255,255,.75)", width + 1.8, []);
    for (const { features, paths, colour, dash, width } of lines) {
      if (holds(features, selected)) strokePaths(context, paths, accent, width + 3.4, []);
      strokePaths(context, paths, colour, width, dash);
    }
  };

  function halo(context, text, x, y, colour, around) {
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = around;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  function drawTags(context, routes) {
    for (const { tag, mode, colour } of routes) {
      if (!tag) continue;
      context.beginPath();
      context.roundRect(tag.x - tag.size / 2, tag.y - tag.size / 2, tag.size, tag.size, 3);
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = "#fff";
      context.stroke();
      context.font = lutu.font(10.5, 700);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#fff";
      context.fillText(lutu.config.style.modes[mode].mark, tag.x, tag.y + 0.5);
    }
  }

  function drawStops(context, stops, style) {
    for (const { x, y } of stops) {
      context.beginPath();
      context.arc(x, y, 2.8, 0, 2 * Math.PI);
      context.fillStyle = "#fff";
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = style.ink;
      context.stroke();
    }
    context.font = lutu.font(12, 400);
    context.textAlign = "left";
    context.textBaseline = "middle";
    for (const { label } of stops) if (label) halo(context, label.text, label.left, label.y, style.nameInk, style.halo);
  }

  function drawCountry(context, country, style, selected) {
    const only = country.features.every(({ properties }) => properties.precision === "country");
    context.beginPath();
    context.roundRect(country.x - country.width / 2, country.y - 10, country.width, 20, 10);
    context.fillStyle = "#fff";
    context.fill();
    context.lineWidth = country.code === selected ? 2.6 : 1.2;
    context.strokeStyle = country.code === selected ? style.accent : style.groupColours.abroad;
    context.setLineDash(only ? [3, 2] : []);
    context.stroke();
    context.setLineDash([]);
    context.font = lutu.font(12, 700);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = style.ink;
    context.fillText(country.text, country.x, country.y + 0.5);
  }

  lutu.drawBeyond = function (context, { abroad, stops, routes, links }, style, selected) {
    drawTags(context, routes);
    context.font = lutu.font(12, 700);
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { spot, label, colour } of links) if (spot) halo(context, label, spot[0], spot[1], colour, "#fff");
    drawStops(context, stops, style);
    for (const country of abroad.countries) lutu.drawLeader(context, country, style, 14);
    for (const country of abroad.countries) drawCountry(context, country, style, selected);
    for (const symbol of abroad.symbols) lutu.drawLeader(context, symbol, style, symbol.size * 0.8);
    for (const { feature, x, y, size } of abroad.symbols) {
      const { kind, precision } = feature.properties;
      lutu.drawSymbol(context, kind, precision, x, y, size, feature.id === selected);
    }
  };

  function near(paths, at) {
    return paths.some((path) =>
      path.some((end, n) => n && L.LineUtil.pointToSegmentDistance(at, L.point(path[n - 1]), L.point(end)) <= NEAR),
    );
  }

  // {feature}, {country}, {stop} or {lines} under a point of the canvas, or null.
  lutu.underBeyond = function ({ abroad, stops, routes, links }, x, y) {
    const symbol = abroad.symbols.find((placed) => Math.hypot(placed.x - x, placed.y - y) <= placed.size * 0.62);
    if (symbol) return { feature: symbol.feature };
    const country = abroad.countries.find((pill) => Math.abs(pill.x - x) <= pill.width / 2 && Math.abs(pill.y - y) <= 11);
    if (country) return { country };
    const stop = stops.find(({ x: left, y: top, label }) =>
      Math.hypot(left - x, top - y) <= 7 || (label && x >= label.left && x <= label.left + label.width && Math.abs(label.y - y) <= 8));
    if (stop) return { stop };
    const at = L.point(x, y);
    const lines = [...routes, ...links].filter(({ paths, tag, spot, width }) =>
      (tag && Math.abs(tag.x - x) <= 8 && Math.abs(tag.y - y) <= 8) ||
      (spot && Math.abs(spot[0] - x) <= width / 2 && Math.abs(spot[1] - y) <= 8) || near(paths, at));
    return lines.length ? { lines: lines.flatMap(({ features }) => features) } : null;
  };
})(window.lutu);
