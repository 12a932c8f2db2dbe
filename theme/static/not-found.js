// The page for misses: leads to the page that was meant, or offers what may have been meant, above the list.

import { element } from '../scripts/dom.js';
import { loadKnown } from '../scripts/known-addresses.js';
import { repair } from '../scripts/repair.js';

/** @typedef {Exclude<import('../scripts/repair.js').Answer, { go: string }>} Offer */

/**
 * Why something else is offered.
 * @param {Offer} offer
 */
function sentence({ why, release }) {
  if (why === 'several') return phrase('miss-several');
  if (why === 'no-text') return phrase('miss-no-text', { release: release ?? '' });
  return phrase('miss-other');
}

/**
 * A line of the list: that of the clause, if it is one.
 * @param {string} path
 */
function line(path) {
  const address = new URL(path, document.baseURI).href;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const clauses = document.querySelectorAll('.known a');
  const clause = Array.from(clauses).find((link) => link.href === address);
  return clause?.closest('li')?.cloneNode(true) ?? element('li', {}, element('a', { href: address }, path));
}

/** @param {Offer} offer */
function show(offer) {
  const field = document.querySelector('main input[name=q]');
  if (field instanceof HTMLInputElement && !field.value) field.value = offer.words;
  if (!offer.offered.length) return;
  const lines = offer.offered.map(line);
  document.getElementById('part-offered')?.append(element('p', {}, sentence(offer)), element('ul', { class: 'rows' }, ...lines));
}

/** @param {string | undefined} addresses */
async function answerMiss(addresses) {
  const known = await loadKnown(addresses);
  const answer = known && repair(location.pathname + location.search + location.hash, new URL(document.baseURI).pathname, known);
  if (!answer) return;
  // What is gone to is a page of the list, so there is no loop.
  if ('go' in answer) location.replace(answer.go);
  else show(answer);
}

answerMiss(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.addresses);
