// A page that has moved, as a whole (`to`) or in single anchors (`moved`), keeps the anchor in its address. Without script
// the head of a page that has moved as a whole leads to the new address.
(() => {
  'use strict';
  const { to, moved = '{}' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const elsewhere = JSON.parse(moved)[location.hash];
  if (!location.hash || !(elsewhere || to)) return;
  const target = new URL(elsewhere || to, location.href);
  if (!elsewhere) target.hash = location.hash;
  location.replace(target);
})();
