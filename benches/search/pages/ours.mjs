// Our search as the site's own script starts it: all three files are asked for at once, the worker takes them from the
// cache. Hits come first; excerpts that are not in the index file come when the typing pauses.

import { MAIN } from './main.mjs'; // the name of the main file, which the engine compares with its content
import { answer } from './page.mjs';

const address = (name) => new URL(`ours/${name}`, document.baseURI).href;
const FILES = [address('search-worker.js'), address('clause-search.bin'), address(MAIN)];

let worker;
let asked = 0;
let heard; // by whoever has asked last

function begin() {
  const [program, engine, index] = FILES;
  for (const file of FILES) fetch(file).then((response) => response.blob());
  worker = new Worker(program);
  worker.onmessage = ({ data }) => {
    if (data.id === asked) heard(data);
  };
  worker.postMessage({ engine, index });
}

const hit = ({ url, id, title, excerpt }) => ({ path: url, label: id, title, excerpt });

answer((query, show) => new Promise((done, failed) => {
  if (!worker) begin();
  asked += 1;
  heard = ({ error, results }) => {
    if (error) {
      failed(new Error(error));
      return;
    }
    show(results.hits.map(hit));
    if (!results.missing.length) done();
  };
  worker.postMessage({ id: asked, query, filters: '', first: 0, count: 10 });
}));
