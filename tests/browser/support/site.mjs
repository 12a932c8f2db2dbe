// The built site under test: its folder, its pages, and a server that answers as GitHub Pages does.
//
// SITE names the folder with the site's index.html; without it, it is where `mdbook-clauses build` puts it.
// Nothing here knows a particular corpus: ids, topics and terms are read from what was built.

import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const folder = resolve(process.env.SITE || join(here, '../../../site/html'));
if (!existsSync(join(folder, 'index.html'))) {
  throw new Error(`${folder} holds no site: build one with \`cargo run -- build\`, or name its folder with SITE`);
}

/** The bytes of a file of the site. */
export const read = (path) => readFileSync(join(folder, path));

/** The text of a file of the site. */
export const text = (path) => read(path).toString('utf8');

function* files(under) {
  for (const entry of readdirSync(under, { withFileTypes: true })) {
    const path = join(under, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield relative(folder, path).split(sep).join('/');
  }
}

/** Every page, as an address below the root: `c/pat-2/`, `404.html`. */
export const pages = [...files(folder)]
  .filter((path) => path.endsWith('.html'))
  .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
  .sort();

/** The file of a page. */
export const fileOf = (page) => (page === '' || page.endsWith('/') ? `${page}index.html` : page);

/** The path of the site's root on its server: `/`, or the folder of a project page. The page for misses tells it. */
export const base = /<base href="([^"]*)"/.exec(text('404.html'))[1];

const corpus = JSON.parse(text('api/clauses.json'));

/** All clauses, as the site's own data tells them. */
export const clauses = corpus.clauses;

/** All defined terms. */
export const terms = corpus.terms;

/** The defined terms of a clause, as they are written. */
export const termsOf = (clause) => clause.terms.map((id) => terms.find((term) => term.id === id).term);

/** What the corpus is. */
export const header = corpus.corpus;

/** Whether the corpus says where its site is: otherwise its clauses have no permanent address, and pages say so. */
export const hasAddress = clauses[0].address.startsWith('http');

/** What pages say instead of a permanent address. */
export const NO_ADDRESS = 'no permanent address';

/** The address of a clause below the root. */
export const addressOf = (clause) => `c/${clause.id.toLowerCase()}/`;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.bin': 'application/octet-stream',
};

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** What GitHub Pages does with a path: a file, a redirection, or null for a miss. */
function find(path) {
  if (!path.startsWith(base)) return null;
  let rest;
  try {
    rest = decodeURIComponent(path.slice(base.length));
  } catch {
    return null;
  }
  const parts = rest.split('/');
  // An empty part is a doubled slash: no file has that name. Nor may a path lead out of the folder.
  if (parts.slice(0, -1).includes('') || parts.some((part) => part === '.' || part === '..' || /[\0\\]/.test(part))) return null;
  const place = join(folder, ...parts);
  if (rest === '' || rest.endsWith('/')) return isFile(join(place, 'index.html')) ? { file: join(place, 'index.html') } : null;
  if (isFile(place)) return { file: place };
  if (isFile(`${place}.html`)) return { file: `${place}.html` };
  if (isFile(join(place, 'index.html'))) return { redirect: `${path}/` };
  return null;
}

/** Serves the site on this machine; gives its origin and the way to stop it. */
export async function serve() {
  const server = createServer((request, response) => {
    const [path, query] = request.url.split(/\?(.*)/s);
    const found = find(path);
    if (found?.redirect) {
      response.writeHead(301, { location: found.redirect + (query === undefined ? '' : `?${query}`) }).end();
      return;
    }
    const file = found ? found.file : join(folder, '404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(file)] || 'application/octet-stream',
      'cache-control': 'max-age=600',
    });
    response.end(request.method === 'HEAD' ? undefined : readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}
