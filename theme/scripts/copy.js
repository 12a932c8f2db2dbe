// Copying. A clause goes out as rich and as plain text at once, letters and values as they stand.

import { element, oneLine } from './dom.js';

/** @typedef {{ plain: string, rich?: string }} Copied */
/** @typedef {[plain: string, rich: string]} Paragraph */

const BLOCKS = 'p, div, ul, ol, li, dl, dt, dd, blockquote, table';

/**
 * @param {'strong' | 'em'} name
 * @param {string} text
 */
const markedParagraph = (name, text) => element('p', {}, element(name, {}, text)).outerHTML;

/**
 * A block as it goes into other programs: without links, classes and anchors.
 * @param {Element} block
 */
function bare(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const node of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of node.getAttributeNames()) if (name !== 'start') node.removeAttribute(name);
  }
  return copy.outerHTML;
}

/**
 * A list with its numbers: what follows the first line of an entry stands under its first word.
 * @param {Element} list
 * @returns {Paragraph}
 */
function listOf(list) {
  const entries = Array.from(list.children, (entry, index) => {
    const sign = list instanceof HTMLOListElement ? `${list.start + index}.` : '-';
    const text = paragraphs(entry).map((part) => part[0]).join('\n\n');
    return `${sign} ${text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(sign.length + 1)}`)}`.trimEnd();
  });
  return [entries.join('\n\n'), bare(list)];
}

/**
 * A table with one row a line.
 * @param {HTMLTableElement} table
 * @returns {Paragraph}
 */
function tableOf(table) {
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, (cell) => oneLine(cell.textContent)).join(' | '));
  return [rows.join('\n'), bare(table)];
}

/**
 * Paragraphs from any depth. Links and marks are ours, not the contract's: only their words are copied.
 * @param {Element} block
 * @returns {Paragraph[]}
 */
function paragraphs(block) {
  if (block.matches('ul, ol')) return [listOf(block)];
  if (block instanceof HTMLTableElement) return [tableOf(block)];
  if (block.matches('pre')) return [[block.textContent || '', block.outerHTML]];
  /** @type {Paragraph[]} */
  const found = [];
  const line = element('p');
  const flush = () => {
    for (const link of line.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    for (const end of line.querySelectorAll('br')) end.after(' ');
    const plain = oneLine(line.textContent);
    line.innerHTML = oneLine(line.innerHTML);
    // A step to the right by an element: the page's policy takes styles away, from what is copied too.
    const rich = block.matches('.sub') ? `<blockquote>${line.outerHTML}</blockquote>` : line.outerHTML;
    if (plain) found.push([plain, rich]);
    line.replaceChildren();
  };
  for (const child of block.childNodes) {
    if (!(child instanceof Element) || !child.matches(`${BLOCKS}, pre`)) {
      line.append(child.cloneNode(true));
      continue;
    }
    flush();
    found.push(...paragraphs(child));
  }
  flush();
  return found;
}

/** @returns {Paragraph[]} */
function definitions() {
  return Array.from(document.querySelectorAll('.terms dl > div')).flatMap((entry) => {
    const term = oneLine(entry.querySelector('dt')?.textContent);
    const meaning = entry.querySelector('dd');
    const [first, ...more] = meaning ? paragraphs(meaning) : [];
    if (!first) return [];
    const [plain, rich] = first;
    const begun = markedParagraph('strong', term).replace('</p>', `: ${rich.slice(rich.indexOf('>') + 1)}`);
    return /** @type {Paragraph[]} */ ([[`${term}: ${plain}`, begun], ...more]);
  });
}

/**
 * @param {Element} sheet
 * @param {boolean} withDefinitions
 * @returns {Copied}
 */
function clauseOf(sheet, withDefinitions) {
  /** @param {string} selector */
  const text = (selector) => sheet.querySelector(selector)?.textContent?.trim() || '';
  const title = `${text('.id')} ${text('.title')}`.trim();
  const clause = sheet.querySelector('.clause');
  /** @type {Paragraph[]} */
  const parts = [[title, markedParagraph('strong', title)], ...(clause ? paragraphs(clause) : [])];
  if (withDefinitions) parts.push(...definitions());
  // Nobody may take the copy for the official text: where the corpus is marked, the line goes along.
  const notice = sheet.querySelector('[data-copied]');
  if (notice) {
    const line = oneLine(notice.textContent);
    parts.push([line, markedParagraph('em', line)]);
  }
  return { plain: parts.map((part) => part[0]).join('\n\n'), rich: parts.map((part) => part[1]).join('\n') };
}

/**
 * Puts text into the clipboard; false where the browser does not allow it.
 * @param {Copied} copied
 */
async function writeClipboard({ plain, rich }) {
  try {
    if (!rich) {
      await navigator.clipboard.writeText(plain);
    } else {
      await navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([rich], { type: 'text/html' }),
        'text/plain': new Blob([plain], { type: 'text/plain' }),
      })]);
    }
    return true;
  } catch {
    // Older browsers, and copies of the site without https, have only the copy event.
    /** @param {ClipboardEvent} event */
    const fill = (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', plain);
      if (rich) event.clipboardData?.setData('text/html', rich);
    };
    document.addEventListener('copy', fill, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', fill);
    return done;
  }
}

/**
 * The address of the clause on a sheet.
 * @param {Element} sheet
 */
function linkTo(sheet) {
  const written = sheet.querySelector('.address')?.firstChild?.textContent?.trim();
  // Without a permanent address the link is to where the clause is now.
  const own = sheet.querySelector('a.id')?.getAttribute('href') || location.pathname;
  return new URL(written || own, location.href).href;
}

/**
 * What a button copies.
 * @param {HTMLElement} button
 * @returns {Copied}
 */
function contentFor(button) {
  const sheet = button.closest('.sheet') || document.querySelector('.sheet') || document.body;
  switch (button.dataset.copy) {
    case 'link':
      return { plain: linkTo(sheet) };
    case 'citation':
      return { plain: oneLine(document.querySelector('.cite')?.textContent) };
    default:
      return clauseOf(sheet, button.dataset.copy === 'definitions');
  }
}

/** Lets the buttons with `data-copy` copy, and say whether they did. */
export function startCopying() {
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  document.querySelector('main')?.append(status);

  /** @param {HTMLElement} button */
  async function copy(button) {
    const done = await writeClipboard(contentFor(button));
    const label = button.dataset.label || button.textContent || '';
    status.textContent = done ? `Copied: ${label}` : 'The browser did not allow copying';
    // Neighbours stay where they are.
    button.style.minWidth = `${button.offsetWidth}px`;
    // Not `disabled`: that would take the focus away from whoever pressed it by key.
    button.dataset.label = label;
    button.textContent = done ? 'Copied' : 'Not allowed';
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.label;
    }, 1600);
  }

  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll('[data-copy]');
  for (const button of buttons) button.addEventListener('click', () => copy(button));
}
