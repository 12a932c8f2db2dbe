// Anchors of a page that book.toml has moved elsewhere.
(() => {
  'use strict';
  const { moved = '{}' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const to = JSON.parse(moved)[location.hash];
  if (to) location.replace(new URL(to, location.href));
})();
