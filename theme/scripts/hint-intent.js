// Loads the hints when somebody comes to a link that has one. Most pages are read without.

import { element } from './dom.js';

/**
 * Waits for who comes to a value, a term or another clause in the text.
 * @param {string | undefined} address  of the script
 */
export function startHintIntent(address) {
  const wait = new AbortController();
  const load = (/** @type {Event} */ { target }) => {
    if (!address || !(target instanceof Element) || !target.closest('main :is(a.value, a.term, a.ref)')) return;
    wait.abort();
    document.head.append(element('script', { src: address }));
  };
  for (const kind of ['pointerover', 'focusin']) document.addEventListener(kind, load, { signal: wait.signal });
}
