// The search worker: fetches engine and index, answers queries. It knows nothing of pages.
//
// First message: {engine, index}, the absolute addresses of the .wasm file and of the index's main file.
// Then: {id, query, filters, limit}; filters are lines such as "party:mdm" and "in:text". A newer query ends an older one.
// Answers: {ready: true}; {id, results} as soon as the hits are known and, when excerpts came later, once more with
// {final: true}; {id, error}, where error is "gone" (a file is no longer there: offer a reload), "blocked" (no
// WebAssembly here) or "failed".

let files, opened, latest;

const file = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw "gone";
  return response;
};

const unpacked = async (address) => {
  const packed = (await file(address)).body;
  return new Uint8Array(await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
};

// Puts texts and bytes into the engine's input, one after the other, and returns the length of the first.
const give = (engine, ...parts) => {
  parts = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  let place = engine.input(parts.reduce((sum, part) => sum + part.length, 0));
  if (!place) throw "failed";
  for (const part of parts) {
    new Uint8Array(engine.memory.buffer).set(part, place);
    place += part.length;
  }
  return parts[0].length;
};

const taken = (engine, length) => new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.output(), length));

const open = async () => {
  if (typeof WebAssembly !== "object") throw "blocked";
  const [module, main] = await Promise.all([file(files.engine).then((response) => response.arrayBuffer()), unpacked(files.index)]);
  let instance;
  try {
    ({ instance } = await WebAssembly.instantiate(module, {}));
  } catch {
    throw "blocked";
  }
  const engine = instance.exports;
  give(engine, main);
  const length = engine.open();
  if (length) throw taken(engine, length);
  return engine;
};

const load = (engine, names) =>
  Promise.all(
    names.map(async (name) => {
      const length = engine.add(give(engine, name, await unpacked(new URL(name, files.index))));
      if (length) throw taken(engine, length);
    }),
  );

const answer = async ({ id, query, filters = [], limit = 10 }) => {
  const engine = await (opened ??= open());
  const ask = () => {
    give(engine, [query.replaceAll("\n", " "), ...filters].join("\n"));
    return JSON.parse(taken(engine, engine.search(limit)));
  };
  let results = ask();
  for (;;) {
    if (id !== latest) return;
    const final = !results.missing.length;
    if (results.complete) postMessage({ id, results, final });
    if (final) return;
    await load(engine, results.missing);
    results = ask();
  }
};

onmessage = async ({ data }) => {
  if (data.engine) {
    files = data;
    opened = open();
    opened.then(
      () => postMessage({ ready: true }),
      () => {},
    );
    return;
  }
  latest = data.id;
  try {
    await answer(data);
  } catch (error) {
    // If opening failed, the next query tries again.
    await opened?.catch(() => (opened = null));
    const known = error === "gone" || error === "blocked";
    postMessage({ id: data.id, error: known ? error : "failed", detail: String(error) });
  }
};
