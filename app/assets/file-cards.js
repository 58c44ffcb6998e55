// The page as one file: cards at the symbols, with one thing and its citations or a choice of several.
"use strict";

(function (lutu) {
  const { h } = lutu;
  const CARD_WIDTH = 340;
  const NEAR_ZOOM = 10;

  const SMALL_MAP = 600; // px

  let card = null; // what is open: {id, element, remove, move}; `id` tells where it stands after each zoom
  let opener = null; // the button of the list that opened it
  let before = []; // cards to go back to, as functions that open them

  const small = () => lutu.map.getSize().x < SMALL_MAP;
  const latLngAt = ({ x, y }) => lutu.map.containerPointToLatLng(L.point(x, y).subtract(lutu.overlay._pad));

  // Where something stands on the map as it is drawn now; null where it has no sign of its own.
  function placed(id) {
    const { symbols, cities, beyond } = lutu.overlay.scene;
    const mine = (sign) => sign.feature.id === id;
    const sign = symbols.find(mine) || beyond.abroad.symbols.find(mine) || cities.find(({ adcode }) => adcode === id) || beyond.abroad.countries.find(({ code }) => code === id);
    return sign ? latLngAt(sign) : null;
  }

  // The sign of what is open carries a ring.
  function mark(id) {
    lutu.view.selected = id;
    lutu.overlay._content.selected = id;
    lutu.overlay.draw();
  }

  // On a small map a card at the symbol would cover it: there it stands at the map's lower edge.
  function dock(at, body) {
    const close = h("Button", { type: "button", className: "dock-close", "aria-label": lutu.say("app.close") }, "×");
    const docked = h("Div", { className: "card dock" }, [close, body]);
    close.addEventListener("click", lutu.closeCard);
    L.DomEvent.disableClickPropagation(docked);
    L.DomEvent.disableScrollPropagation(docked);
    lutu.map.getContainer().append(docked);
    lutu.map.panInside(at, { paddingTopLeft: [30, 30], paddingBottomRight: [30, docked.offsetHeight + 24], animate: false });
    return { element: docked, remove: () => docked.remove(), move: () => {} };
  }

  function float(at, body) {
    const size = lutu.map.getSize();
    const popup = L.popup({ className: "card", maxWidth: CARD_WIDTH, minWidth: 260, maxHeight: Math.max(150, size.y * 0.62), autoPanPadding: [14, 14], offset: [0, 2], closeOnClick: false, autoClose: false, closeButton: false });
    const close = h("Button", { type: "button", className: "dock-close", "aria-label": lutu.say("app.close") }, "×");
    close.addEventListener("click", lutu.closeCard);
    popup.setLatLng(at).setContent(body).openOn(lutu.map);
    popup.getElement().append(close);
    const far = (place) => lutu.map.latLngToLayerPoint(place).distanceTo(lutu.map.latLngToLayerPoint(popup.getLatLng()));
    return { element: popup.getElement(), remove: () => popup.remove(), move: (place) => far(place) > 2 && popup.setLatLng(place) };
  }

  function show(id, at, content) {
    if (card) card.remove();
    const body = h("Div", { className: "card-body", tabindex: "-1" }, [...back(), ...content]);
    document.getElementById("tip").hidden = true;
    card = null;
    mark(id);
    card = { id, ...(small() ? dock : float)(at, body) };
    if (opener) body.focus({ preventScroll: true });
  }

  lutu.closeCard = function () {
    if (!card) return;
    card.remove();
    card = null;
    mark(null);
    lutu.showRadius(null);
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  };

  function back() {
    if (before.length < 2) return [];
    const button = h("Button", { type: "button", className: "back" }, `← ${lutu.say("file.back")}`);
    button.addEventListener("click", () => {
      before.pop();
      before[before.length - 1]();
    });
    return [button];
  }

  // A new card, or one that was opened out of the card before.
  function open(opener, within) {
    before = within ? [...before, opener] : [opener];
    opener();
  }

  const openThing = (feature, at, within) =>
    open(() => {
      lutu.showRadius(lutu.facilities.includes(feature) && feature.properties.precision !== "city" ? feature : null);
      show(feature.id, at, lutu.detail(feature, null).slice(1).filter((part) => !part.matches("[data-act=zoom]")));
    }, within);

  // In a card that says already how well its places are known, the kind says more.
  const aside = (feature) => (feature.properties.kind && !feature.properties.country ? lutu.label("kind", feature.properties.kind) : lutu.asideOf(feature));

  function rows(features, at) {
    return h("Ul", { className: "items" }, features.map((feature) => {
      const button = h("Button", { type: "button", className: "item" }, [lutu.signOf(feature), h("Span", { className: "item-name" }, lutu.nameOf(feature)), h("Span", { className: "item-place" }, aside(feature))]);
      button.addEventListener("click", () => openThing(feature, at, true));
      return h("Li", {}, button);
    }));
  }

  const section = (title, features, at) => (features.length ? [h("H3", { className: "card-part" }, title), rows(features, at)] : []);

  const openSeveral = (id, title, features, at) => open(() => show(id, at, [h("H2", {}, title), rows(features, at)]));

  // What is known of a city: first what is known by city only, then what lights it up, then what has a place there.
  function openCity(code, at) {
    const { shown, beyond } = lutu.onMap();
    const mine = shown.filter(({ properties }) => properties.cities.includes(code));
    const [cityOnly, others] = [mine.filter(({ properties }) => properties.precision === "city"), mine.filter(({ properties }) => properties.precision !== "city")];
    const roles = beyond.roles[code] || [];
    open(() =>
      show(code, at, [
        h("H2", {}, lutu.config.cities[code].name),
        ...section(lutu.say("file.city", { n: cityOnly.length }), cityOnly, at),
        ...section(lutu.say("file.roles", { n: roles.length }), roles, at),
        ...section(lutu.say("file.placed", { n: others.length }), others, at),
        ...(mine.length || roles.length ? [] : [h("P", { className: "kicker" }, lutu.say("count.none"))]),
      ]),
    );
  }

  // A click on the map.
  lutu.openUnder = function (event) {
    const under = lutu.beneath(event.containerPoint);
    opener = null;
    lutu.closeCard();
    if (!under) return;
    const at = event.latlng;
    const choice = under.lines || (under.stop && under.stop.features);
    if (under.province) lutu.goHome();
    else if (under.more) {
      const points = under.more.features.map(({ geometry }) => lutu.latLngOf(geometry.coordinates));
      lutu.map.fitBounds(L.latLngBounds(points).pad(0.3), { maxZoom: lutu.map.getZoom() + 2 });
    } else if (under.country) {
      const { code, features } = under.country;
      if (features.length > 1) openSeveral(code, lutu.config.countries[code].name, features, placed(code));
      else openThing(features[0], placed(code));
    } else if (choice && choice.length > 1) openSeveral("", lutu.told(under)[0], choice, at);
    else if (choice) openThing(choice[0], at);
    else if (under.city) openCity(under.city.adcode, placed(under.city.adcode) || at);
    else openThing(under.feature, placed(under.feature.id) || at);
  };

  // Something named in the list: the map goes there and its card opens.
  lutu.openId = function (id, from) {
    opener = from || null;
    if (small()) {
      lutu.openTab("");
      lutu.map.invalidateSize({ pan: false, animate: false });
    }
    const { cities } = lutu.config;
    if (Object.hasOwn(cities, id)) {
      openCity(id, placed(id) || L.latLng(cities[id].lat, cities[id].lon));
      return;
    }
    const feature = lutu.find(id);
    if (!feature || !feature.properties.citations) return;
    const { geometry, properties: p } = feature;
    const box = lutu.boxOf(feature);
    let at;
    if (p.precision === "city") at = placed(p.cities[0]) || L.latLng(cities[p.cities[0]].lat, cities[p.cities[0]].lon);
    else if (box) {
      const bounds = L.latLngBounds([box[1], box[0]], [box[3], box[2]]);
      lutu.map.fitBounds(bounds, { animate: false });
      at = p.mode ? lutu.latLngOf(lutu.parts(geometry)[0][0]) : lutu.latLngOf([cities[p.cities[0]].lon, cities[p.cities[0]].lat]);
    } else {
      at = lutu.latLngOf(geometry.coordinates);
      lutu.map.setView(at, Math.max(lutu.map.getZoom(), p.country ? 5 : NEAR_ZOOM), { animate: false });
      at = placed(id) || (p.iso2 && placed(p.iso2)) || at;
    }
    openThing(feature, at);
  };

  // After each zoom symbols stand elsewhere: the card goes with its own.
  lutu.keepCard = function () {
    const at = card && placed(card.id);
    if (at) card.move(at);
  };

  lutu.bindCards = function () {
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") lutu.closeCard();
      if (key === "Tab") document.documentElement.classList.add("by-keys");
    });
    document.addEventListener("pointerdown", () => document.documentElement.classList.remove("by-keys"));
  };
})(window.lutu);
