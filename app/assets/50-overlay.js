// A canvas layer over the Leaflet map that draws the scene and tells what lies under the pointer.
"use strict";

(function (lutu) {
  const PADDING = 0.3; // of the map's size on each side, so that panning shows no bare edge

  function drawGround(context, scene, style) {
    context.font = lutu.font(14, 400);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.letterSpacing = lutu.english() ? "1px" : "6px";
    for (const name of scene.ground) {
      context.fillStyle = name.sea ? style.seaName : style.landName;
      context.fillText(name.label, name.x + 3, name.y);
    }
    context.letterSpacing = "0px";
  }

  function drawCounties(context, counties, style) {
    context.lineJoin = "round";
    context.strokeStyle = style.halo;
    for (const county of counties) {
      context.font = lutu.font(12, 400);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineWidth = 3;
      context.strokeText(county.label, county.x, county.y);
      context.fillStyle = style.faint;
      context.fillText(county.label, county.x, county.y);
    }
  }

  function drawLabels(context, labels, style) {
    context.lineJoin = "round";
    context.strokeStyle = style.halo;
    for (const label of labels) {
      context.font = lutu.font(label.px, 400);
      context.textAlign = label.align;
      context.textBaseline = "alphabetic";
      const x = { left: label.left, right: label.left + label.width, center: label.left + label.width / 2 }[label.align];
      label.lines.forEach((line, n) => {
        const y = label.top + label.px * (1.0 + n * 1.25);
        context.lineWidth = 3;
        context.strokeText(line, x, y);
        context.fillStyle = style.nameInk;
        context.fillText(line, x, y);
      });
    }
  }

  function drawCities(context, scene, style, cores) {
    for (const city of scene.cities) {
      context.font = lutu.font(city.px, 700);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineWidth = 4;
      context.strokeStyle = style.halo;
      context.lineJoin = "round";
      context.strokeText(city.label, city.x, city.y);
      context.fillStyle = style.nameInk;
      context.fillText(city.label, city.x, city.y);
      if (cores && city.core) {
        const left = city.x - city.width / 2 - 11;
        context.beginPath();
        context.arc(left, city.y, 5.5, 0, 2 * Math.PI);
        context.lineWidth = 2;
        context.strokeStyle = style.accent;
        context.fillStyle = "#fff";
        context.fill();
        context.stroke();
        context.beginPath();
        context.arc(left, city.y, 2.2, 0, 2 * Math.PI);
        context.fillStyle = style.accent;
        context.fill();
      }
      if (city.tag) drawPill(context, city.tag, city.tag.text, { fill: style.roleTag, line: "#fff", text: "#fff" });
      if (city.badge) drawPill(context, city.badge, String(city.count), { fill: "#fff", line: style.ink, text: style.ink, dash: true });
    }
  }

  // A ring round a count that holds something picked, as picked symbols have one.
  function drawRing(context, { x, y, width }) {
    context.beginPath();
    context.roundRect(x - width / 2 - 2.6, y - 10.6, width + 5.2, 21.2, 10.6);
    context.lineWidth = 1.5;
    context.strokeStyle = lutu.config.style.accent;
    context.stroke();
  }

  function drawPill(context, { x, y, width, ringed }, text, { fill, line, text: colour, dash }) {
    context.beginPath();
    context.roundRect(x - width / 2, y - 8, width, 16, 8);
    context.fillStyle = fill;
    context.fill();
    context.lineWidth = 1.1;
    context.strokeStyle = line;
    context.setLineDash(dash ? [2.5, 2] : []);
    context.stroke();
    context.setLineDash([]);
    context.font = lutu.font(11, 700);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = colour;
    context.fillText(text, x, y + 0.5);
    if (ringed) drawRing(context, { x, y, width });
  }

  function drawProvince(context, province, style) {
    if (!province) return;
    lutu.drawLeader(context, province, style, 14);
    drawPill(context, province, province.text, { fill: style.ink, line: "#fff", text: "#fff" });
  }

  function drawSymbols(context, scene, style, selected, picked) {
    for (const symbol of scene.symbols) lutu.drawLeader(context, symbol, style, symbol.size * 0.8);
    for (const { feature, x, y, size } of scene.symbols) {
      const { kind, precision } = feature.properties;
      lutu.drawSymbol(context, kind, precision, x, y, size, feature.id === selected || (picked.includes(feature.id) && "ring"));
    }
    for (const more of scene.more) {
      drawPill(context, more, `+${more.features.length}`, { fill: style.ink, line: "#fff", text: "#fff" });
    }
  }

  lutu.Overlay = L.Layer.extend({
    onAdd(map) {
      this._canvas = L.DomUtil.create("canvas", "lutu-overlay leaflet-zoom-animated", map.getPane("markerPane"));
      this._canvas.setAttribute("aria-hidden", "true");
      map.on("moveend", this.draw, this);
      map.on("zoomanim", this._zoom, this);
    },
    onRemove(map) {
      this._canvas.remove();
      map.off("moveend", this.draw, this);
      map.off("zoomanim", this._zoom, this);
    },
    _zoom({ zoom, center }) {
      const scale = this._map.getZoomScale(zoom, this._drawnZoom);
      const offset = this._map._latLngToNewLayerPoint(this._corner, zoom, center);
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },
    show(content) {
      this._content = content;
      this.draw();
    },
    draw() {
      const map = this._map;
      if (!map || !this._content) return;
      const size = map.getSize();
      const pad = size.multiplyBy(PADDING).round();
      const ratio = window.devicePixelRatio || 1;
      const [width, height] = [size.x + 2 * pad.x, size.y + 2 * pad.y];
      const corner = map.containerPointToLayerPoint([0, 0]).subtract(pad);
      this._canvas.width = width * ratio;
      this._canvas.height = height * ratio;
      this._canvas.style.width = `${width}px`;
      this._canvas.style.height = `${height}px`;
      L.DomUtil.setPosition(this._canvas, corner);
      this._corner = map.layerPointToLatLng(corner);
      this._drawnZoom = map.getZoom();
      const context = this._canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      const { style } = lutu.config;
      this._pad = pad;
      this.scene = lutu.scene(context, {
        ...this._content,
        zoom: this._drawnZoom,
        project: ([lon, lat]) => {
          const point = map.latLngToLayerPoint([lat, lutu.turned(lon)]);
          return [point.x - corner.x, point.y - corner.y];
        },
        unproject: (point) => {
          const { lat, lng } = map.layerPointToLatLng(corner.add(point));
          return [lng, lat];
        },
        visible: [pad.x, pad.y, pad.x + size.x, pad.y + size.y],
        inFrame: (x, y) => x > 0 && y > 0 && x < width && y < height,
      });
      drawGround(context, this.scene, style);
      drawCounties(context, this.scene.counties, style);
      this._drawLayers(context, style);
    },
    // What stands on the ground, layer by layer from the bottom up, each as strongly as it was set.
    _drawLayers(context, style) {
      const { selected, picked, layers, order, opacity } = this._content;
      const { beyond } = this.scene;
      const nothing = { links: [], routes: [], stops: [], abroad: { countries: [], symbols: [] } };
      const lines = (part) => {
        lutu.drawLines(context, { ...nothing, ...part }, selected);
        lutu.drawBeyond(context, { ...nothing, ...part }, style, selected);
      };
      const parts = {
        networks: () => lines({ links: beyond.links }),
        corridors: () => lines({ routes: beyond.routes, stops: beyond.stops }),
        overseas: () => lines({ abroad: beyond.abroad }),
        facilities: () => {
          drawSymbols(context, this.scene, style, selected, picked);
          drawProvince(context, this.scene.province, style);
        },
        labels: () => drawLabels(context, this.scene.labels, style),
        city_counts: () => drawCities(context, this.scene, style, layers.includes("cores")),
      };
      for (const layer of order.filter((name) => parts[name])) {
        context.globalAlpha = (opacity[layer] || 100) / 100;
        parts[layer]();
      }
      context.globalAlpha = 1;
    },
    // Where its symbols stand in the map's container.
    standing() {
      return this.scene.symbols.map(({ x, y }) => L.point(x, y).subtract(this._pad));
    },
    // What is under a point of the map's container: {feature}, {city}, {more}, {province} or one of underBeyond's.
    under(point) {
      if (!this.scene) return null;
      const x = point.x + this._pad.x;
      const y = point.y + this._pad.y;
      const near = this.scene.symbols
        .map((symbol) => ({ symbol, far: Math.hypot(symbol.x - x, symbol.y - y) }))
        .filter(({ symbol, far }) => far <= symbol.size * 0.62)
        .sort((a, b) => a.far - b.far)[0];
      if (near) return { feature: near.symbol.feature };
      const more = this.scene.more.find((pill) => Math.abs(pill.x - x) <= pill.width / 2 + 2 && Math.abs(pill.y - y) <= 11);
      if (more) return { more };
      const city = this.scene.cities.find(
        ({ badge, ...at }) =>
          (badge && Math.abs(badge.x - x) <= badge.width / 2 + 3 && Math.abs(badge.y - y) <= 12) ||
          (Math.abs(at.x - x) <= at.width / 2 && Math.abs(at.y - y) <= at.px * 0.7),
      );
      if (city) return { city };
      const { province, beyond } = this.scene;
      if (province && Math.abs(province.x - x) <= province.width / 2 && Math.abs(province.y - y) <= 11) return { province };
      const other = lutu.underBeyond(beyond, x, y);
      if (other && !other.lines) return other;
      const label = this.scene.labels.find(
        ({ left, top, width, lines, px }) => x >= left && x <= left + width && y >= top && y <= top + lines.length * px * 1.25,
      );
      return label ? { feature: label.symbol.feature } : other;
    },
  });
})(window.lutu);
