// What an address may have said before gateways, mail programs and word processors wrote it anew. Several things may
// have been done to it, and a text does not tell which, so there are several readings; each is plain lower-case text.

/** Each gateway on the way may have encoded once more. */
const MAX_DECODINGS = 5;

/** @type {Record<string, string>} */
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', hyphen: '-', dash: '-', ndash: '-', minus: '-', num: '#', lpar: '(', rpar: ')' };

/**
 * Percent-encoding undone once, wherever it is whole: what is no text in UTF-8 stays as it came.
 * @param {string} text
 */
function decodedOnce(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** @param {string} text */
function decoded(text) {
  let rest = text;
  for (let round = 0; round < MAX_DECODINGS && rest.includes('%'); round += 1) rest = decodedOnce(rest);
  return rest;
}

/** @param {number} code */
const character = (code) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** @param {string} text */
function withoutEntities(text) {
  // Twice: a mail program may have written the sign of an entity as an entity.
  return [1, 2].reduce(withoutEntitiesOnce, text);
}

/** @param {string} text */
function withoutEntitiesOnce(text) {
  // As JSON and scripts write signs; a browser takes the backslash in a path for a slash. Old scripts wrote `%u2011`.
  const escaped = text.replace(/[\\/]u00(2[0-9a-f]|3[a-f])/gi, (_, hex) => character(parseInt(hex, 16)));
  const unescaped = escaped.replace(/%u([0-9a-f]{4})/gi, (_, hex) => character(parseInt(hex, 16)));
  return unescaped.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/gi, (whole, hex, number, name) => {
    if (hex) return character(parseInt(hex, 16));
    if (number) return character(Number(number));
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}

/**
 * Text with one form for each character: wide letters, hyphens of all kinds and spaces are the plain ones, and what has
 * no width is left out. The small numbers of footnotes and the marks of traders are no part of an address.
 * @param {string} text
 */
function plain(text) {
  return text
    .replace(/[\u00a9\u00ae\u00b2\u00b3\u00b9\u2070-\u209f\u2117\u2120\u2122\u2460-\u24ff\u2776-\u2793]/g, ' ')
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2010-\u2015\u2043\u2212\u02d7\u2500\u30fc\ufe58\ufe63]/g, '-')
    .replace(/[ıİ]/g, 'i')
    .toLowerCase();
}

/**
 * The leftovers of "quoted-printable", in which mails travel: `=2D` is a character, and `=` at the end of a line joins it
 * with the next one. The browser has taken the end of the line out of the address already.
 * @param {string} text
 */
function fromMail(text) {
  const joined = text.replace(/=0[9ad]/gi, ' ').replace(/=(?![2-7][0-9a-f]|[89a-f][0-9a-f])/gi, '');
  const characters = decodedOnce(joined.replace(/=([0-9a-f]{2})/gi, '%$1'));
  // What is no text was no character either: such a sign had joined two lines before a letter from A to F.
  return characters.replace(/%(?=[89a-f][0-9a-f])/gi, '');
}

/**
 * Addresses inside a Proofpoint address of the second kind: `https-3A__site.example_c_pat-2D2_`.
 * @param {string} text
 */
function fromProofpoint(text) {
  return decoded(text.replace(/_/g, '/').replace(/-([0-9a-f]{2})/gi, '%$1'));
}

/**
 * Addresses inside an address as base64: what begins with `http` begins there with `aHR0c`.
 * @param {string} text
 */
function fromBase64(text) {
  const found = text.match(/aHR0c[A-Za-z0-9+/_-]{8,}/g) ?? [];
  return found.map((code) => {
    const whole = code.replace(/-/g, '+').replace(/_/g, '/');
    try {
      return atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0)));
    } catch {
      return '';
    }
  });
}

/**
 * The readings of an address, the most likely one first.
 * @param {string} address  as the browser shows it
 * @returns {string[]}
 */
export function readings(address) {
  const first = withoutEntities(decoded(address));
  const all = [first];
  if (first.includes('=')) all.push(fromMail(first));
  // Forms send a space so.
  if (first.includes('+')) all.push(first.replace(/\+/g, ' '));
  // A line that was broken in the middle of the address, perhaps in a quotation.
  if (/\s/.test(first)) all.push(first.replace(/\s+(?:>\s*)*/g, ''));
  if (/-3a__|-2d/i.test(first)) all.push(fromProofpoint(first));
  all.push(...fromBase64(first).map(decoded));
  return [...new Set(all.map(plain))];
}
