// Runs the engine: {engine, index} first, then {id, query, filters}; answers {ready}, {id, results} (again with excerpts)
// or {id, error: gone, blocked, damaged, oversized or failed}. The calls: search-index/wasm/src/lib.rs. All files are gzip inside.
let files, opened, ready, latest, resting;
let list = []; // of the parts with postings: name, beginning of the first word, name, …
const parts = {};

const unpack = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw 'gone';
  return response.body.pipeThrough(new DecompressionStream('gzip'));
};
// No file of ours has more than 64 MiB of content: what goes on after that is not read.
async function bytes(stream, first) {
  const reader = stream.getReader();
  const chunks = [];
  for (let left = 64 << 20; ;) {
    const { value, done } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    left -= value.length;
    if (left < 0) {
      reader.cancel();
      throw 'oversized';
    }
    if (!chunks.length) first?.(value).catch(() => {});
    chunks.push(value);
  }
}
const part = (name) => (parts[name] ||= unpack(new URL(name, files.index)).then((stream) => bytes(stream)).catch((error) => {
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

// After six bytes of the index the length of the list, seven bits a byte, and the list. Content of another kind gives a
// list of nonsense, which is refused with the whole.
async function readList(start) {
  let [at, length, shift] = [6, 0, 0];
  do {
    length |= (start[at] & 127) << shift;
    shift += 7;
  } while (start[at++] > 127);
  list = new TextDecoder().decode(start.subarray(at, at + length)).split('\0');
  ahead();
}

async function begin() {
  const program = async () => {
    const response = new Response(await unpack(files.engine), { headers: { 'Content-Type': 'application/wasm' } });
    try {
      return (await WebAssembly.instantiateStreaming(response)).instance.exports;
    } catch (error) {
      throw error instanceof TypeError ? error : 'blocked';
    }
  };
  const [engine, main] = await Promise.all([program(), unpack(files.index).then((stream) => bytes(stream, readList))]);
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
