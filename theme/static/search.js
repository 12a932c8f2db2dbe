// The search: dialog, page, and marks where a hit leads. Text is never read as markup.
const find = document.querySelector('.find');
const root = new URL(find.dataset.root, document.baseURI).href;
const part = (name) => document.getElementById(`part-${name}`);
const page = part('search'); // elsewhere a dialog is made

const dress = (element, attributes) => {
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};
const make = (name, attributes, ...content) => {
  const element = dress(document.createElement(name), attributes);
  element.append(...content);
  return element;
};
const button = (text, act) => {
  const made = make('button', { class: 'close', type: 'button' }, text);
  made.onclick = act;
  return made;
};
const modified = (event) => event.shiftKey || event.ctrlKey || event.metaKey;
const link = (href, text) => make('a', { href }, text);
const marked = (pieces) => pieces.map((piece) => (piece.trim ? piece : make('mark', {}, ...piece)));
const attempt = (act) => {
  try {
    return act();
  } catch { /* storage is blocked, say */ }
};

const form = page || make('form', { action: find.href, role: 'search' },
  make('input', { class: 'field', name: 'q', 'aria-label': 'Search the clauses', autocomplete: 'off', spellcheck: false }),
  make('button', { class: 'button' }, 'Search'), button('Close', () => dialog.close()));
const field = dress(form.elements.q, { role: 'combobox', maxlength: 200, 'aria-autocomplete': 'list', 'aria-controls': 'find-hits' });
const told = make('p', { role: 'status' });
const list = make('div', { id: 'find-hits', role: 'listbox', 'aria-label': 'Clauses found' });
const aside = make('div', { class: 'aside' });
const result = part('result') || make('div', {}, make('div', { class: 'found' }));
const boxes = [...result.querySelectorAll('input')];
const found = result.querySelector('.found');
// Not `showModal`, which works out the style of every element of the page anew: on a slow desktop one sees it.
const dialog = make('dialog', { class: 'dialog', 'aria-label': 'Search', 'aria-modal': true, tabindex: -1 });
found.append(make('div', { class: 'told' }, told, make('p', { class: 'keys' }, '↑ ↓ choose, Enter opens')), aside, list);

// Answers to older questions are thrown away.

let worker, ready, frame, timer;
let asked = 0, answered = 0, chosen = -1;
let moved; // by arrow keys: then Home and End belong to the list
let opening; // Enter came before the answer

const query = () => field.value.slice(0, 200);

function begin() {
  const address = (name) => new URL(find.dataset[name], document.baseURI).href;
  worker ||= attempt(() => new Worker(address('worker')));
  if (!worker) fail();
  else if (!worker.onerror) {
    worker.onerror = () => {
      worker = null;
      fail();
    };
    worker.onmessage = ({ data }) => {
      ready ||= data.ready;
      if (data.id !== asked) return;
      if (data.error) fail(data.error);
      else show(data.results);
    };
    worker.postMessage({ engine: address('engine'), index: address('index') });
  }
}

function ask() {
  frame = moved = 0;
  asked += 1;
  const filters = boxes.filter((box) => box.checked).map((box) => `${box.name}:${box.value}`);
  const empty = !query().trim() && !filters.length;
  if (page) {
    part('list').hidden = !empty;
    // Many filters: in a frame of their own.
    requestAnimationFrame(() => { result.hidden = empty; });
  }
  if (empty) {
    answered = asked;
    put([]);
    tell('');
  } else {
    if (!ready) tell('Loading …');
    begin();
    worker?.postMessage({ id: asked, query: query(), filters });
  }
}

function remember() {
  const state = new URLSearchParams(new FormData(form));
  if (!field.value) state.delete('q');
  attempt(() => history.replaceState(null, '', `?${state}`));
}

function changed() {
  opening = 0;
  frame ||= requestAnimationFrame(ask);
  if (!page) return;
  clearTimeout(timer);
  timer = setTimeout(remember, 300);
}

function tell(text) {
  if (told.textContent !== text) told.textContent = text; // announced once
}

function put(hits) {
  list.replaceChildren(...hits.map((hit, at) => {
    const why = hit.excerptFrom === 'rationale';
    return make('a', { class: 'plain hit', id: `hit-${at}`, href: root + hit.url, role: 'option', tabindex: -1, 'aria-selected': false },
      make('span', { class: 'line' },
        make('span', { class: 'title' }, make('b', {}, hit.id), ' ', ...marked(hit.title)),
        make('span', { class: 'who' }, ...hit.parties.flatMap((party) => [' ', part('parties').content.querySelector(`[data-party="${party}"]`)?.cloneNode(true) || party]))),
      make('span', { class: why ? 'words why' : 'words' }, why ? make('strong', {}, 'in rationale') : '', ' ', ...marked(hit.excerpt)),
      make('span', { class: 'from' }, `Found in the ${hit.where}`));
  }));
  list.hidden = !hits.length;
  field.setAttribute('aria-expanded', !list.hidden);
  choose(chosen);
  aside.replaceChildren();
}

