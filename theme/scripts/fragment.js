// A fragment in another spelling: `#B`, `#(b)(ii)` and `#b).` name the places `b`, `b-ii` and `b`.

import { ignoringErrors } from './dom.js';

function findPlace() {
  const said = ignoringErrors(() => decodeURIComponent(location.hash.slice(1)));
  if (!said || document.getElementById(said)) return;
  const name = said.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (name && document.getElementById(name)) location.replace(`${location.href.replace(/#.*$/s, '')}#${name}`);
}

/** Leads fragments to the places that they mean. */
export function startFragments() {
  findPlace();
  addEventListener('hashchange', findPlace);
}
