// Runs the engine of documents. It is sent {engine, clauses} first, then {id, call, input} for each call, of which `input`
// is text or bytes. It answers {id, text} or {id, bytes}, or {id, problem}: unreachable, blocked, damaged, failed.

/**
 * What the engine exports: documents/wasm/src/lib.rs.
 * @typedef {object} Engine
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} input
 * @property {() => number} output
 * @property {(call: number) => number} call  the number of the call is that of its name in CALLS
 */

// In the order of `Call` in documents/wasm/src/lib.rs.
const CALLS = ['open', 'view', 'apply', 'write', 'share', 'from-share', 'positions', 'provisions', 'compare'];

class Failure extends Error {
  /** @param {string} problem */
  constructor(problem) {
    super();
    this.problem = problem;
  }
}

let files = { engine: '', clauses: '' };
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
 * @param {Engine} engine
 * @param {string} name
 * @param {string | Uint8Array} input
 */
function run(engine, name, input) {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const offset = engine.input(bytes.length);
  if (!offset) throw new Failure('damaged');
  new Uint8Array(engine.memory.buffer).set(bytes, offset);
  const length = engine.call(CALLS.indexOf(name));
  return new Uint8Array(engine.memory.buffer, engine.output(), length).slice();
}

async function begin() {
  const [engine, clauses] = await Promise.all([instantiate(), request(files.clauses).then((response) => response.arrayBuffer())]);
  run(engine, 'open', new Uint8Array(clauses));
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

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    return;
  }
  const { id, call, input } = data;
  try {
    const bytes = run(await open(), call, input);
    if (call === 'write') postMessage({ id, bytes }, { transfer: [bytes.buffer] });
    else postMessage({ id, text: new TextDecoder().decode(bytes) });
  } catch (error) {
    // After a trap the memory of the engine is not to be trusted.
    if (error instanceof WebAssembly.RuntimeError) opened = null;
    postMessage({ id, problem: error instanceof Failure ? error.problem : 'failed' });
  }
};
