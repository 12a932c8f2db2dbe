// Runs the engine: {engine, index} first, then {id, query, filters}; answers {ready}, {id, results} (again with excerpts)
// or {id, error}. The calls: search-index/wasm/src/lib.rs.
let files, opened, latest;

const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw 'gone';
  return response;
};
const unpack = async (address) => {
  const response = new Response((await get(address)).body.pipeThrough(new DecompressionStream('gzip')));
  return new Uint8Array(await response.arrayBuffer());
};
const encode = (text) => new TextEncoder().encode(text);

function give(engine, ...parts) {
  let place = engine.input(parts.reduce((sum, part) => sum + part.length, 0));
  if (!place) throw 'failed';
  for (const part of parts) {
    new Uint8Array(engine.memory.buffer).set(part, place);
    place += part.length;
  }
}

const take = (engine, length) => new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.output(), length));

async function begin() {
  const [program, index] = await Promise.all([get(files.engine).then((response) => response.arrayBuffer()), unpack(files.index)]);
  let engine;
  try {
    engine = (await WebAssembly.instantiate(program)).instance.exports;
  } catch {
    throw 'blocked';
  }
  give(engine, index);
  if (engine.open()) throw 'failed';
  postMessage({ ready: true });
  return engine;
}

// What failed is begun anew by the next question.
const open = () => (opened ||= begin().catch((error) => {
  opened = null;
  throw error;
}));

async function answer({ id, query, filters }) {
  const engine = await open();
  if (id !== latest) return;
  for (;;) {
    give(engine, encode([query.replaceAll('\n', ' '), ...filters].join('\n')));
    const results = JSON.parse(take(engine, engine.search(10)));
    if (results.complete) postMessage({ id, results });
    if (!results.missing.length) return;
    // Excerpts wait for a pause in the typing.
    if (results.complete) await new Promise((done) => setTimeout(done, 99));
    if (id !== latest) return;
    await Promise.all(results.missing.map(async (part) => {
      const [name, content] = [encode(part), await unpack(new URL(part, files.index))];
      give(engine, name, content);
      if (engine.add(name.length)) throw 'failed';
    }));
  }
}

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    open().catch(() => {});
    return;
  }
  latest = data.id;
  try {
    await answer(data);
  } catch (error) {
    if (`${error}`.startsWith('RuntimeError')) opened = null;
    postMessage({ id: data.id, error: ['gone', 'blocked'].includes(error) ? error : 'failed' });
  }
};
