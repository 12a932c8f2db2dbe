// The text of a PDF that Chromium has printed: only what that takes. Other programs' files may need more.

import { inflateSync } from 'node:zlib';

/** The words on each sheet, with no space where none is drawn. */
export function readPdf(bytes) {
  const source = bytes.toString('latin1');
  const objects = new Map();
  for (const match of source.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) objects.set(match[1], { body: match[2], at: match.index + match[0].indexOf(match[2]) });

  const stream = ({ body, at }) => {
    const begin = /stream\r?\n/.exec(body);
    const length = Number(/\/Length (\d+)(?! 0 R)/.exec(body)?.[1]);
    if (!begin || !length) return '';
    const from = at + begin.index + begin[0].length;
    const data = bytes.subarray(from, from + length);
    return (body.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
  };

  // Glyph numbers of each font as characters.
  const fonts = new Map();
  for (const [number, { body }] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
    if (!map) continue;
    const glyphs = new Map();
    const word = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));
    const table = stream(objects.get(map));
    for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
      for (const [, from, to] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) glyphs.set(parseInt(from, 16), word(to));
    }
    for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const [, first, last, to] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
        const start = parseInt(first, 16);
        for (let glyph = start; glyph <= parseInt(last, 16); glyph += 1) glyphs.set(glyph, String.fromCharCode(parseInt(to, 16) + glyph - start));
      }
    }
    fonts.set(number, glyphs);
  }

  const sheets = [...objects.values()].filter(({ body }) => /\/Type\s*\/Page\b/.test(body));
  return sheets.map(({ body }) => {
    let text = '';
    const names = new Map();
    const resources = /\/Font\s*<<([\s\S]*?)>>/.exec(body)?.[1] ?? '';
    for (const [, name, number] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) names.set(name, fonts.get(number));
    const content = stream(objects.get(/\/Contents (\d+) 0 R/.exec(body)[1]));
    let font;
    for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/gi)) {
      if (name) font = names.get(name);
      else for (const glyph of hex.match(/.{4}/g) ?? []) text += font?.get(parseInt(glyph, 16)) ?? '';
    }
    return text;
  });
}
