// Keeping symbols and labels apart: the same greedy placing as geo/dodge.py, in pixels.
"use strict";

(function (lutu) {
  const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  // Boxes [left, top, right, bottom] in a grid of cells, so that a test looks at neighbours only.
  lutu.Occupied = class {
    constructor(cell) {
      this.cell = cell;
      this.cells = new Map();
    }
    *keys(box) {
      for (let x = Math.floor(box[0] / this.cell); x <= Math.floor(box[2] / this.cell); x += 1) {
        for (let y = Math.floor(box[1] / this.cell); y <= Math.floor(box[3] / this.cell); y += 1) yield `${x},${y}`;
      }
    }
    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
    remove(box) {
      for (const key of this.keys(box)) this.cells.get(key).splice(this.cells.get(key).indexOf(box), 1);
    }
    free(box) {
      for (const key of this.keys(box)) {
        if ((this.cells.get(key) || []).some((other) => overlaps(box, other))) return false;
      }
      return true;
    }
  };

  // Offsets on rings around the true place, nearest first: 6 on the first ring, 12 on the second, …
  lutu.rings = function (count, step) {
    const offsets = [[0, 0]];
    for (let ring = 1; ring <= count; ring += 1) {
      for (let n = 0; n < 6 * ring; n += 1) {
        const angle = (2 * Math.PI * n) / (6 * ring) - Math.PI / 2;
        offsets.push([ring * step * Math.cos(angle), ring * step * Math.sin(angle)]);
      }
    }
    return offsets;
  };

  // Put each point (in order) on the nearest free offset; returns [x, y] or null where no place is left.
  lutu.dodge = function (points, size, offsets, occupied) {
    const half = size / 2;
    return points.map(([x, y]) => {
      for (const [dx, dy] of offsets) {
        const box = [x + dx - half, y + dy - half, x + dx + half, y + dy + half];
        if (occupied.free(box)) {
          occupied.add(box);
          return [x + dx, y + dy];
        }
      }
      return null;
    });
  };
})(window.lutu);
