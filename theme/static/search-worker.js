// Runs the engine. It is sent {engine, index} first, then {id, query, filters, first, count} for each question, which wants
// hits from the rank `first` on, and {retry} when what is on its way has stalled. It answers {ready}, {id, results} (again
// with synonyms, and with excerpts) or {id, problem}: the status of an answer, or unreachable, foreign, damaged, blocked, failed. All files are
// gzip inside.

/**
 * What the engine exports: search-index/wasm/src/lib.rs.
 * @typedef {object} Engine
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} input
 * @property {() => number} output
 * @property {(name: number) => number} open
 * @property {(name: number) => number} add
 * @property {(query: number, first: number, count: number) => number} search
 */

/** @typedef {{ id: number, query: string, filters: string, first: number, count: number }} Question */

// The engine takes no larger input; a small file that unpacks to more than this was not written by the generator.
const MAX_FILE_BYTES = 64 << 20;

let files = { engine: '', index: '' };
let ready = false;
/** @type {Promise<Engine> | null} */
let opened = null;
/** @type {Promise<void> | null} */
let resting = null;
/** @type {Question | undefined} */
let latest;
/** @type {string[]} Of the parts with postings: name, beginning of the first word, name, … */
let partList = [];
// Of everything that is on its way.
let abort = new AbortController();
/** @type {RequestCache} After a failure the browser's cache may hold a bad copy. */
let cache = 'default';
/** @type {Map<string, Promise<Uint8Array[]>>} Name to content. */
const parts = new Map();

/**
 * @typedef {Error & { problem: string | number }} Failure
 * @param {string | number} problem
 * @returns {Failure}
 */
function failure(problem) {
  cache = 'reload';
  return Object.assign(new Error(), { problem });
}

/** @param {string | URL} address */
async function request(address) {
  const response = await fetch(address, { cache, signal: abort.signal }).catch(() => {
    throw failure('unreachable');
  });
  if (!response.ok) throw failure(response.status);
  // A sign-in page of the network, say.
  if (/html/.test(/** @type {string} */ (response.headers.get('Content-Type')))) throw failure('foreign');
  return /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new DecompressionStream('gzip')).getReader();
}

/**
 * The unpacked content in pieces.
 * @param {string | URL} address
 * @param {(start: Uint8Array) => void} [look]  is given the first piece as soon as it has come
 */
async function load(address, look) {
  const pieces = [];
  let length = 0;
  try {
    const reader = await request(address);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return pieces;
      length += value.length;
      if (length > MAX_FILE_BYTES) {
        reader.cancel();
        throw failure('damaged');
      }
      if (!pieces.length) look?.(value);
      pieces.push(value);
    }
  } catch (error) {
    throw /** @type {Failure} */ (error).problem ? error : failure('damaged');
  }
}

/** @param {string} name */
function part(name) {
  const known = parts.get(name);
  if (known) return known;
  const content = load(new URL(name, files.index)).catch((error) => {
    if (parts.get(name) === content) parts.delete(name);
    throw error;
  });
  parts.set(name, content);
  return content;
}

/** @param {string} text */
const encode = (text) => new TextEncoder().encode(text);

/**
 * @param {Engine} engine
 * @param {...Uint8Array} contents
 */
function writeInput(engine, ...contents) {
  let offset = engine.input(contents.reduce((length, content) => length + content.length, 0));
  if (!offset) throw failure('damaged');
  for (const content of contents) {
    new Uint8Array(engine.memory.buffer).set(content, offset);
    offset += content.length;
  }
}

// Parts that the question will need are asked for while engine and index are on their way. A guess: the engine will know.
function prefetchParts() {
  if (ready) return;
  for (const word of latest?.query.toLowerCase().match(/[a-z]+|\d+/g) || []) {
    const count = partList.filter((text, index) => index % 2 && text <= word).length;
    if (count) part(partList[count * 2 - 2]).catch(() => {});
  }
}

/**
 * Hands content to the engine, which compares it with the name under which it was asked for.
 * @param {Engine} engine
 * @param {'open' | 'add'} call
 * @param {string} name
 * @param {Uint8Array[]} content
 */
function give(engine, call, name, content) {
  const label = encode(name);
  writeInput(engine, label, ...content);
  if (engine[call](label.length)) return;
  parts.delete(name);
  throw failure('damaged');
}

/**
 * @param {Engine} engine
 * @param {string} name
 */
async function addPart(engine, name) {
  give(engine, 'add', name, await part(name));
}

/**
 * After an answer the other parts with postings follow one by one, if they are at most two hundred, some 350 kB: then no
 * letter waits, and a reader who goes offline can search on. What fails is begun anew after the next answer.
 * @param {Engine} engine
 */
async function loadRemainingParts(engine) {
  if (partList.length > 401 || navigator.connection?.saveData) return;
  for (let index = 0; index + 1 < partList.length; index += 2) await addPart(engine, partList[index]);
}

/** @param {Uint8Array} start  of the index */
function readPartList(start) {
  // After six bytes the length of the list, seven bits a byte, and the list. Content of another kind gives a list of
  // nonsense, which is refused with the whole.
  let [offset, length, shift] = [6, 0, 0];
  do {
    length |= (start[offset] & 127) << shift;
    shift += 7;
  } while (start[offset++] > 127);
  partList = new TextDecoder().decode(start.subarray(offset, offset + length)).split('\0');
  prefetchParts();
}

async function instantiate() {
  const program = await new Blob(/** @type {BlobPart[]} */ (await load(files.engine))).arrayBuffer();
  try {
    return /** @type {Engine} */ (/** @type {unknown} */ ((await WebAssembly.instantiate(program)).instance.exports));
  } catch {
    throw failure('blocked');
  }
}

async function begin() {
  const [engine, index] = await Promise.all([instantiate(), load(files.index, readPartList)]);
  give(engine, 'open', /** @type {string} */ (files.index.split('/').pop()), index);
  ready = true;
  postMessage({ ready });
  return engine;
}

// What failed is begun anew by the next question.
function open() {
  opened ||= begin().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** @param {Question} question */
async function answer(question) {
  const { id, query, filters, first, count } = question;
  const engine = await open();
  if (question !== latest) return;
  for (;;) {
    const typed = encode(query);
    writeInput(engine, typed, encode(filters));
    const length = engine.search(typed.length, first, count);
    const results = JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.output(), length)));
    // Hits for what was typed need not wait for those of its synonyms.
    if (results.complete || results.hits.length) postMessage({ id, results });
    if (results.complete) {
      resting ||= loadRemainingParts(engine).catch(() => {
        resting = null;
      });
    }
    if (!results.missing.length) return;
    // Excerpts wait for a pause in the typing.
    if (results.complete) await new Promise((done) => setTimeout(done, 99));
    if (question !== latest) return;
    await Promise.all(results.missing.map((/** @type {string} */ name) => addPart(engine, name)));
  }
}

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    open().catch(() => {});
    return;
  }
  if (data.retry) {
    abort.abort();
    abort = new AbortController();
    parts.clear();
    return;
  }
  latest = data;
  prefetchParts();
  try {
    await answer(data);
  } catch (error) {
    // After a trap the engine's memory is not to be trusted.
    if (error instanceof WebAssembly.RuntimeError) opened = null;
    postMessage({ id: data.id, problem: /** @type {Failure} */ (error).problem || 'failed' });
  }
};
