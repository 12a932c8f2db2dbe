// Runs the engine of documents. It is sent {engine, translation, clauses, annexes} first, then {id, call, input} for each
// call, of which `input` is text or bytes, and `name` the name of a file. `annexes` says that a call needs them, and
// `releases` has the names and addresses of the releases whose texts it needs. It answers {id, text} or {id, bytes}, or
// {id, problem}: unreachable, blocked, damaged, too-large, failed, or {code, message} where the engine says why it has no
// answer. Where the browser runs no WebAssembly, the translation to JavaScript does the work, which has no files of Word
// and Excel; {withoutOffice} says so.

import { Failure } from '../scripts/failure.js';

/**
 * What the engine exports: documents/wasm/src/lib.rs. Each call returns the length of its answer.
 * @typedef {Record<string, (name?: number) => number> & { memory: WebAssembly.Memory }} Engine
 */

let files = { engine: '', translation: '', clauses: '', annexes: '' };
/** @type {Promise<Engine> | null} */
let opened = null;
/** @type {Map<string, Promise<unknown>>} What was added to the engine since it was opened, by its address. */
const added = new Map();

/** @param {string} address */
async function load(address) {
  const response = await fetch(address).catch(() => {
    throw new Failure('unreachable');
  });
  if (!response.ok) throw new Failure('unreachable');
  return new Uint8Array(await response.arrayBuffer());
}

async function instantiate() {
  const packed = await load(files.engine);
  /** @type {ArrayBuffer} */
  let program;
  try {
    program = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch {
    throw new Failure('damaged');
  }
  try {
    const { exports } = (await WebAssembly.instantiate(program)).instance;
    return /** @type {Engine} */ (/** @type {unknown} */ (exports));
  } catch {
    return translated();
  }
}

/** How often the translation was begun: each address of a module is run once, and a fragment makes another of it. */
let translations = 0;

/** @returns {Promise<Engine>} */
async function translated() {
  translations += 1;
  const engine = await import(`${files.translation}#${translations}`).catch(() => {
    throw new Failure('blocked');
  });
  postMessage({ withoutOffice: true });
  return engine;
}

/**
 * Hands bytes to the engine and calls it. What is given first is told apart by its length.
 * @param {Engine} engine
 * @param {string} call
 * @param {string | Uint8Array} input
 * @param {string} [name]
 */
function run(engine, call, input, name = '') {
  const encode = (/** @type {string | Uint8Array} */ content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const [first, rest] = [encode(name), encode(input)];
  const offset = engine.input(first.length + rest.length);
  if (!offset) throw new Failure('too-large');
  const memory = new Uint8Array(engine.memory.buffer);
  memory.set(first, offset);
  memory.set(rest, offset + first.length);
  const length = engine[call](first.length);
  const answer = new Uint8Array(engine.memory.buffer, engine.output(), length).slice();
  if (engine.failed()) throw new Failure(JSON.parse(new TextDecoder().decode(answer)));
  return answer;
}

async function begin() {
  const [engine, clauses] = await Promise.all([instantiate(), load(files.clauses)]);
  run(engine, 'open', clauses);
  return engine;
}

// What failed is begun anew by the next call.
function open() {
  opened ||= begin().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/**
 * Loads what only some calls need, once.
 * @param {Engine} engine
 * @param {string} call
 * @param {string} address
 * @param {string} [name]
 */
function add(engine, call, address, name) {
  const adding = added.get(address) ?? load(address).then((bytes) => run(engine, call, bytes, name)).catch((error) => {
    added.delete(address);
    throw error;
  });
  added.set(address, adding);
  return adding;
}

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    return;
  }
  const { id, call, input, name } = data;
  try {
    const engine = await open();
    if (data.annexes) await add(engine, 'annexes', files.annexes);
    for (const release of data.releases ?? []) await add(engine, 'release', release.address, release.name);
    const bytes = run(engine, call, input, name);
    if (call === 'write') postMessage({ id, bytes }, { transfer: [bytes.buffer] });
    else postMessage({ id, text: new TextDecoder().decode(bytes) });
  } catch (error) {
    const problem = error instanceof Failure ? error.problem : 'failed';
    // After a trap the memory of the engine is not to be trusted.
    if (problem === 'failed') {
      opened = null;
      added.clear();
    }
    postMessage({ id, problem });
  }
};
