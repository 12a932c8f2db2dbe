// What the pages of all engines share: hits in the DOM, and the times at which they were there.
//
// A hit is { path, label, title, excerpt }. Title and excerpt are pieces: a text, or an array with a text to be marked.

const list = document.querySelector('ol');

const now = () => performance.timeOrigin + performance.now();

const make = (name, ...content) => {
  const element = document.createElement(name);
  element.append(...content);
  return element;
};

const marked = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : make('mark', ...piece)));

function item({ path, label, title, excerpt }) {
  const link = make('a', make('b', label), ' ', ...marked(title));
  link.href = path;
  return make('li', link, make('p', ...marked(excerpt)));
}

/**
 * Makes an engine answer to the bench. `ask` takes a query and a function that shows hits; it may show some, then
 * all, then all with excerpts, and ends when there is nothing to come.
 */
export function answer(ask) {
  globalThis.search = async (query) => {
    const shown = [];
    const started = now();
    await ask(query, (hits) => {
      list.replaceChildren(...hits.map(item));
      shown.push({ at: now(), hits });
    });
    const last = shown.at(-1);
    const since = (enough) => shown.find(({ hits }) => hits.length >= enough).at;
    return {
      started,
      first: since(Math.min(1, last.hits.length)),
      all: since(last.hits.length),
      full: last.at,
      paths: last.hits.map(({ path }) => path),
    };
  };
}
