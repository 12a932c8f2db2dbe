// A page that has moved keeps the anchor in its address, and single anchors may have moved elsewhere. Without script the page's
// own head leads to the new address.
(() => {
  'use strict';
  const { to = '', moved = '{}' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (!location.hash) return;
  const elsewhere = JSON.parse(moved)[location.hash];
  const target = new URL(elsewhere || to, location.href);
  if (!elsewhere) target.hash = location.hash;
  location.replace(target);
})();
