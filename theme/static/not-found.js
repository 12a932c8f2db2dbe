// Repairs what mail gateways, chat programs and people do to addresses, then goes there.

// Page kinds of the site. Under them a changed spelling is tried even when the script cannot know the page.
const PLACES = ['c', 't', 'r', 'v', 'clauses', 'search', 'changes', 'api'];

// Longer ones are not an address of this site with something added. The expressions below take quadratic time.
const LONGEST = 1000;

// `path` as the browser shows it (with `search` and `hash`, if any), `base` the path of the site's root,
// `ids` the clause ids in lower case. Returns the address to try, or null.
// What is returned needs no repair: the page of a miss would otherwise send a reader on and on.
export function repair(path, base, ids) {
  if (path.length > LONGEST) return null;
  let found = null;
  for (let round = 0; round < 8; round += 1) {
    const next = once(found ?? path, base, ids);
    if (next === null) return found === path ? null : found;
    found = next;
  }
  return null;
}

function once(path, base, ids) {
  let rest = path;
  // Each gateway on the way may have encoded once more: %2523 is %23 is #.
  for (let round = 0; round < 3 && /%25/i.test(rest); round += 1) rest = rest.replace(/%25/gi, '%');
  rest = rest.replace(/%23/g, '#');
  let fragment;
  [rest, fragment = ''] = rest.split(/#(.*)/s);
  try {
    rest = decodeURIComponent(rest);
  } catch { /* keep it as it came */ }
  // Only the path counts: a query is not part of any address that a miss can come from.
  rest = rest.replace(/\?.*$/s, '');
  if (rest.toLowerCase().startsWith(base.toLowerCase())) rest = rest.slice(base.length);
  // What autolinkers and closing quotes leave behind.
  rest = rest.replace(/[\s.,;:!?)\]}>'"“”’»]+$/u, '').replace(/^[\s<('"“‘«[]+/u, '');
  rest = rest.replace(/(^|\/)index\.html?$/i, '$1').replace(/\.html?$/i, '').toLowerCase();

  const parts = rest.split('/').map((part) => part.trim()).filter(Boolean);
  if (!parts.length) return null;
  const end = (steps) => (steps[steps.length - 1].includes('.') ? '' : '/');
  const item = /^[a-z0-9-]+/i.exec(fragment)?.[0].toLowerCase();
  const address = (steps) => `${base}${steps.join('/')}${end(steps)}${item ? `#${item}` : ''}`;

  // A clause, with or without its folder, however its id is spelled: PAT-2, pat_2, pat 2, pat2.
  const spelled = (text) => text.replace(/[^a-z0-9]+/g, '');
  const files = parts[parts.length - 1].includes('.') ? [parts.pop()] : [];
  const last = parts[parts.length - 1] || '';
  const id = ids.find((one) => one === last) || ids.find((one) => spelled(one) === spelled(last));
  let fixed = null;
  if (id && parts[0] === 'v' && parts.length > 2) fixed = ['v', parts[1], 'c', id, ...files];
  else if (id) fixed = ['c', id, ...files];
  else if (parts.length) fixed = [...parts, ...files];
  if (!fixed || !fixed.every((step) => /^[a-z0-9-][a-z0-9.-]*$/.test(step))) return null;
  // A spelling that is a good address already is a page that does not exist, unless the site knows its kind.
  const before = path.slice(base.length).replace(/[?#].*$/s, '').replace(/\/$/, '');
  if (!id && !PLACES.includes(fixed[0]) && fixed.join('/') === before) return null;

  const target = address(fixed);
  return target === path ? null : target;
}

function run() {
  const base = new URL(document.baseURI).pathname;
  const links = document.querySelectorAll('.known a');
  const ids = Array.from(links, (link) => link.querySelector('b').textContent.trim().toLowerCase());
  const target = repair(location.pathname + location.search + location.hash, base, ids);
  // No loop: what `repair` returns, it leaves alone.
  if (target) location.replace(target);
}

if (typeof document !== 'undefined') run();
