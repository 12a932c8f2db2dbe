// Repairs what mail gateways, chat programs and people do to addresses, then goes there.

// Page kinds of the site. Under them a changed spelling is tried even when the script cannot know the page.
const PLACES = ['c', 't', 'r', 'v', 'clauses', 'search', 'changes', 'api'];

// Longer ones are not an address of this site with something added. The expressions below take quadratic time.
const MAX_LENGTH = 1000;

/** A repaired address may need another repair: so many are tried. */
const MAX_ROUNDS = 8;

/**
 * Undoes encodings of `%` and `#`: each gateway on the way may have encoded once more, so %2523 is %23 is #.
 * @param {string} path
 */
function decodeOnce(path) {
  let rest = path;
  for (let round = 0; round < 3 && /%25/i.test(rest); round += 1) rest = rest.replace(/%25/gi, '%');
  return rest.replace(/%23/g, '#');
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // It is kept as it came.
    return text;
  }
}

/**
 * A path below the root in lower case, without what autolinkers and closing quotes leave behind.
 * @param {string} path
 * @param {string} base
 */
function clean(path, base) {
  // Only the path counts: a query is not part of any address that a miss can come from.
  let rest = decoded(path).replace(/\?.*$/s, '');
  if (rest.toLowerCase().startsWith(base.toLowerCase())) rest = rest.slice(base.length);
  rest = rest.replace(/[\s.,;:!?)\]}>'"“”’»]+$/u, '').replace(/^[\s<('"“‘«[]+/u, '');
  return rest.replace(/(^|\/)index\.html?$/i, '$1').replace(/\.html?$/i, '').toLowerCase();
}

/**
 * The clause that is meant by a step of a path, however its id is spelled: PAT-2, pat_2, pat 2, pat2.
 * @param {string} step
 * @param {string[]} ids
 */
function clauseId(step, ids) {
  /** @param {string} text */
  const spelled = (text) => text.replace(/[^a-z0-9]+/g, '');
  return ids.find((id) => id === step) || ids.find((id) => spelled(id) === spelled(step));
}

/**
 * The steps of the right address: a clause has its folder, whatever stands before its id.
 * @param {string[]} steps
 * @param {string | undefined} id
 */
function corrected(steps, id) {
  const files = steps[steps.length - 1].includes('.') ? steps.slice(-1) : [];
  const folders = steps.slice(0, steps.length - files.length);
  if (!id) return folders.length ? [...folders, ...files] : [];
  const release = folders[0] === 'v' && folders.length > 2 ? folders.slice(0, 2) : [];
  return [...release, 'c', id, ...files];
}

/**
 * An address of the site.
 * @param {string} base
 * @param {string[]} steps
 * @param {string} fragment  as it came: what follows the id of an item is dropped
 */
function addressOf(base, steps, fragment) {
  const end = steps[steps.length - 1].includes('.') ? '' : '/';
  const item = /^[a-z0-9-]+/i.exec(fragment);
  return `${base}${steps.join('/')}${end}${item ? `#${item[0].toLowerCase()}` : ''}`;
}

/**
 * The address after one repair, or null.
 * @param {string} path
 * @param {string} base
 * @param {string[]} ids
 */
function repairOnce(path, base, ids) {
  const [address, fragment = ''] = decodeOnce(path).split(/#(.*)/s);
  const steps = clean(address, base).split('/').map((step) => step.trim()).filter(Boolean);
  if (!steps.length) return null;
  const id = clauseId(steps.filter((step) => !step.includes('.')).pop() || '', ids);
  const right = corrected(steps, id);
  if (!right.length || !right.every((step) => /^[a-z0-9-][a-z0-9.-]*$/.test(step))) return null;
  // A spelling that is a good address already is a page that does not exist, unless the site knows its kind.
  const before = path.slice(base.length).replace(/[?#].*$/s, '').replace(/\/$/, '');
  if (!id && !PLACES.includes(right[0]) && right.join('/') === before) return null;

  const target = addressOf(base, right, fragment);
  return target === path ? null : target;
}

/**
 * The address to try for one that was not found, or null. What is returned needs no further repair: otherwise the page
 * of a miss would send a reader on and on.
 * @param {string} path  as the browser shows it, with query and fragment, if any
 * @param {string} base  the path of the site's root
 * @param {string[]} ids  the ids of all clauses, in lower case
 */
export function repair(path, base, ids) {
  if (path.length > MAX_LENGTH) return null;
  /** @type {string | null} */
  let found = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = repairOnce(found ?? path, base, ids);
    if (next === null) return found === path ? null : found;
    found = next;
  }
  return null;
}

function run() {
  const base = new URL(document.baseURI).pathname;
  const links = document.querySelectorAll('.known a');
  const ids = Array.from(links, (link) => link.querySelector('b')?.textContent?.trim().toLowerCase() || '');
  const target = repair(location.pathname + location.search + location.hash, base, ids);
  // No loop: what `repair` returns, it leaves alone.
  if (target) location.replace(target);
}

if (typeof document !== 'undefined') run();
