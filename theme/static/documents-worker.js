// Runs the engine of documents. It is sent {engine, clauses, annexes} first, then {id, call, input} for each call, of which `input`
// is text or bytes. It answers {id, text} or {id, bytes}, or {id, problem}: unreachable, blocked, damaged,
// too-large, failed.

/**
 * What the engine exports: documents/wasm/src/lib.rs.
 * @typedef {object} Engine
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} input
 * @property {() => number} output
 * @property {() => number} open
 * @property {(call: number) => number} call  the number of the call is that of its name in CALLS
 */

// In the order of `Call::ALL` in documents/src/desk.rs.
const CALLS = ['view', 'apply', 'write', 'share', 'from-share', 'positions', 'provisions', 'compare', 'annexes'];

class Failure extends Error {
  /** @param {string} problem */
  constructor(problem) {
    super();
    this.problem = problem;
  }
}

let files = { engine: '', clauses: '', annexes: '' };
/** @type {Promise<Engine> | null} */
let opened = null;

/** @param {string} address */
async function request(address) {
  const response = await fetch(address).catch(() => {
    throw new Failure('unreachable');
  });
  if (!response.ok) throw new Failure('unreachable');
  return response;
}

async function instantiate() {
  const { body } = await request(files.engine);
  if (!body) throw new Failure('damaged');
  try {
    const program = await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    const { exports } = (await WebAssembly.instantiate(program)).instance;
    return /** @type {Engine} */ (/** @type {unknown} */ (exports));
  } catch {
    throw new Failure('blocked');
  }
}

/**
 * Hands bytes to the engine.
 * @param {Engine} engine
 * @param {string | Uint8Array} input
 */
function give(engine, input) {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const offset = engine.input(bytes.length);
  if (!offset && bytes.length) throw new Failure('too-large');
  new Uint8Array(engine.memory.buffer).set(bytes, offset);
}

/**
 * @param {Engine} engine
 * @param {string} name
 * @param {string | Uint8Array} input
 */
function run(engine, name, input) {
  give(engine, input);
  const length = engine.call(CALLS.indexOf(name));
  return new Uint8Array(engine.memory.buffer, engine.output(), length).slice();
}

async function begin() {
  const [engine, clauses] = await Promise.all([instantiate(), request(files.clauses).then((response) => response.arrayBuffer())]);
  give(engine, new Uint8Array(clauses));
  if (!engine.open()) throw new Failure('damaged');
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

/** @type {Promise<void> | null} */
let annexes = null;

/**
 * Loads what only annexes show, once.
 * @param {Engine} engine
 */
function addAnnexes(engine) {
  annexes ||= request(files.annexes).then(async (response) => {
    run(engine, 'annexes', new Uint8Array(await response.arrayBuffer()));
  }).catch((error) => {
    annexes = null;
    throw error;
  });
  return annexes;
}

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    return;
  }
  const { id, call, input } = data;
  try {
    const engine = await open();
    if (data.annexes) await addAnnexes(engine);
    const bytes = run(engine, call, input);
    if (call === 'write') postMessage({ id, bytes }, { transfer: [bytes.buffer] });
    else postMessage({ id, text: new TextDecoder().decode(bytes) });
  } catch (error) {
    // After a trap the memory of the engine is not to be trusted.
    if (error instanceof WebAssembly.RuntimeError) opened = annexes = null;
    postMessage({ id, problem: error instanceof Failure ? error.problem : 'failed' });
  }
};
