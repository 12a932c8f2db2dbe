// What a screen reader is given: the tree that Chromium makes of each kind of page, as the page comes and with all unfolded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';

const ring = await start();

const CONTROLS = new Set(['link', 'button', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'slider', 'DisclosureTriangle', 'dialog', 'img']);
const LANDMARKS = new Set(['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search']);
/** Words that are an address: a screen reader spells them out. */
const ADDRESS = /^(?:[a-z]+:\/\/|mailto:|www\.|(?:[a-z0-9-]+\.)+(?:com|eu|example|gov|net|org)(?:\/|$))/i;

/** The nodes that a screen reader is told of, in their order: role, name, level. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  // The answer lists what lies deeper later: the order of reading is that of the children.
  const visit = (node) => {
    if (!node.ignored) {
      const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
      found.push({ role: node.role?.value, name: (node.name?.value ?? '').trim(), level: property('level') });
    }
    for (const child of node.childIds ?? []) if (known.has(child)) visit(known.get(child));
  };
  visit(nodes[0]);
  return found;
}

/** What is wrong with a tree, one line each. */
function faults(nodes) {
  const wrong = [];
  const headings = nodes.filter((node) => node.role === 'heading');
  const first = headings.filter((heading) => heading.level === 1);
  if (first.length !== 1) wrong.push(`${first.length} first headings: ${first.map((heading) => heading.name).join('; ')}`);
  for (const [at, heading] of headings.entries()) {
    if (!heading.name) wrong.push(`a heading of level ${heading.level} without words`);
    const before = at ? headings[at - 1].level : 0;
    if (heading.level > before + 1 && at > 0) wrong.push(`“${heading.name}” has level ${heading.level} under level ${before}`);
  }
  for (const { role, name } of nodes) {
    if (CONTROLS.has(role) && !name) wrong.push(`${role} without a name`);
    if (role === 'link' && ADDRESS.test(name)) wrong.push(`the words of a link are an address: ${name}`);
  }
  for (const role of LANDMARKS) {
    const names = nodes.filter((node) => node.role === role).map((node) => node.name);
    if (new Set(names).size !== names.length || (names.length > 1 && names.includes(''))) wrong.push(`landmarks ${role}: ${names.map((name) => `“${name}”`).join(', ')}`);
  }
  if (!nodes.some((node) => node.role === 'main')) wrong.push('no main part');
  return [...new Set(wrong)];
}

/** The same of a page. In one of many thousand nodes Chromium names some a moment late, so a second look decides. */
const look = async (page) => {
  const found = faults(await tree(page));
  return found.length ? faults(await tree(page)) : found;
};

for (const kind of kinds) {
  test(`the accessibility tree of ${kind.name} has one title, an order, and a name for everything`, async (t) => {
    const page = await ring.page(t);
    await page.goto(ring.root + kind.path, { waitUntil: 'networkidle' });
    assert.ok((await tree(page)).length > 50, 'there is a tree');
    assert.deepEqual(await look(page), []);
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    assert.deepEqual(await look(page), [], 'unfolded');
  });
}

test('the dialogs of search and of keys have names too', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}clauses/`);
  for (const key of ['?', '/']) {
    await page.keyboard.press(key);
    await page.locator('dialog[open], [role="dialog"]').filter({ visible: true }).waitFor();
    const nodes = await tree(page);
    assert.ok(nodes.some((node) => node.role === 'dialog'), key);
    assert.deepEqual(nodes.filter((node) => CONTROLS.has(node.role) && !node.name), [], key);
    await page.keyboard.press('Escape');
  }
});
