// The engines: in which site their page lies, which files are index and which are the texts that excerpts are cut from, what
// comes before the first search, and how a page is asked that knows no bench.

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { kind } from '../../tests/browser/support/packed.mjs';
import { sent } from './server.mjs';
import { files } from './sites.mjs';

const named = (names) => (path) => names.test(path);
const packed = (kinds) => (path, file) => /^ours\/[0-9a-f]{16}\.bin$/.test(path) && kinds.includes(kind(file));
const records = named(/^records\.json$/);

export const ENGINES = [
  { name: 'ours', site: 'pages', page: 'ours.html', index: packed([0, 1]), texts: packed([2]) },
  {
    name: 'mdBook',
    site: 'book',
    page: 'index.html',
    index: named(/^searchindex[^/]*\.js$/),
    early: named(/^(elasticlunr|mark|searcher)[^/]*\.js$/),
    script: join(import.meta.dirname, 'pages/mdbook.js'),
  },
  {
    name: 'Pagefind',
    site: 'book',
    page: 'pagefind.html',
    index: named(/^pagefind\/.*(\.pf_(?!fragment)\w+|pagefind-entry\.json)$/),
    texts: named(/^pagefind\/.*\.pf_fragment$/),
  },
  { name: 'MiniSearch', site: 'pages', page: 'minisearch.html', index: named(/^minisearch\.json$/), texts: records },
  { name: 'Lunr', site: 'pages', page: 'lunr.html', index: named(/^lunr\.json$/), texts: records },
  { name: 'plain text', site: 'pages', page: 'scan.html', texts: records },
];

/** Bytes of some files of a folder, as they are sent. */
export const size = (folder, wanted = () => false) => files(folder)
  .filter((path) => wanted(path, join(folder, path)))
  .reduce((sum, path) => sum + sent(join(folder, path)).length, 0);

export const textSize = (records) => gzipSync(JSON.stringify(records), { level: 6 }).length;
