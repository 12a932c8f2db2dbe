// A page that has moved keeps the place in it, and single places may have moved elsewhere. Without script the page's
// own head leads to the new address.
(() => {
  'use strict';
  const { to = '', moved = '{}' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (!location.hash) return;
  const place = JSON.parse(moved)[location.hash];
  const target = new URL(place || to, location.href);
  if (!place) target.hash = location.hash;
  location.replace(target);
})();
