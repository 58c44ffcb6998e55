// Drawing one symbol on a canvas: shape by kind group, solid or hollow by precision, a mark of one character.
"use strict";

(function (lutu) {
  lutu.font = (px, weight) => `${weight || 400} ${px}px "Lutu Sans", "Noto Sans SC", "Source Han Sans SC", sans-serif`;

  function trace(context, shape, x, y, radius) {
    context.beginPath();
    if (shape === "circle") {
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    lutu.config.style.shapes[shape].forEach(([dx, dy], n) => {
      context[n ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius);
    });
    context.closePath();
  }

  // A thin line from where something is to where there was room for it, if that is farther than `least` px.
  lutu.drawLeader = function (context, { x, y, trueX, trueY }, style, least) {
    if (Math.hypot(x - trueX, y - trueY) < least) return;
    context.beginPath();
    context.moveTo(trueX, trueY);
    context.lineTo(x, y);
    context.lineWidth = 0.8;
    context.strokeStyle = style.leader;
    context.stroke();
  };

  // size: width in px; the mark is drawn where there is room for it.
  lutu.drawSymbol = function (context, kind, precision, x, y, size, selected) {
    const { kinds, groups, groupColours } = lutu.config.style;
    const { group, mark } = kinds[kind];
    const { shape } = groups[group];
    const colour = groupColours[group];
    const radius = size * 0.42;
    const hollow = precision === "county";
    context.lineJoin = "round";
    trace(context, shape, x, y, radius + 1.6);
    context.fillStyle = "#fff";
    context.fill();
    if (selected) {
      context.lineWidth = selected === "ring" ? 1.5 : 3;
      context.strokeStyle = lutu.config.style.accent;
      trace(context, shape, x, y, radius + (selected === "ring" ? 2.2 : 3.2));
      context.stroke();
    }
    if (precision === "locality") {
      trace(context, shape, x, y, radius);
      context.lineWidth = 1;
      context.strokeStyle = colour;
      context.stroke();
    }
    trace(context, shape, x, y, hollow ? radius - 0.6 : precision === "locality" ? radius - 2 : radius);
    if (hollow) {
      context.lineWidth = 1.6;
      context.strokeStyle = colour;
      context.stroke();
    } else {
      context.fillStyle = colour;
      context.fill();
    }
    if (size >= 17) {
      context.fillStyle = hollow ? colour : "#fff";
      context.font = lutu.font(size * (lutu.english() ? 0.4 : 0.52), 700);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(mark, x, y + size * (shape === "hall" ? 0.06 : 0.03));
    }
  };
})(window.lutu);
