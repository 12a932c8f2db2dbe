// A page that was opened from a disk. There the address of a folder shows its list of files, and a browser lets no script
// load the search. So links lead to the file in the folder, and the reader is told where everything can be searched.

import { around, PLACE } from '../scripts/around.js';
import { element } from '../scripts/dom.js';

/** @param {MouseEvent} event */
function openPageInFolder(event) {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || link.protocol !== 'file:' || !link.pathname.endsWith('/')) return;
  link.pathname += 'index.html';
}

/** Says what does not work. */
function tell() {
  const oneFile = /** @type {HTMLAnchorElement | null} */ (document.getElementById('part-one-file'));
  const main = document.querySelector('main');
  if (!oneFile || !main) return;
  const link = element('a', { href: oneFile.href }, phrase('disk-file'));
  main.prepend(element('p', { class: 'notice', role: 'note' }, ...around(phrase('disk-notice', { file: PLACE }), link)));
}

// Before other listeners look at a link, and before the browser follows it.
document.addEventListener('click', openPageInFolder, true);
document.addEventListener('auxclick', openPageInFolder, true);
tell();
