// What engines share that have the text as a file of records: excerpts around the words that were typed.

const BEFORE = 40;
const LENGTH = 160;

export const json = (address) => fetch(address).then((response) => response.json());

/** A library as a classic script; it puts its name into the global object. */
export const library = (address) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement('script'), { src: address, onload: done, onerror: failed }));
});

/** The words of a query, where they begin a word, as one pattern; null when it has none. */
function pattern(query) {
  const words = query.match(/[\p{L}\p{N}]+/gu);
  return words && new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'giu');
}

function pieces(text, words) {
  if (!words) return [text];
  return text.split(words).map((piece, at) => (at % 2 ? [piece] : piece));
}

/** Ten records, by their numbers, as hits. */
export function hits(records, numbers, query) {
  const words = pattern(query);
  return numbers.slice(0, 10).map((number) => {
    const [path, label, title, body] = records[number];
    const start = Math.max(0, (words ? body.search(words) : 0) - BEFORE);
    return { path, label, title: pieces(title, words), excerpt: pieces(body.slice(start, start + LENGTH), words) };
  });
}
