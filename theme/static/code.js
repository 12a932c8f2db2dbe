// Colours code by mdBook's own script, which a page loads before this one where it has code in a named language.
(() => {
  'use strict';
  const { hljs } = /** @type {{ hljs?: { highlightBlock: (code: Element) => void } }} */ (/** @type {unknown} */ (window));
  for (const code of document.querySelectorAll('pre > code[class*="language-"]:not(.language-text)')) hljs?.highlightBlock(code);
})();
