// A sheet of positions goes to the other side, who fills it in and saves it with a program of their own, and comes back.
//
// SOFFICE and PYTHON name LibreOffice and a Python with the packages of tests/word-processor/requirements.txt;
// `cargo xtask test` sets both.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { start } from './support/browser.mjs';
import { clauses } from './support/site.mjs';

const { SOFFICE, PYTHON } = process.env;
const skip = SOFFICE && PYTHON ? false : 'SOFFICE and PYTHON name no programs';
const ring = await start();
const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
after(() => rmSync(folder, { recursive: true }));

/** Fills in the first party's columns of a clause, as a person would. */
const FILL = `
import openpyxl, sys
path, clause = sys.argv[1:]
book = openpyxl.load_workbook(path)
sheet = book.active
head = [cell.value for cell in sheet[2]]
first = next(index for index, name in enumerate(head) if name.endswith(" position"))
for row in sheet.iter_rows(min_row=3):
    if row[0].value == clause:
        for offset, value in enumerate(["alternative", "Ninety days & <no> more.", "A. B."]):
            row[first + offset].value = value
book.save(path)
`;

test('a sheet that was filled in, and saved by LibreOffice, comes back with every row', { skip }, async (t) => {
  const ids = clauses.slice(0, 6).map(({ id }) => id);
  const page = await ring.page(t, { acceptDownloads: true });
  await page.addInitScript((entries) => localStorage.setItem('schedule', JSON.stringify({ version: 1, entries })), ids.map((clause) => ({ clause })));
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, ids.length);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#file-xlsx').click()]);
  const sent = join(folder, 'positions.xlsx');
  await download.saveAs(sent);
  execFileSync(PYTHON, ['-c', FILL, sent, ids[1]]);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  execFileSync(SOFFICE, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), sent], { stdio: 'pipe' });

  await page.locator('#open-sheet').setInputFiles(join(folder, 'saved/positions.xlsx'));
  const rows = page.locator('.positions tbody tr');
  await rows.first().waitFor();
  assert.deepEqual((await rows.locator('th').allTextContents()).toSorted(), ids.toSorted());
  const filled = await rows.first().innerText();
  for (const words of [ids[1], 'alternative', 'Ninety days & <no> more.', 'A. B.']) assert.ok(filled.includes(words), `differences first: ${words} in ${filled}`);
  assert.deepEqual(page.wrong, []);
});
