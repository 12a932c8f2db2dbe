// Takes the schedule along: as a file of each format, and as a link.

import { element } from './dom.js';

/** Format of the engine, name of the file, type, what the button says, and whether it is a file of Word or Excel. */
export const FORMATS = [
  { format: 'docx', isOffice: true, file: `${phrase('file-name-schedule')}.docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', text: 'Word' },
  { format: 'docx-tracked', isOffice: true, file: `${phrase('file-name-tracked')}.docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', text: phrase('file-tracked') },
  { format: 'xlsx', isOffice: true, file: `${phrase('file-name-positions')}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', text: phrase('file-sheet') },
  { format: 'csv', isOffice: false, file: `${phrase('file-name-positions')}.csv`, type: 'text/csv', text: 'CSV' },
  { format: 'markdown', isOffice: false, file: `${phrase('file-name-schedule')}.md`, type: 'text/markdown', text: 'Markdown' },
  { format: 'text', isOffice: false, file: `${phrase('file-name-schedule')}.txt`, type: 'text/plain', text: phrase('file-text') },
];

/**
 * Hands bytes to the browser as a file.
 * @param {Uint8Array} bytes
 * @param {{ file: string, type: string }} format
 */
export function save(bytes, { file, type }) {
  const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  element('a', { href: address, download: file }).click();
  // The browser has to begin with the file before its address goes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A schedule in an address begins with the version of its form. */
const SHARED = /^#(1[\w-]{8,})$/;

/**
 * The schedule in the address of the page, or null.
 * @param {string} hash
 */
export const sharedIn = (hash) => SHARED.exec(hash)?.[1] ?? null;

/** @param {string} fragment */
export const addressWith = (fragment) => `${location.origin}${location.pathname}#${fragment}`;