function show({ hits, total, correction, counts, suggestions }) {
  // In the dialog Enter opens the best hit.
  if (answered < asked) chosen = page ? -1 : 0;
  answered = asked;
  put(hits);
  const near = suggestions.ids.length ? 'No clause has this id; near ones are offered. ' : '';
  tell(`${near}${correction ? `Showing results for “${correction}”. ` : ''}Clauses found: ${total}${total > 10 ? ', the best 10 here' : ''}`);
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
    })), plain());
  }
  if (opening) list.children[0]?.click();
  opening = 0;
}

const plain = () => // works without the engine
  link(`${find.dataset.clauses}?${new URLSearchParams({ q: query() })}`, 'Filter the list of clauses');

function fail(error) {
  // Hits may stay without excerpts.
  if (answered < asked) put([]);
  tell({
    gone: 'The site has changed since this page was loaded.',
    blocked: 'This browser does not allow the WebAssembly that the search needs.',
  }[error] || 'The search could not be loaded.');
  aside.replaceChildren(plain(), button('Reload this page', () => location.reload()));
}

function choose(to) {
  list.children[chosen]?.setAttribute('aria-selected', false);
  chosen = to;
  const hit = list.children[to];
  hit?.setAttribute('aria-selected', true);
  field.setAttribute('aria-activedescendant', hit?.id || '');
  if (moved) hit?.scrollIntoView({ block: 'nearest' });
}

field.oninput = changed;
field.onkeydown = (event) => {
  if (event.isComposing || modified(event)) return;
  const hits = list.children;
  const all = hits.length;
  const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, ...(moved && { Home: 0, End: -1 }) }[event.key];
  if (all && to > -3) choose((Math.max(to, -1) + all) % all, moved = 1);
  else if (event.key !== 'Enter') return;
  else if (!page && (frame || answered < asked)) opening = 1;
  else if (hits[chosen]) hits[chosen].click();
  else return;
  event.preventDefault();
};
list.onclick = (event) => {
  const hit = event.target.closest('a');
  if (!hit || modified(event)) return;
  const words = Array.from(list.querySelectorAll('mark'), (mark) => mark.textContent).join(' ').match(/[\p{L}\p{N}]{3,}|\d+/gu) || [];
  attempt(() => sessionStorage.setItem('marks', [hit.pathname, ...new Set(words)].join('|')));
  if (page) remember();
};
if (page) {
  form.onsubmit = (event) => {
    event.preventDefault();
    remember();
  };
  for (const box of boxes) box.onchange = changed;
} else {
  const keys = make('input', { type: 'checkbox' });
  keys.checked = !find.querySelector('kbd').hidden;
  keys.onchange = () => {
    find.querySelector('kbd').hidden = !keys.checked;
    attempt(() => localStorage.setItem('search-keys', keys.checked ? 'on' : 'off'));
  };
  dialog.append(form, result, make('label', { class: 'told' }, keys, ' The keys / and Ctrl K open this'));
  dialog.onkeydown = (event) => event.stopPropagation(); // mdBook turns pages by arrow keys
  document.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) dialog.close();
  }, true);
  document.addEventListener('focusin', ({ target }) => {
    if (dialog.open && !dialog.contains(target)) field.focus();
  });
  const shade = make('div', { class: 'shade' });
  shade.onclick = () => dialog.close();
  document.body.append(dialog, shade);
}
put([]);

find.addEventListener('begin', () => {
  begin();
  if (!page || asked) return;
  const state = new URLSearchParams(location.search);
  field.value ||= (state.get('q') || '').slice(0, 200);
  for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
  result.querySelector('details').open = innerWidth > 767;
  ask();
});
find.addEventListener('search', () => {
  if (!page && !dialog.open) dialog.show();
  setTimeout(() => field.select()); // a task of its own: to show the dialog takes long enough
});

// A hit led here: its words are marked.

attempt(() => {
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
  const clear = button('Clear highlight', () => CSS.highlights.clear(clear.remove()));
  clear.className = 'button clear';
  main.append(clear);
});
