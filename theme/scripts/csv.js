// Tables for spreadsheets.

/**
 * One cell. One that begins like a formula would be one.
 * @param {string} text
 */
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/**
 * A table as CSV.
 * @param {string[][]} rows
 */
export const csvTable = (rows) => rows.map((row) => row.map(csvCell).join(',')).join('\r\n');
