// Pagefind by its own interface for scripts. What a hit is called lies in a file of its own, so hits arrive one by one.

import { answer } from './page.mjs';

let opened;

async function open() {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  return pagefind;
}

/** Its excerpts are HTML with marks; as pieces, like everybody else's. */
function pieces(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.childNodes, (node) => (node.nodeName === 'MARK' ? [node.textContent] : node.textContent));
}

const hit = ({ url, meta, excerpt }) => ({ path: url, label: '', title: [meta.title], excerpt: pieces(excerpt) });

answer(async (query, show) => {
  opened ||= open();
  const { results } = await (await opened).search(query);
  const [first, ...others] = results.slice(0, 10).map((result) => result.data().then(hit));
  if (others.length) show([await first]);
  show(await Promise.all(first ? [first, ...others] : []));
});
