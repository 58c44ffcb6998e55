// The rivals' JavaScript: a facility as a plain circle marker, and the filter by plan in the browser.
"use strict";

window.rival = {
  point: (feature, latlng) => L.circleMarker(latlng, { radius: 5, weight: 1, fillOpacity: 0.8 }),
};

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  rival: {
    narrow(plans, all) {
      const features = all.features.filter(
        ({ properties }) => !plans.length || properties.plans.some((plan) => plans.includes(plan)),
      );
      return { type: "FeatureCollection", features };
    },
  },
});
