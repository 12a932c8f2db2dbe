// Finds ids of clauses in a text, however they are spelled, and nothing that only looks like one.

/** @typedef {{ id: string, item: string }} FoundId  an id in lower case, and an anchor on its page or nothing */

/** Words that may stand joined before an id, besides those of the site: `see-pat-2`. */
const LEADING_WORDS = ['clause', 'id', 'no', 'read', 'ref', 'see'];

/**
 * Letters and digits of an id without what is written between them and without zeros before a number. Two numbers stay
 * two: `PAT-1-1` is not `PAT-11`.
 * @param {string} text
 */
export function spelled(text) {
  const apart = text.toLowerCase().replace(/(\d)[^a-z0-9]+(?=\d)/g, '$1-');
  return apart.replace(/[^a-z0-9-]+/g, '').replace(/([a-z])-+|-+(?=[a-z])|^-+|-+$/g, '$1').replace(/(^|[a-z])0+(?=\d)/g, '$1');
}

/**
 * Ids by their spelling.
 * @param {string[]} ids
 */
export const bySpelling = (ids) => new Map(ids.map((id) => [spelled(id), id]));

/**
 * Each first part of ids, and how many parts follow it, so that one expression finds them all.
 * @param {string[]} ids
 */
function expressionFor(ids) {
  const begins = [...new Set(ids.map((id) => id.replace(/-[^-]*$/, '')))].sort((a, b) => b.length - a.length);
  const ends = ids.some((id) => !/-\d+$/.test(id)) ? '[a-z0-9]+' : '\\d+';
  const joined = begins.map((begin) => begin.replace(/-/g, '[-_ ]+')).join('|');
  // Before it: no letter or digit, but perhaps a joined word. After it: no letter, and no further number of a longer id.
  return new RegExp(`(^|[^a-z0-9\\p{Script=Latin}])([a-z0-9]+[-_.])?(${joined})([-_ ]{0,3})(${ends})(?![a-z0-9\\p{Script=Latin}]|=?[a-z0-9]|[-_.]\\d)`, 'gu');
}

/** Items of up to three levels behind an id, in each style: `(b)(ii)(a)`, `(1)(a)(i)`, `1) a) i)`, `1.1.1`. */
const ITEMS = [
  /^[\s/-]*\(([a-z]{1,2}|\d{1,2})\)(?:\s*\(([ivx]{1,5}|[a-z])\))?(?:\s*\(([ivx]{1,5}|[a-z])\))?/,
  /^\s+(\d{1,2})\)(?:\s*([a-z])\))?(?:\s*([ivx]{1,5})\))?/,
  /^\s+(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?!\.?\d)/,
];

/**
 * The item that follows an id: `(b)(ii)`, `1.1`, `#b-ii`, or `-b` as on the page of a topic.
 * @param {string} after
 */
function itemIn(after) {
  for (const item of ITEMS) {
    const found = item.exec(after);
    if (found) return found.slice(1).filter(Boolean).join('-');
  }
  const joined = /^-([a-z](?:-[ivx]{1,5}(?:-[a-z])?)?)(?![a-z0-9-])/.exec(after);
  if (joined) return joined[1];
  return /#+\/?([a-z0-9][a-z0-9-]*)/.exec(after)?.[1] ?? '';
}

/**
 * Whether what is joined before an id makes it one of another document: `PR.PAT-2`, `CCM-PAT-02`.
 * @param {string} lead
 * @param {string[]} words
 */
function isForeign(lead, words) {
  const word = lead.slice(0, -1);
  return Boolean(word) && (lead.endsWith('.') || !(LEADING_WORDS.includes(word) || words.includes(word)));
}

/**
 * Whether nothing else stands beside letters and digits: only so are they an id without a sign between them.
 * @param {string} before
 * @param {string} after
 */
const isAlone = (before, after) => /^$|[/?#&=:]/.test(before) && /^(?:$|[^a-z0-9-])/.test(after);

/**
 * The ids that stand in a text, each once, in its order.
 * @param {string} text  one of the readings of an address
 * @param {string[]} ids  in lower case
 * @param {string[]} words  words of the site, such as the names of its folders: they may stand joined before an id
 * @returns {FoundId[]}
 */
export function idsIn(text, ids, words) {
  if (!ids.length) return [];
  const known = bySpelling(ids);
  /** @type {Map<string, FoundId>} */
  const found = new Map();
  // In the folder of clauses, a slash may stand in the middle of an id.
  const joined = text.replace(/((?:^|[/\\])c(?:lauses?)?[/\\]+[a-z][a-z-]*)[-_ .]*[/\\][-_ .]*(?=\d+(?:$|[^a-z0-9]))/g, '$1-');
  for (const match of joined.matchAll(expressionFor(ids))) {
    const [whole, before, lead = '', begin, between, end] = match;
    const after = joined.slice(match.index + whole.length);
    const isApart = between || isAlone(before, after);
    const id = known.get(spelled(begin + end));
    if (id && isApart && !isForeign(lead, words)) found.set(id, { id, item: found.get(id)?.item || itemIn(after) });
  }
  return [...found.values()];
}
