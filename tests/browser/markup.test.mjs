// The markup of the pages: what two checkers of HTML find. The Nu checker of the W3C reads every page but some of releases, where there is Java;
// html-validate, which knows rules of its own about forms, tables and names, reads a page of each kind.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { kinds } from './support/kinds.mjs';
import { fileOf, folder, pages, text } from './support/site.mjs';

/** Rules of html-validate that the pages do not follow, and why. */
const LEFT = {
  'doctype-style': 'off', // The standard takes either case.
  'long-title': 'off', // A title is as long as that of its clause, and begins with the id.
  'valid-id': ['error', { relaxed: true }], // Ids of releases and provisions begin with a digit, as these do.
  'wcag/h32': 'off', // The form that filters a list acts at once, and is not shown without script.
};

const loader = new FileSystemConfigLoader({ root: true, extends: ['html-validate:recommended'], rules: LEFT });

test('html-validate finds nothing on a page of each kind', async () => {
  const checker = new HtmlValidate(loader);
  const found = [];
  // The file with everything has what the others have, many times: the other checker reads it.
  for (const { path } of kinds.filter((kind) => kind.name !== 'everything in one file')) {
    const file = path === 'no/such/page' ? '404.html' : path.endsWith('.html') ? path : `${path}index.html`;
    const report = await checker.validateString(text(file), file);
    found.push(...report.results.flatMap((one) => one.messages).map((one) => `${file}:${one.line}: ${one.message} (${one.ruleId})`));
  }
  assert.deepEqual(found, []);
});

const hasJava = spawnSync('java', ['-version']).status === 0;

/** All pages; of those of a release, which are many and of few forms, every eighth. */
const files = pages.filter((path, at) => !path.startsWith('v/') || at % 8 === 0).map((path) => join(folder, fileOf(path)));

test('the Nu checker finds no error on any page', { skip: !hasJava && 'it needs Java' }, (t) => {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const { stderr } = spawnSync('java', ['-Xss8m', '-jar', jar, '--errors-only', '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 1e8 });
  const { messages } = JSON.parse(stderr);
  t.diagnostic(`${files.length} pages`);
  assert.deepEqual(messages.map((one) => `${one.url}:${one.lastLine}: ${one.message} ${one.extract ?? ''}`), []);
});
