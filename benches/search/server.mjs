// Serves one folder on this machine, keeps a log of what was sent, and can answer as slowly as a telephone does.

import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What is added before each response, in ms, and the downlink that all responses share, in bit/ms. */
export const SHAPE = { delay: 150, rate: 1600 };

const CHUNK = 8192;

const pause = (time) => new Promise((done) => setTimeout(done, time));

/** The time in ms, comparable with the same sum in a page. */
const now = () => performance.timeOrigin + performance.now();

/** A file as it is sent: texts and WebAssembly compressed; everything else is compressed inside, or is no text. */
export const sent = (file) => (extname(file) in TYPES ? gzipSync(readFileSync(file), { level: 6 }) : readFileSync(file));

function find(folder, path) {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Starts a server for a folder; `shaped` turns the slowness on, `log` has the bytes and the end of each response. */
export async function serve(folder) {
  const bodies = new Map();
  const state = { shaped: false, log: [] };
  let free = 0; // when the downlink has sent all that waits for it

  const body = (file) => {
    if (!bodies.has(file)) bodies.set(file, sent(file));
    return bodies.get(file);
  };

  async function send(response, path, content) {
    const step = state.shaped ? CHUNK : content.length;
    for (let at = 0; at + step < content.length; at += step) {
      await turn(step);
      response.write(content.subarray(at, at + step));
    }
    const rest = content.length % step || step;
    if (state.shaped) await turn(rest);
    // Logged before the last byte leaves: nobody can have acted upon it.
    state.log.push({ path, bytes: content.length, at: now() });
    response.end(content.subarray(content.length - rest));
  }

  /** Waits until the downlink has sent this many bytes more. */
  async function turn(bytes) {
    free = Math.max(free, now()) + (bytes * 8) / SHAPE.rate;
    await pause(free - now());
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    const file = find(folder, path);
    if (state.shaped) await pause(SHAPE.delay);
    const headers = { 'content-type': TYPES[extname(file || '')] || 'application/octet-stream', 'cache-control': 'max-age=600' };
    if (file && extname(file) in TYPES) headers['content-encoding'] = 'gzip';
    const content = file ? body(file) : Buffer.alloc(0);
    response.writeHead(file ? 200 : 404, { ...headers, 'content-length': content.length });
    await send(response, path, content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  state.origin = `http://127.0.0.1:${server.address().port}`;
  state.stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return state;
}
