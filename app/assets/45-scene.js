// What stands where on the map at one zoom: symbols kept apart, city names and counts, labels that never collide.
"use strict";

(function (lutu) {
  const LABEL_ROOM = 60; // with no more symbols than this, all of them are named whatever the zoom
  const NAMES_FROM_ZOOM = 10;
  const COUNTY_NAMES_FROM_ZOOM = 9;
  const COUNTY_SPOTS = [0, -14, 14, -27, 27]; // px above or below its middle
  const CITY_SPOTS = [0, -0.7, 0.7, -1.4, 1.4, -2, 2]; // in heights of the name
  const CITY_ASIDE = [-2.4, -1.8, -1.2, -0.6, 0.6, 1.2, 1.8, 2.4]
    .flatMap((dx) => CITY_SPOTS.map((dy) => [dx, dy]))
    .sort((one, other) => Math.hypot(...one) - Math.hypot(...other)); // where else, as long as that is in its own area
  const KEPT = 1.6; // sizes of a symbol round the place of one that was picked, where no name is moved to
  const GROUND_NAMES_TO_ZOOM = 9.5;
  const GATHER_BELOW_ZOOM = 5.6;

  lutu.symbolSize = (zoom) => (zoom < 8.2 ? 13 : zoom < 9.2 ? 17 : zoom < 11 ? 20 : 23);

  // A name on at most two lines of about the same length; Chinese breaks anywhere but before a closing mark.
  lutu.wrap = function (name, most) {
    if (name.length <= most) return [name];
    let cut = Math.min(most, Math.ceil(name.length / 2));
    const blanks = [...name.matchAll(/\s/g)].map(({ index }) => index);
    if (blanks.length) cut = blanks.reduce((best, blank) => (Math.abs(blank - cut) < Math.abs(best - cut) ? blank : best));
    while (cut < name.length && /[）〉》”、，。)]/.test(name[cut])) cut += 1;
    while (cut > 1 && /[（〈《“(]/.test(name[cut - 1])) cut -= 1;
    const rest = name.slice(cut).trim();
    return [name.slice(0, cut).trim(), rest.length > most + 2 ? `${rest.slice(0, most + 1)}…` : rest];
  };

  function textBox(context, lines, px) {
    return [Math.max(...lines.map((line) => context.measureText(line).width)), lines.length * px * 1.25];
  }

  // A name with the sign of a core, and below it the row of its count and roles.
  const rowWidth = (count, tag) => count + tag + (count && tag ? 3 : 0);
  const rowBelow = (px) => Math.max(px * 1.32, 15); // clear of the sign of a core beside a small name
  const cityBoxes = (x, y, px, width, sign, row) => [
    [x - width / 2 - 3 - sign, y - px * 0.8, x + width / 2 + 3, y + px * 0.6],
    ...(row ? [[x - row / 2 - 2, y + rowBelow(px) - 10, x + row / 2 + 2, y + rowBelow(px) + 10]] : []),
  ];

  const holds = (features, picked) => features.some(({ id }) => picked.includes(id));

  // City names stay put, the count of what is known only to the city below; both keep symbols and labels away. The two
  // cores stand beside their sign at the seat, or where most of the other cities keep their names.
  function placeCities(context, asked) {
    const { occupied } = asked;
    let best = null;
    for (const core of ["beside", "seat", "middle"]) {
      const boxes = [];
      const cities = tryCities(context, asked, core, boxes);
      if (!best || cities.filter(Boolean).length > best.cities.filter(Boolean).length) best = { cities, boxes };
      boxes.forEach((box) => occupied.remove(box));
      if (cities.every(Boolean)) break;
    }
    best.boxes.forEach((box) => occupied.add(box));
    return best.cities.filter(Boolean);
  }

  // Where a name may stand: above or below its place, else beside it in its own area. The sign of a core stands at its
  // seat, and the name must not part from that.
  const nearOf = ({ x, y, px }) => CITY_SPOTS.map((dy) => [x, y + dy * px]);
  const asideOf = ({ city, x, y, px }) => (city.core || !lutu.regions ? [] : CITY_ASIDE.map(([dx, dy]) => [x + dx * px, y + dy * px]));
  const inOwnArea = function ({ adcode, x, width }, [left, top], unproject) {
    if (left === x) return true;
    const { geometry } = lutu.regionOf(adcode);
    return [-0.25, 0, 0.25].every((part) => lutu.inGeometry(geometry, unproject([left + part * width, top])));
  };

  // First all that find room near their place, then the others: none takes another's, nor the room kept for what was
  // picked. On a small screen some find none.
  function tryCities(context, asked, core, taken) {
    const { unproject, picked, perCity, zoom, occupied, kept } = asked;
    const px = zoom < 6.6 ? (lutu.english() ? 10 : 12) : zoom < 8 ? 14 : 16;
    const coresFirst = Object.entries(lutu.config.cities).sort(([, a], [, b]) => b.core - a.core);
    const wanted = coresFirst.map(([adcode, city]) => cityWanted(context, asked, core, px, adcode, city));
    const found = wanted.map(() => null);
    for (const spotsOf of [nearOf, asideOf]) {
      wanted.forEach((name, n) => {
        if (found[n]) return;
        const { city, adcode, width, sign, count, countWidth, tagged, tagWidth } = name;
        const boxesAt = (wide, [x, y]) => cityBoxes(x, y, px, width, sign, rowWidth(countWidth, wide));
        const free = (box) => occupied.free(box) && (spotsOf === nearOf || kept.free(box));
        // First with the roles beside the count, then without.
        const [wide, spot] = [tagWidth, ...(tagWidth ? [0] : [])]
          .map((each) => [each, spotsOf(name).find((at) => boxesAt(each, at).every(free) && inOwnArea(name, at, unproject))])
          .find(([, at]) => at) || [0, null];
        if (!spot) return;
        for (const box of boxesAt(wide, spot)) {
          occupied.add(box);
          taken.push(box);
        }
        const [x, y] = spot;
        const below = y + rowBelow(px);
        const row = rowWidth(countWidth, wide);
        const badge = count ? { x: x - row / 2 + countWidth / 2, y: below, width: countWidth, height: 16, ringed: holds(perCity[adcode], picked) } : null;
        const tag = wide ? { x: x + row / 2 - wide / 2, y: below, width: wide, text: tagged } : null;
        found[n] = { adcode, ...city, x, y, px, count, badge, tag, width };
      });
    }
    return found;
  }

  // A city's name to be placed: its own place, and how wide name, count and roles are.
  function cityWanted(context, { project, visible, perCity, roles, layers }, core, px, adcode, city) {
    const count = (perCity[adcode] || []).length;
    context.font = lutu.font(px, 700);
    const width = context.measureText(city.label).width;
    const sign = city.core && layers.includes("cores") ? 17 : 0;
    const tagged = roles[adcode] ? lutu.say("map.roles", { n: roles[adcode].length }) : "";
    const [seatX, seatY] = project(city.place);
    const away = core === "middle" || !within(visible, [seatX, seatY, seatX, seatY]);
    const [placeX, y] = away ? project([city.lon, city.lat]) : [seatX, seatY];
    const x = placeX + (sign && core === "beside" && !away ? width / 2 + 11 : 0);
    context.font = lutu.font(11, 700);
    const countWidth = count ? 15 + 7 * String(count).length : 0;
    const tagWidth = tagged ? 10 + context.measureText(tagged).width : 0;
    return { adcode, city, x, y, px, width, sign, count, countWidth, tagged, tagWidth };
  }

  // On a small screen a symbol far from its place tells nothing: those that find no room close by are counted.
  const ringsAt = (zoom) => (zoom < 6.6 ? 2 : 7);

  // What was picked is given room before the rest.
  const pickedFirst = (features, picked) => [true, false].flatMap((first) => features.filter(({ id }) => picked.includes(id) === first));

  function placeSymbols(features, project, size, zoom, occupied) {
    const step = size * 0.55;
    const points = features.map((feature) => project(feature.geometry.coordinates));
    const placed = lutu.dodge(points, size, lutu.rings(ringsAt(zoom), step), occupied);
    const symbols = [];
    const crowded = new Map();
    features.forEach((feature, n) => {
      if (placed[n]) {
        symbols.push({ feature, x: placed[n][0], y: placed[n][1], trueX: points[n][0], trueY: points[n][1], size });
        return;
      }
      const city = feature.properties.cities[0];
      if (!crowded.has(city)) crowded.set(city, []);
      crowded.get(city).push({ feature, point: points[n] });
    });
    return { symbols, crowded };
  }

  // What finds no room is counted, "+12", near where it stands; a click zooms in.
  function placeMore(crowded, picked, occupied) {
    const offsets = lutu.rings(24, 8);
    return [...crowded.values()].map((items) => {
      const x = items.reduce((sum, item) => sum + item.point[0], 0) / items.length;
      const y = items.reduce((sum, item) => sum + item.point[1], 0) / items.length;
      const width = 18 + 7 * String(items.length).length;
      const features = items.map((item) => item.feature);
      const pill = { x, y, width, features, ringed: holds(features, picked) };
      for (const [dx, dy] of offsets) {
        const box = [x + dx - width / 2, y + dy - 9, x + dx + width / 2, y + dy + 9];
        if (!occupied.free(box)) continue;
        occupied.add(box);
        return { ...pill, x: x + dx, y: y + dy };
      }
      return pill;
    });
  }

  const within = (outer, box) => outer[0] <= box[0] && outer[1] <= box[1] && box[2] <= outer[2] && box[3] <= outer[3];

  function placeNames(context, symbols, visible, occupied, most) {
    const px = 12;
    const labels = [];
    context.font = lutu.font(px, 400);
    for (const symbol of symbols) {
      const lines = lutu.wrap(lutu.nameOf(symbol.feature), most);
      const [width, height] = textBox(context, lines, px);
      const gap = symbol.size / 2 + 3;
      const { x, y } = symbol;
      const spots = [
        ["left", x + gap, y - height / 2],
        ["right", x - gap - width, y - height / 2],
        ["center", x - width / 2, y + gap],
        ["center", x - width / 2, y - gap - height],
      ];
      for (const [align, left, top] of spots) {
        const box = [left - 1, top, left + width + 1, top + height];
        // A name half out of the window is no name; beyond the window it may stand as it likes.
        const cut = within(visible, [x, y, x, y]) && !within(visible, box);
        if (cut || !occupied.free(box)) continue;
        occupied.add(box);
        labels.push({ lines, px, left, top, width, align, symbol });
        break;
      }
    }
    return labels;
  }

  function placeCounties(context, project, inFrame, occupied) {
    context.font = lutu.font(12, 400);
    const names = [];
    for (const county of Object.values(lutu.config.counties)) {
      const [x, y] = project([county.lon, county.lat]);
      const width = context.measureText(county.label).width;
      if (!inFrame(x, y)) continue;
      const boxAt = (dy) => [x - width / 2 - 2, y + dy - 9, x + width / 2 + 2, y + dy + 9];
      const spot = COUNTY_SPOTS.find((dy) => occupied.free(boxAt(dy)));
      if (spot === undefined) continue;
      occupied.add(boxAt(spot));
      names.push({ x, y: y + spot, label: county.label });
    }
    return names;
  }

  // Seas and neighbouring provinces, where nothing else stands.
  function placeGround(context, project, zoom, inFrame, visible, occupied) {
    context.font = lutu.font(14, 400);
    const names = [];
    for (const { geometry, properties } of lutu.ground) {
      if (zoom < (properties.zoom || 0) || zoom > (properties.zoom_most || Infinity)) continue;
      const at = geometry.type === "Point" ? geometry.coordinates : [properties.lon, properties.lat];
      const label = properties[lutu.english() ? "name_en" : "name"];
      const [x, y] = project(at);
      const half = context.measureText(label).width * 0.75;
      const box = [x - half, y - 11, x + half, y + 11];
      const cut = within(visible, [x, y, x, y]) && !within(visible, box);
      if (cut || !inFrame(x, y) || !occupied.free(box)) continue;
      occupied.add(box);
      names.push({ x, y, label, sea: properties.kind === "sea" });
    }
    return names;
  }

  // So far out that the province is a stamp, its facilities are one count.
  function placeProvince(context, project, count, occupied) {
    const [west, south, east, north] = lutu.config.home;
    const [middle, bottom] = project([(west + east) / 2, (south + north) / 2]);
    const text = lutu.say("map.gathered", { n: count });
    context.font = lutu.font(12, 700);
    const width = context.measureText(text).width + 16;
    const box = ([dx, dy]) => [middle + dx - width / 2, bottom + dy - 11, middle + dx + width / 2, bottom + dy + 11];
    const [dx, dy] = lutu.rings(12, 7).find((offset) => occupied.free(box(offset))) || [0, 0];
    occupied.add(box([dx, dy]));
    return { x: middle + dx, y: bottom + dy, trueX: middle, trueY: bottom, width, text };
  }

  // project: lonlat → px on the canvas; shown: features in the frame, most important first.
  lutu.scene = function (context, { shown, framed, beyond, layers, picked, zoom, project, unproject, inFrame, visible }) {
    const occupied = new lutu.Occupied(40);
    const size = lutu.symbolSize(zoom);
    const perCity = {};
    const points = [];
    for (const feature of shown) {
      if (feature.properties.precision !== "city") points.push(feature);
      else for (const city of feature.properties.cities) (perCity[city] = perCity[city] || []).push(feature);
    }
    const gathered = zoom < GATHER_BELOW_ZOOM;
    const counted = layers.includes("city_counts") ? perCity : {};
    const around = ([x, y]) => [x - KEPT * size, y - KEPT * size, x + KEPT * size, y + KEPT * size];
    const kept = new lutu.Occupied(40);
    for (const { id, geometry } of points) if (picked.includes(id)) kept.add(around(project(geometry.coordinates)));
    const cities = gathered ? [] : placeCities(context, { project, unproject, visible, perCity: counted, picked, roles: beyond.roles, layers, zoom, occupied, kept });
    const wanted = layers.includes("facilities") && !gathered ? points : [];
    const links = gathered ? [] : lutu.placeLinks(context, beyond.networks, project, occupied);
    const { symbols, crowded } = placeSymbols(pickedFirst(wanted, picked), project, size, zoom, occupied);
    const more = placeMore(crowded, picked, occupied);
    const lines = lutu.beyondScene(context, { beyond, zoom, size, project, inFrame, visible, occupied });
    const province = gathered && framed ? placeProvince(context, project, framed, occupied) : null;
    const named = layers.includes("labels") && (zoom >= NAMES_FROM_ZOOM || wanted.length <= LABEL_ROOM);
    const labels = named ? placeNames(context, symbols, visible, occupied, lutu.english() ? 26 : 12) : [];
    const counties =
      layers.includes("counties") && zoom >= COUNTY_NAMES_FROM_ZOOM ? placeCounties(context, project, inFrame, occupied) : [];
    const ground = zoom < GROUND_NAMES_TO_ZOOM ? placeGround(context, project, zoom, inFrame, visible, occupied) : [];
    return { cities, province, symbols, more, labels, counties, ground, beyond: { ...lines, links } };
  };
})(window.lutu);
