// The engines: in which site their page lies, what is index in it and what comes before the first search, and how a page
// is asked that knows no bench.

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sent } from './server.mjs';
import { files } from './sites.mjs';

export const ENGINES = [
  { name: 'ours', site: 'pages', page: 'ours.html', index: /^ours\/.*\.bin$/ },
  {
    name: 'mdBook',
    site: 'book',
    page: 'index.html',
    index: /^searchindex[^/]*\.js$/,
    early: /^(elasticlunr|mark|searcher)[^/]*\.js$/,
    script: join(import.meta.dirname, 'pages/mdbook.js'),
  },
  { name: 'Pagefind', site: 'book', page: 'pagefind.html', index: /^pagefind\/.*(\.pf_\w+|pagefind-entry\.json)$/ },
  { name: 'MiniSearch', site: 'pages', page: 'minisearch.html', index: /^(minisearch|records)\.json$/ },
  { name: 'Lunr', site: 'pages', page: 'lunr.html', index: /^(lunr|records)\.json$/ },
  { name: 'plain text', site: 'pages', page: 'scan.html', index: /^records\.json$/ },
];

/** Bytes of all files of a folder with such names, as they are sent. */
export const size = (folder, names) => files(folder)
  .filter((file) => names.test(file))
  .reduce((sum, file) => sum + sent(join(folder, file)).length, 0);

export const textSize = (records) => gzipSync(JSON.stringify(records), { level: 6 }).length;
