// The sites that are asked: one made by mdBook with Pagefind's files beside it, and one with a page for each other engine.

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

const here = import.meta.dirname;
const root = join(here, '../..');
const library = (file) => join(here, 'node_modules', file);

function put(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const page = (name) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${name}</title>
<link rel="icon" href="data:,">
<ol></ol>
<script type="module" src="${name}.mjs"></script>
</html>
`;

/** A page of ours in a folder, with the scripts that it consists of. */
function putPage(folder, name, scripts) {
  put(join(folder, `${name}.html`), page(name));
  for (const script of ['page', name, ...scripts]) copyFileSync(join(here, `pages/${script}.mjs`), join(folder, `${script}.mjs`));
}

const BOOK = `[book]
title = "Records"
language = "en"

[output.html]
smart-punctuation = false
print.enable = false

# As many hits as all the others show; everything else is as mdBook has it.
[output.html.search]
limit-results = 10
`;

/** A text that Markdown takes for nothing but text. */
const escaped = (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

function putBook(folder, records) {
  const name = ([, label, title]) => escaped(`${label} ${title}`);
  put(join(folder, 'book.toml'), BOOK);
  put(join(folder, 'src/index.md'), '# Records\n');
  const chapters = records.map((record) => `- [${name(record)}](${record[0]}.md)\n`);
  put(join(folder, 'src/SUMMARY.md'), `[Records](index.md)\n\n${chapters.join('')}`);
  for (const record of records) put(join(folder, 'src', `${record[0]}.md`), `# ${name(record)}\n\n${escaped(record[3])}\n`);
}

/** mdBook's site, and Pagefind over its chapters. */
function book(folder, records) {
  putBook(folder, records);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MDBOOK_LOG: 'warn' } };
  execFileSync(process.env.MDBOOK, ['build', folder], quiet);
  const site = join(folder, 'book');
  const options = ['--site', site, '--root-selector', 'main', '--glob', '*/*.html', '--quiet'];
  execFileSync(process.execPath, [library('pagefind/lib/runner/bin.cjs'), ...options], quiet);
  putPage(site, 'pagefind', []);
}

function miniSearch(records) {
  const index = new MiniSearch({ fields: ['label', 'title', 'body'] });
  index.addAll(records.map(([, label, title, body], id) => ({ id, label, title, body })));
  return JSON.stringify(index);
}

function lunrIndex(records) {
  const index = lunr(function fill() {
    this.ref('id');
    this.field('label', { boost: 10 });
    this.field('title', { boost: 5 });
    this.field('body');
    records.forEach(([, label, title, body], id) => this.add({ id, label, title, body }));
  });
  return JSON.stringify(index);
}

/** The engines that bring a library, an index and the text as three files; and the one that has the text alone. */
function plain(folder, records) {
  put(join(folder, 'records.json'), JSON.stringify(records));
  put(join(folder, 'minisearch.json'), miniSearch(records));
  put(join(folder, 'lunr.json'), lunrIndex(records));
  const source = readFileSync(library('minisearch/dist/umd/index.js'), 'utf8');
  put(join(folder, 'minisearch.js'), transformSync(source, { minify: true }).code);
  copyFileSync(library('lunr/lunr.min.js'), join(folder, 'lunr.min.js'));
  for (const name of ['minisearch', 'lunr', 'scan']) putPage(folder, name, ['text']);
}

function ours(folder, { packed, main }) {
  const files = join(folder, 'ours');
  cpSync(packed, files, { recursive: true, filter: (file) => !file.endsWith('.html') });
  // As they are published: our built site has them under hashed names.
  const assets = join(process.env.SITE, 'assets');
  for (const [name, ending] of [['search-worker', 'js'], ['clause-search', 'bin']]) {
    const published = readdirSync(assets).find((file) => file.startsWith(`${name}.`) && file.endsWith(ending));
    copyFileSync(join(assets, published), join(files, `${name}.${ending}`));
  }
  putPage(folder, 'ours', []);
  put(join(folder, 'main.mjs'), `export const MAIN = '${main}';\n`);
}

/** Builds both sites of a corpus anew; returns their folders. */
export function build(work, corpus) {
  const folder = join(work, corpus.folder);
  rmSync(folder, { recursive: true, force: true });
  const sites = { book: join(folder, 'book/book'), pages: join(folder, 'pages') };
  book(join(folder, 'book'), corpus.records);
  plain(sites.pages, corpus.records);
  ours(sites.pages, corpus);
  return sites;
}

/** All files below a folder, as paths from there. */
export const files = (folder) => readdirSync(folder, { recursive: true })
  .filter((file) => statSync(join(folder, file)).isFile())
  .map((file) => file.replaceAll('\\', '/'));
