// The user's own points: typed arrays, filtered by look-up tables, drawn as pixels on a canvas below the symbols.
"use strict";

(function (lutu) {
  const PADDING = 0.25; // of the map's size on each side, so that panning shows no bare edge
  const NONE = 255;
  const MERCATOR_PX = 256; // the world's width at zoom 0
  const EARTH_M = 6371008.8;

  const mercatorX = (lon) => (lon / 360 + 0.5) * MERCATOR_PX;
  const mercatorY = (lat) => (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * MERCATOR_PX;

  // The arrays of a packed layer (layers/points.py), and positions in pixels of zoom 0 from the layer's middle.
  lutu.unpackPoints = function (buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    const { count, middle, columns } = head;
    let at = 4 + length;
    const lon = new Float32Array(buffer, at, count);
    const lat = new Float32Array(buffer, (at += 4 * count), count);
    at += 4 * count;
    const bytes = () => {
      const part = new Uint8Array(buffer, at, count);
      at += count;
      return part;
    };
    const cities = bytes();
    const codes = columns.map(bytes);
    const [x, y] = [new Float32Array(count), new Float32Array(count)];
    const origin = [mercatorX(middle[0]), mercatorY(middle[1])];
    for (let n = 0; n < count; n += 1) {
      x[n] = mercatorX(middle[0] + lon[n]) - origin[0];
      y[n] = mercatorY(middle[1] + lat[n]) - origin[1];
    }
    return { ...head, lon, lat, cities, codes, x, y, origin, mask: new Uint8Array(count).fill(1), off: columns.map(() => new Set()), by: 0, percent: 90, shown: count };
  };

  // Inside an area: exact near a circle's edge, a sphere's distance elsewhere, which is off by less than 0.6 %.
  function tester(area) {
    if (!area || (area.kind === "region" && !lutu.config.counties[area.region])) return null;
    if (area.kind === "region") {
      const { geometry } = lutu.regionOf(area.region);
      return (lon, lat) => lutu.inGeometry(geometry, [lon, lat]);
    }
    if (area.kind !== "circle") {
      const ring = { type: "Polygon", coordinates: [[...lutu.cornersOf(area), lutu.cornersOf(area)[0]]] };
      return (lon, lat) => lutu.inGeometry(ring, [lon, lat]);
    }
    const [centreLon, centreLat, km] = area.numbers;
    const radius = km * 1000;
    const rad = Math.PI / 180;
    const cosine = Math.cos(centreLat * rad);
    return (lon, lat) => {
      const a = Math.sin(((lat - centreLat) * rad) / 2) ** 2 + cosine * Math.cos(lat * rad) * Math.sin(((lon - centreLon) * rad) / 2) ** 2;
      const metres = 2 * EARTH_M * Math.asin(Math.sqrt(a));
      if (metres < 0.99 * radius) return true;
      return metres <= 1.01 * radius && lutu.metres(area.numbers, [lon, lat]) <= radius;
    };
  }

  // Which points a View shows: cities and circles by their city, an area by their place, words by the layer's own boxes.
  lutu.maskPoints = function (layer, view) {
    const { rule, cities } = lutu.config;
    const codes = rule.facets.find(({ name }) => name === "city").words;
    const pass = new Uint8Array(256).fill(1);
    const [chosen, circles] = [view.chosen.city || [], view.chosen.circle || []];
    const marked = view.area && view.area.kind === "region" ? view.area.region : null;
    const region = marked && lutu.config.counties[marked] ? `${marked.slice(0, 4)}00` : marked;
    const all = !chosen.length && !circles.length && !region;
    codes.forEach((code, n) => (pass[n] = (!chosen.length || chosen.includes(code)) && (!circles.length || circles.includes(cities[code].circle)) && (!region || region === code) ? 1 : 0));
    if (!all) pass[NONE] = 0;
    const words = layer.off.map((off, n) => off.size && [layer.codes[n], Uint8Array.from({ length: 256 }, (_, word) => (off.has(word) ? 0 : 1))]).filter(Boolean);
    const inside = tester(view.area);
    const { mask, lon, lat, middle } = layer;
    let shown = 0;
    for (let n = 0; n < layer.count; n += 1) {
      let on = pass[layer.cities[n]];
      for (let w = 0; on && w < words.length; w += 1) on = words[w][1][words[w][0][n]];
      if (on && inside) on = inside(middle[0] + lon[n], middle[1] + lat[n]) ? 1 : 0;
      mask[n] = on;
      shown += on;
    }
    layer.shown = shown;
  };

  // How many points of each word of a column a View shows, or would show were none of the column's boxes off.
  lutu.countWords = function (layer, column, view) {
    let { mask } = layer;
    if (layer.off[column].size) {
      mask = new Uint8Array(layer.count);
      lutu.maskPoints({ ...layer, mask, off: layer.off.map((off, n) => (n === column ? new Set() : off)) }, view);
    }
    const counts = new Uint32Array(256);
    const codes = layer.codes[column];
    for (let n = 0; n < layer.count; n += 1) counts[codes[n]] += mask[n];
    return counts;
  };

  const asPixel = (colour, percent) => {
    const part = (at) => parseInt(colour.slice(at, at + 2), 16);
    return ((Math.round((255 * percent) / 100) << 24) | (part(5) << 16) | (part(3) << 8) | part(1)) >>> 0;
  };

  lutu.pointColour = (n) => lutu.config.style.points[Math.min(n, lutu.config.style.points.length - 1)];

  lutu.PointsOverlay = L.Layer.extend({
    onAdd(map) {
      this._canvas = L.DomUtil.create("canvas", "lutu-points leaflet-zoom-animated", map.getPane("lutu-points"));
      this._canvas.setAttribute("aria-hidden", "true");
      map.on("moveend", this.draw, this);
      map.on("zoomanim", this._zoom, this);
    },
    _zoom({ zoom, center }) {
      if (!this._corner) return;
      const scale = this._map.getZoomScale(zoom, this._drawnZoom);
      L.DomUtil.setTransform(this._canvas, this._map._latLngToNewLayerPoint(this._corner, zoom, center), scale);
    },
    draw() {
      const map = this._map;
      const layers = lutu.own.filter(({ points }) => points && points.on !== false).map(({ points }) => points);
      if (!map || !layers.length) {
        if (this._canvas) this._canvas.width = 0;
        return;
      }
      const size = map.getSize();
      const pad = size.multiplyBy(PADDING).round();
      const [width, height] = [size.x + 2 * pad.x, size.y + 2 * pad.y];
      const corner = map.containerPointToLayerPoint([0, 0]).subtract(pad);
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (this._canvas.width !== w || this._canvas.height !== h) {
        this._canvas.width = w;
        this._canvas.height = h;
        this._canvas.style.width = `${width}px`;
        this._canvas.style.height = `${height}px`;
        this._image = this._canvas.getContext("2d").createImageData(w, h);
      }
      L.DomUtil.setPosition(this._canvas, corner);
      this._corner = map.layerPointToLatLng(corner);
      this._drawnZoom = map.getZoom();
      const pixels = new Uint32Array(this._image.data.buffer);
      pixels.fill(0);
      const scale = 2 ** this._drawnZoom * ratio;
      const origin = map.getPixelOrigin();
      for (const layer of layers) {
        const left = layer.origin[0] * scale - (origin.x + corner.x) * ratio;
        const top = layer.origin[1] * scale - (origin.y + corner.y) * ratio;
        this._dots(pixels, w, h, layer, scale, left, top, Math.round((this._drawnZoom < 9 ? 2 : this._drawnZoom < 11 ? 3 : 5) * ratio));
      }
      this._canvas.getContext("2d").putImageData(this._image, 0, 0);
    },
    _dots(pixels, w, h, { x, y, mask, count, codes, columns, by, percent }, scale, left, top, dot) {
      const words = columns.length ? codes[by] : null;
      const colours = Uint32Array.from({ length: 256 }, (_, n) => asPixel(lutu.pointColour(words ? n : 0), percent));
      const half = dot >> 1;
      for (let n = 0; n < count; n += 1) {
        if (!mask[n]) continue;
        const px = (x[n] * scale + left - half) | 0;
        const py = (y[n] * scale + top - half) | 0;
        if (px < 0 || py < 0 || px + dot > w || py + dot > h) continue;
        const colour = colours[words ? words[n] : 0];
        for (let row = py * w + px, last = row + dot * w; row < last; row += w) for (let dx = 0; dx < dot; dx += 1) pixels[row + dx] = colour;
      }
    },
    // The nearest shown point to a place of the map's container, within 7 px: {layer, at}.
    under(point) {
      const map = this._map;
      const scale = 2 ** map.getZoom();
      const place = map.containerPointToLayerPoint(point).add(map.getPixelOrigin());
      let best = null;
      let least = 49;
      lutu.own.forEach(({ points }, layer) => {
        if (!points || points.on === false) return;
        const [cx, cy] = [place.x / scale - points.origin[0], place.y / scale - points.origin[1]];
        const reach = 7 / scale;
        for (let n = 0; n < points.count; n += 1) {
          const dx = points.x[n] - cx;
          if (dx > reach || dx < -reach || !points.mask[n]) continue;
          const far = (dx * dx + (points.y[n] - cy) ** 2) * scale * scale;
          if (far < least) [least, best] = [far, { layer, at: n }];
        }
      });
      return best;
    },
  });
})(window.lutu);
