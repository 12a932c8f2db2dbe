// A link into something folded opens it.

import { ignoringErrors } from './dom.js';

function unfold() {
  const encoded = location.hash.slice(1);
  // An address that cannot be decoded is not ours.
  const id = ignoringErrors(() => decodeURIComponent(encoded)) ?? encoded;
  const target = id && document.getElementById(id);
  const folded = target && target.closest('details:not([open])');
  if (!folded) return;
  folded.setAttribute('open', '');
  target.scrollIntoView();
}

/** Opens what the address leads to, now and when it changes. */
export function startFolds() {
  addEventListener('hashchange', unfold);
  unfold();
}
