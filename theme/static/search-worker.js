// Runs the engine: {engine, index} first, then {id, query, filters}; answers {ready}, {id, results} (again with excerpts)
// or {id, error: gone, blocked, damaged, oversized or failed}. The calls: search-index/wasm/src/lib.rs. All files are gzip inside.
let files, opened, ready, latest, resting;
let list = []; // of the parts with postings: name, beginning of the first word, name, …
const parts = {};

// No file of ours has more than 64 MiB of content: what goes on after them is not read.
const bounded = (left = 1 << 26) => new TransformStream({
  transform(chunk, stream) {
    if ((left -= chunk.length) < 0) throw 'oversized';
    stream.enqueue(chunk);
  },
});
const unpack = async (address, type = '') => {
  const response = await fetch(address);
  if (!response.ok) throw 'gone';
  const content = response.body.pipeThrough(new DecompressionStream('gzip')).pipeThrough(bounded());
  return new Response(content, { headers: { 'Content-Type': type } });
};
const bytes = async (response) => new Uint8Array(await response.arrayBuffer());
const part = (name) => (parts[name] ||= unpack(new URL(name, files.index)).then(bytes).catch((error) => {
  delete parts[name];
  throw error;
}));
const encode = (text) => new TextEncoder().encode(text);

function give(engine, ...contents) {
  let place = engine.input(contents.reduce((sum, content) => sum + content.length, 0));
  if (!place) throw 'failed';
  for (const content of contents) {
    new Uint8Array(engine.memory.buffer).set(content, place);
    place += content.length;
  }
}

const take = (engine, length) => new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.output(), length));

// Parts that the question will need are asked for while engine and index are on their way. A guess: the engine will know.
function ahead() {
  if (ready) return;
  for (const word of latest?.query.toLowerCase().match(/[a-z]+|\d+/g) || []) {
    let at = (list.length & ~1) - 2;
    while (at > 0 && list[at + 1] > word) at -= 2;
    if (at >= 0) part(list[at]).catch(() => {});
  }
}

// The engine compares content with the name under which it was asked for.
function enter(engine, call, name, content) {
  const label = encode(name);
  give(engine, label, content);
  if (!engine[call](label.length)) throw 'damaged';
}

async function add(engine, name) {
  enter(engine, 'add', name, await part(name));
}

// After an answer the other parts with postings follow one by one, if they are at most a hundred, some 150 kB: then no
// letter waits, and a reader who goes offline can search on. What fails is begun anew after the next answer.
async function rest(engine) {
  if (list.length > 201 || navigator.connection?.saveData) return;
  for (let at = 0; at < list.length - 1; at += 2) await add(engine, list[at]);
}

async function index() {
  const [whole, start] = (await unpack(files.index)).body.tee();
  start.getReader().read().then(({ value }) => {
    // After six bytes the length of the list, seven bits a byte, and the list.
    let [at, length, shift] = [6, 0, 0];
    do {
      length |= (value[at] & 127) << shift;
      shift += 7;
    } while (value[at++] > 127);
    list = new TextDecoder().decode(value.subarray(at, at + length)).split('\0');
    ahead();
  }).catch(() => {});
  return bytes(new Response(whole));
}

async function begin() {
  const program = async () => {
    const response = await unpack(files.engine, 'application/wasm');
    try {
      return (await WebAssembly.instantiateStreaming(response)).instance.exports;
    } catch (error) {
      throw error instanceof TypeError ? error : 'blocked';
    }
  };
  const [engine, main] = await Promise.all([program(), index()]);
  enter(engine, 'open', files.index.split('/').pop(), main);
  ready = true;
  postMessage({ ready });
  return engine;
}

// What failed is begun anew by the next question.
const open = () => (opened ||= begin().catch((error) => {
  opened = null;
  throw error;
}));

async function answer(asked) {
  const { id, query, filters } = asked;
  const engine = await open();
  if (asked !== latest) return;
  for (;;) {
    const typed = encode(query);
    give(engine, typed, encode(filters.join(' ')));
    const results = JSON.parse(take(engine, engine.search(typed.length)));
    if (results.complete) {
      postMessage({ id, results });
      resting ||= rest(engine).catch(() => {
        resting = null;
      });
    }
    if (!results.missing.length) return;
    // Excerpts wait for a pause in the typing.
    if (results.complete) await new Promise((done) => setTimeout(done, 99));
    if (asked !== latest) return;
    await Promise.all(results.missing.map((name) => add(engine, name)));
  }
}

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    open().catch(() => {});
    return;
  }
  latest = data;
  ahead();
  try {
    await answer(data);
  } catch (error) {
    if (`${error}`.startsWith('RuntimeError')) opened = null;
    postMessage({ id: data.id, error: typeof error === 'string' ? error : 'failed' });
  }
};
