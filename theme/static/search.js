// The search: dialog, page, and marks where a hit leads. Text is never read as markup. `site.js` calls `start` once.

export function start(find, { explain, isGone, diagnose, patience, stopPrefetching }) {
const root = new URL(find.dataset.root, document.baseURI).href;
const part = (name) => document.getElementById(`part-${name}`);
const page = part('search'); // elsewhere a dialog is made

const setAttributes = (target, attributes) => {
  for (const key in attributes) target.setAttribute(key, attributes[key]);
  return target;
};
const element = (name, attributes, ...content) => {
  const made = setAttributes(document.createElement(name), attributes);
  made.append(...content);
  return made;
};
const button = (text, act) => {
  const made = element('button', { class: 'close', type: 'button' }, text);
  made.onclick = act;
  return made;
};
const modified = (event) => event.shiftKey || event.ctrlKey || event.metaKey;
const link = (href, text) => element('a', { href }, text);
const marked = (pieces) => pieces.map((piece) => (piece.trim ? piece : element('mark', {}, ...piece)));
const ignoringErrors = (act) => {
  try {
    return act();
  } catch { /* storage is blocked, say */ }
};

const form = page || element('form', { action: find.href, role: 'search' },
  element('input', { class: 'field', name: 'q', 'aria-label': 'Search the clauses', autocomplete: 'off', spellcheck: false }),
  element('button', { class: 'button' }, 'Search'), button('Close', () => dialog.close()));
const field = setAttributes(form.elements.q, { role: 'combobox', maxlength: 200, 'aria-autocomplete': 'list', 'aria-controls': 'find-hits' });
const statusLine = element('p', { role: 'status' });
const list = element('div', { id: 'find-hits', role: 'listbox', 'aria-label': 'Clauses found' });
const aside = element('div', { class: 'aside' });
const result = part('result') || element('div', {}, element('div', { class: 'found' }));
const boxes = [...result.querySelectorAll('input')];
const found = result.querySelector('.found');
// Not `showModal`, which works out the style of every element of the page anew: on a slow desktop one sees it.
const dialog = element('dialog', { class: 'dialog', 'aria-label': 'Search', 'aria-modal': true, tabindex: -1 });
found.append(element('div', { class: 'told' }, statusLine, element('p', { class: 'keys' }, '↑ ↓ choose, Enter opens')), aside, list);

// Answers to older questions are thrown away.

let worker, ready, frame, timer;
let asked = 0, answered = 0, chosen = -1;
let summary = ''; // of the hits that are shown
let problem = ''; // why the last question, or its excerpts, has no answer yet
let patienceTimer = 0; // runs while something is on its way
let movedByKey = false; // then Home and End belong to the list
let opensFirstHit = false; // Enter came before the answer

const query = () => field.value.slice(0, 200);

function begin() {
  if (worker) return;
  const address = (name) => new URL(find.dataset[name], document.baseURI).href;
  const made = ignoringErrors(() => new Worker(address('worker')));
  if (!made) {
    report('failed');
    return;
  }
  worker = made;
  worker.onerror = async () => {
    if (worker !== made) return;
    stopWorker();
    const why = await diagnose(address('worker'));
    if (!worker) report(why);
  };
  worker.onmessage = ({ data }) => {
    ready ||= data.ready;
    if (data.id !== asked) return;
    if (data.problem) report(data.problem);
    else show(data.results);
  };
  worker.postMessage({ engine: address('engine'), index: address('index') });
}

function stopWorker() {
  worker?.terminate();
  worker = null;
  ready = false;
}

function wait() {
  patienceTimer ||= setTimeout(() => report('slow'), patience);
}

function stopWaiting() {
  clearTimeout(patienceTimer);
  patienceTimer = 0;
}

function ask() {
  frame = 0;
  movedByKey = false;
  asked += 1;
  const filters = boxes.filter((box) => box.checked).map((box) => `${box.name}:${box.value}`);
  const empty = !query().trim() && !filters.length;
  if (empty) problem = '';
  if (page) {
    part('list').hidden = !empty && !problem;
    // Many filters: in a frame of their own.
    requestAnimationFrame(() => { result.hidden = empty; });
  }
  if (empty) {
    stopWaiting();
    answered = asked;
    showHits([]);
    announce('');
    return;
  }
  // A problem that was told stays until there is an answer, or another problem.
  if (problem) {
    for (const way of aside.querySelectorAll('a')) way.href = plainList().href;
  } else if (!ready) announce('Loading …');
  wait();
  begin();
  worker?.postMessage({ id: asked, query: query(), filters });
}

function remember() {
  const state = new URLSearchParams(new FormData(form));
  if (!field.value) state.delete('q');
  ignoringErrors(() => history.replaceState(null, '', `?${state}`));
}

function changed() {
  opensFirstHit = false;
  frame ||= requestAnimationFrame(ask);
  if (!page) return;
  clearTimeout(timer);
  timer = setTimeout(remember, 300);
}

function announce(text) {
  if (statusLine.textContent !== text) statusLine.textContent = text; // announced once
}

function showHits(hits) {
  list.replaceChildren(...hits.map((hit, index) => {
    const why = hit.excerptFrom === 'rationale';
    return element('a', { class: 'plain hit', id: `hit-${index}`, href: root + hit.url, role: 'option', tabindex: -1, 'aria-selected': false },
      element('span', { class: 'line' },
        element('span', { class: 'title' }, element('b', {}, hit.id), ' ', ...marked(hit.title)),
        element('span', { class: 'who' }, ...hit.parties.flatMap((party) => [' ', part('parties').content.querySelector(`[data-party="${party}"]`)?.cloneNode(true) || party]))),
      element('span', { class: why ? 'words why' : 'words' }, why ? element('strong', {}, 'in rationale') : '', ' ', ...marked(hit.excerpt)),
      element('span', { class: 'from' }, `Found in the ${hit.where}`));
  }));
  list.hidden = !hits.length;
  field.setAttribute('aria-expanded', !list.hidden);
  choose(chosen);
  aside.replaceChildren();
}

function show({ hits, total, correction, counts, suggestions, missing }) {
  // In the dialog Enter opens the best hit.
  if (answered < asked) chosen = page ? -1 : 0;
  answered = asked;
  problem = '';
  stopWaiting();
  if (missing.length) wait(); // for the excerpts
  if (page) part('list').hidden = true;
  showHits(hits);
  const near = suggestions.ids.length ? 'No clause has this id; near ones are offered. ' : '';
  summary = `${near}${correction ? `Showing results for “${correction}”. ` : ''}Clauses found: ${total}${total > 10 ? ', the best 10 here' : ''}`;
  announce(summary);
  for (const { facet, values } of counts) {
    for (const { value, count } of values) {
      const box = boxes.find((one) => one.name === facet && one.value === value);
      if (box) box.parentNode.lastChild.textContent = count;
    }
  }
  aside.append(...suggestions.ids.map(([id, title]) => link(find.dataset.clause.replace('{id}', id.toLowerCase()), `${id} ${title}`)));
  if (!total) {
    aside.append(...suggestions.words.map((word) => button(word, () => {
      field.value = word;
      field.focus();
      changed();
    })), plainList());
  }
  if (opensFirstHit) list.children[0]?.click();
  opensFirstHit = false;
}

const plainList = () => // works without the engine
  link(`${find.dataset.clauses}?${new URLSearchParams({ q: query() })}`, 'Filter the list of clauses');

// Says what is wrong, and offers what can be done. Hits that are shown stay: then it is about their excerpts.
function report(why) {
  stopWaiting();
  if (!asked || (answered === asked && !list.children.length)) return; // nobody waits
  // The worker cannot tell a network that is gone from one that fails.
  problem = navigator.onLine || why === 'slow' ? why : 'offline';
  opensFirstHit = false; // a page that opens long after Enter would surprise
  const again = isGone(why) ? button('Reload this page', () => location.reload()) : button('Try again', retry);
  if (answered === asked) {
    announce(`${summary}. ${explain(problem, 'the excerpts')}`);
    aside.replaceChildren(again);
    return;
  }
  showHits([]);
  announce(explain(problem));
  aside.replaceChildren(plainList(), again);
  if (page) part('list').hidden = false;
}

function retry() {
  if (aside.contains(document.activeElement)) field.focus(); // its button goes
  if (problem === 'slow' && !ready) {
    stopPrefetching(); // a second request for a file waits for the first
    stopWorker();
  } else worker?.postMessage({ retry: true });
  problem = '';
  if (answered < asked) aside.replaceChildren();
  ask();
}

addEventListener('online', () => {
  if (problem) retry();
});

function choose(index) {
  list.children[chosen]?.setAttribute('aria-selected', false);
  chosen = index;
  const hit = list.children[index];
  hit?.setAttribute('aria-selected', true);
  field.setAttribute('aria-activedescendant', hit?.id || '');
  if (movedByKey) hit?.scrollIntoView({ block: 'nearest' });
}

/** The hit that a key leads to, counted from the first; -1 is the last. Undefined for other keys. */
function target(key) {
  if (key === 'ArrowDown') return chosen + 1;
  if (key === 'ArrowUp') return Math.max(chosen - 1, -1);
  if (movedByKey && key === 'Home') return 0;
  if (movedByKey && key === 'End') return -1;
  return undefined;
}

field.oninput = changed;
field.onkeydown = (event) => {
  if (event.isComposing || modified(event)) return;
  const hits = list.children;
  const to = target(event.key);
  if (hits.length && to !== undefined) {
    movedByKey = true;
    choose((to + hits.length) % hits.length);
  } else if (event.key !== 'Enter') return;
  else if (!page && !problem && (frame || answered < asked)) opensFirstHit = true;
  else if (hits[chosen]) hits[chosen].click();
  else return;
  event.preventDefault();
};
list.onclick = (event) => {
  const hit = event.target.closest('a');
  if (!hit || modified(event)) return;
  const words = Array.from(list.querySelectorAll('mark'), (mark) => mark.textContent).join(' ').match(/[\p{L}\p{N}]{3,}|\d+/gu) || [];
  ignoringErrors(() => sessionStorage.setItem('marks', [hit.pathname, ...new Set(words)].join('|')));
  if (page) remember();
};
form.onsubmit = (event) => {
  // The form would lead to the search page, which has the same problem, or to the browser's own page of errors.
  if (!page && !problem) return;
  event.preventDefault();
  if (problem) retry();
  if (page) remember();
};
if (page) {
  for (const box of boxes) box.onchange = changed;
} else {
  const keys = element('input', { type: 'checkbox' });
  keys.checked = !find.querySelector('kbd').hidden;
  keys.onchange = () => {
    find.querySelector('kbd').hidden = !keys.checked;
    ignoringErrors(() => localStorage.setItem('search-keys', keys.checked ? 'on' : 'off'));
  };
  dialog.append(form, result, element('label', { class: 'told' }, keys, ' The keys / and Ctrl K open this'));
  dialog.onkeydown = (event) => event.stopPropagation(); // mdBook turns pages by arrow keys
  document.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) dialog.close();
  }, true);
  document.addEventListener('focusin', ({ target }) => {
    if (dialog.open && !dialog.contains(target)) field.focus();
  });
  const shade = element('div', { class: 'shade' });
  shade.onclick = () => dialog.close();
  document.body.append(dialog, shade);
}
showHits([]);

// A hit led here: its words are marked.

ignoringErrors(() => {
  const [path, ...words] = sessionStorage.getItem('marks').split('|');
  sessionStorage.removeItem('marks');
  if (path !== location.pathname || !words.length) return;
  const main = document.querySelector('main');
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const { index, 0: word } of text.data.matchAll(RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))) {
      ranges.push(new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + word.length }));
    }
  }
  const places = ranges.map((range) => range.startContainer.parentNode);
  (places.find((place) => place.closest('.clause')) || places[0]).scrollIntoView({ block: 'nearest' });
  CSS.highlights.set('search', new Highlight(...ranges));
  const clear = button('Clear highlight', () => {
    CSS.highlights.clear();
    clear.remove();
  });
  clear.className = 'button clear';
  main.append(clear);
});

return {
  begun: false,
  begin() {
    this.begun = true;
    begin();
    if (!page || asked) return;
    const state = new URLSearchParams(location.search);
    field.value ||= (state.get('q') || '').slice(0, 200);
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    result.querySelector('details').open = innerWidth > 767;
    ask();
  },
  open() {
    if (!page && !dialog.open) dialog.show();
    setTimeout(() => field.select()); // a task of its own: to show the dialog takes long enough
  },
};
}
