// A link into something folded opens it.

import { ignoringErrors } from './dom.js';

function unfold() {
  const encoded = location.hash.slice(1);
  // An address that cannot be decoded is not ours.
  const id = ignoringErrors(() => decodeURIComponent(encoded)) ?? encoded;
  const target = id && document.getElementById(id);
  if (!target) return;
  const folded = target.closest('details:not([open])');
  const box = target.closest('.margin') && /** @type {HTMLInputElement | null} */ (document.getElementById('part-show'));
  if (!folded && (!box || box.checked)) return;
  folded?.setAttribute('open', '');
  if (box) box.checked = true;
  target.scrollIntoView();
}

/** Opens what the address leads to, now and when it changes. */
export function startFolds() {
  addEventListener('hashchange', unfold);
  unfold();
}
