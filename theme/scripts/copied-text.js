// The text of a clause as it goes into other programs, rich and plain at once: letters and numbers are text, steps to the
// right are plain markup, and nothing of the site's looks goes along. A button and a selection by mouse use the same code.

import { element, oneLine } from './dom.js';

/** @typedef {[plain: string, rich: string]} Paragraph */
/**
 * What of a node is copied: a copy of it or of a part, or null; and whether its first and its last letters are.
 * @typedef {{ part: (node: Node) => Node | null, begins: (node: Node) => boolean, ends: (node: Node) => boolean }} Extent
 */

const BLOCKS = 'p, div, ul, ol, li, dl, dt, dd, blockquote, table, pre';

/** @type {Extent} */
export const WHOLE = { part: (node) => node.cloneNode(true), begins: () => true, ends: () => true };

/**
 * What a selection holds. It takes a letter or a number along where the text that follows begins in it.
 * @param {Range} selection
 * @returns {Extent}
 */
export function within(selection) {
  const range = selection.cloneRange();
  const lettered = elementAt(range.startContainer)?.closest('p');
  const letter = lettered?.querySelector(':scope > a.letter');
  if (lettered && letter && letter.textContent?.trim().startsWith(between(lettered, range, 'before').trim())) range.setStart(lettered, 0);
  return {
    part: (node) => {
      if (!range.intersectsNode(node)) return null;
      const part = document.createRange();
      part.selectNodeContents(node);
      if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
      if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
      const copy = node.cloneNode(false);
      if (copy instanceof Text) copy.data = part.toString();
      else copy.appendChild(part.cloneContents());
      return part.toString() || node.nodeName === 'BR' ? copy : null;
    },
    begins: (node) => !between(node, range, 'before').trim(),
    ends: (node) => !between(node, range, 'after').trim(),
  };
}

/** @param {Node} node */
const elementAt = (node) => (node instanceof Element ? node : node.parentElement);

/**
 * The text of a node before a range, or after it.
 * @param {Node} node
 * @param {Range} range
 * @param {'before' | 'after'} side
 */
function between(node, range, side) {
  const rest = document.createRange();
  rest.selectNodeContents(node);
  const isBefore = side === 'before';
  const [place, offset] = isBefore ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  const at = rest.comparePoint(place, offset);
  // The range begins before the node, or ends after it.
  if (at === (isBefore ? -1 : 1)) return '';
  if (at === 0 && isBefore) rest.setEnd(place, offset);
  else if (at === 0) rest.setStart(place, offset);
  return rest.toString();
}

/**
 * Steps to the right by elements: the page's policy takes styles away, from what is copied too.
 * @param {string} rich
 * @param {number} depth
 */
const indented = (rich, depth) => `${'<dl><dd>'.repeat(depth)}${rich}${'</dd></dl>'.repeat(depth)}`;

/**
 * An element without links and attributes: only its words are the contract's.
 * @param {Element} copy
 */
function bare(copy) {
  for (const link of copy.querySelectorAll('a, span')) link.replaceWith(...link.childNodes);
  for (const node of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of node.getAttributeNames()) node.removeAttribute(name);
  }
  return copy;
}

/**
 * A list with its numbers: what follows the first line of an entry stands under its first word.
 * @param {Element} list
 * @param {Extent} extent
 * @param {number} depth
 * @returns {Paragraph[]}
 */
function listOf(list, extent, depth) {
  const first = list instanceof HTMLOListElement ? list.start : null;
  /** @type {Paragraph[]} */
  const entries = Array.from(list.children).flatMap((entry, index) => {
    const parts = paragraphs(entry, extent, depth + 1);
    if (!parts.length && !(extent.begins(entry) && extent.ends(entry))) return [];
    const sign = first === null ? '-' : `${first + index}.`;
    const text = parts.map((part) => part[0]).join('\n\n');
    const rich = parts.map((part) => part[1]).join('\n');
    if (!extent.begins(entry)) return [/** @type {Paragraph} */ ([text, rich])];
    const plain = `${sign} ${text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(sign.length + 1)}`)}`.trimEnd();
    const isLine = parts[0]?.[1].replace(/^(?:<dl><dd>)+/, '').startsWith('<p>');
    return [[plain, isLine ? rich.replace('<p>', `<p>${sign} `) : `${indented(`<p>${sign}</p>`, depth + 1)}\n${rich}`]];
  });
  return entries.length ? [[entries.map((entry) => entry[0]).join('\n\n'), entries.map((entry) => entry[1]).join('\n')]] : [];
}

/**
 * A table with one row a line. Of a selection it has the rows that are touched, each whole.
 * @param {HTMLTableElement} table
 * @param {Extent} extent
 * @returns {Paragraph[]}
 */
function tableOf(table, extent) {
  const rows = Array.from(table.rows).filter((row) => extent.part(row));
  const plain = rows.map((row) => Array.from(row.cells, (cell) => oneLine(cell.textContent)).join(' | ')).join('\n');
  const copy = element('table', {}, ...rows.map((row) => bare(/** @type {Element} */ (row.cloneNode(true)))));
  return rows.length ? [[plain, copy.outerHTML.replace('<table>', '<table border="1">')]] : [];
}

/**
 * @param {Element} block
 * @param {Extent} extent
 * @returns {Paragraph[]}
 */
function preformatted(block, extent) {
  const part = extent.part(block);
  return part instanceof Element ? [[part.textContent || '', bare(part).outerHTML]] : [];
}

/**
 * Paragraphs from any depth, as far as they are copied.
 * @param {Element} block
 * @param {Extent} extent
 * @param {number} [depth]  steps to the right
 * @returns {Paragraph[]}
 */
export function paragraphs(block, extent, depth = 0) {
  if (block.matches('ul, ol')) return listOf(block, extent, depth);
  if (block instanceof HTMLTableElement) return tableOf(block, extent);
  if (block.matches('pre')) return preformatted(block, extent);
  const step = ['.sub', '.deep'].filter((deeper) => block.matches(deeper)).length;
  /** @type {Paragraph[]} */
  const found = [];
  const line = element('p');
  const flush = () => {
    for (const end of line.querySelectorAll('br')) end.after(' ');
    bare(line);
    const plain = oneLine(line.textContent);
    line.innerHTML = oneLine(line.innerHTML);
    if (plain) found.push([plain, indented(line.outerHTML, depth + step)]);
    line.replaceChildren();
  };
  for (const child of block.childNodes) {
    if (child instanceof Element && child.matches(BLOCKS)) {
      flush();
      found.push(...paragraphs(child, extent, depth));
      continue;
    }
    const part = extent.part(child);
    if (part) line.append(part);
  }
  flush();
  return found;
}
