// The landing page answers addresses that name a clause in a query or in a fragment: `?c=PAT-2`, `#pat-2`.

import { loadKnown } from '../scripts/known-addresses.js';
import { repair } from '../scripts/repair.js';

/** @param {string | undefined} addresses */
async function answerQuery(addresses) {
  if (!location.search && (!location.hash || document.querySelector(':target'))) return;
  const known = await loadKnown(addresses);
  const base = new URL('.', location.href).pathname;
  const answer = known && repair(location.pathname + location.search + location.hash, base, known);
  if (answer && 'go' in answer) location.replace(answer.go);
}

answerQuery(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.addresses);
