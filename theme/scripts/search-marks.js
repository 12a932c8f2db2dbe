// A hit led here: its words are marked until "Clear highlight".

import { button, ignoringErrors } from './dom.js';

/**
 * @param {Element} main
 * @param {string[]} words
 */
function rangesOf(main, words) {
  const pattern = RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    for (const { index, 0: word } of text.data.matchAll(pattern)) {
      ranges.push(new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + word.length }));
    }
  }
  return ranges;
}

function mark() {
  const [path, ...words] = (sessionStorage.getItem('marks') || '').split('|');
  sessionStorage.removeItem('marks');
  const main = document.querySelector('main');
  if (path !== location.pathname || !words.length || !main) return;
  const ranges = rangesOf(main, words);
  const places = ranges.map((range) => range.startContainer.parentElement);
  (places.find((place) => place?.closest('.clause')) || places[0])?.scrollIntoView({ block: 'nearest' });
  CSS.highlights.set('search', new Highlight(...ranges));
  const clear = button(phrase('search-clear-marks'), () => {
    CSS.highlights.clear();
    clear.remove();
  });
  clear.className = 'button clear';
  main.append(clear);
}

/** Marks the words that the last hit has left for this page. A browser without highlights, or storage, marks nothing. */
export const markWords = () => ignoringErrors(mark);
