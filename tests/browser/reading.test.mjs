// Everything can be read without script: text, values, links and lists are in the page as it is served.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { clauseWithoutValues, fullClause, kinds, longestClause, page as pageOf, topicChapters, withdrawn } from './support/kinds.mjs';
import { addressOf, clauses, hasAddress, header, NO_ADDRESS, termsOf } from './support/site.mjs';

const ring = await start();
const open = async (t, path) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  const response = await page.goto(ring.root + path);
  return Object.assign(page, { status: response.status() });
};

const line = (text) => text.replace(/\s+/g, ' ').trim();
/** What a reader sees of the elements that match. */
const seen = async (page, selector) => (await page.locator(selector).filter({ visible: true }).allInnerTexts()).map(line);

for (const kind of kinds) {
  test(`${kind.name} has its heading, text and links without script`, async (t) => {
    const page = await open(t, kind.path);
    assert.equal(page.status, kind.name === 'the page for misses' ? 404 : 200);
    assert.equal((await seen(page, 'h1:not(.menu-title)')).length, 1, 'one first heading');
    assert.ok((await seen(page, 'main')).join(' ').length > 50, 'the text is there');
    assert.ok((await seen(page, 'main a[href]')).length > 0, 'links lead on');
    assert.ok((await seen(page, 'body')).join(' ').includes(header.title.replace(/ \(.*/, '')), 'the page names the site');
    assert.deepEqual(await seen(page, 'button:not(form button), .needs-script'), [], 'no control is shown that would do nothing');
  });
}

for (const clause of new Set([fullClause, longestClause, clauseWithoutValues].filter(Boolean))) {
  test(`the page of ${clause.id} shows the whole clause without script`, async (t) => {
    const page = await open(t, addressOf(clause));
    assert.equal((await seen(page, '.sheet .clause')).join(' '), line(clause.text), 'the text is that of clause.json, letters and values in it');

    const values = await page.locator('table.values tbody').count();
    assert.equal(values, clause.parameters.length);
    for (const [at, value] of clause.parameters.entries()) {
      const row = (await seen(page, `table.values tbody >> nth=${at}`)).join(' ');
      for (const words of [value.label, value.default, ...value.party_values.map((one) => one.value)]) {
        assert.ok(row.includes(line(words)), `the values table shows ${words}`);
      }
    }

    const text = (await seen(page, 'main')).join(' ');
    const parts = [clause.rationale, clause.fallback, clause.evidence, clause.notes, ...clause.views].map((section) => section?.text);
    // The letter of a note on an item is its own element, and the mark of a list is none: paragraphs are looked for without.
    for (const paragraph of parts.filter(Boolean).flatMap((part) => part.split('\n\n'))) {
      const words = line(paragraph.replace(/^(\([a-z]+\)|-|\d+\.) /, ''));
      assert.ok(text.includes(words), `the page shows: ${words.slice(0, 80)}`);
    }
    assert.ok(text.includes(hasAddress ? clause.address : NO_ADDRESS), 'the address stands in plain text');
    assert.ok(text.includes(clause.citation), 'the citation stands in plain text');

    const links = await page.locator('main a[href]').filter({ visible: true }).evaluateAll((all) => all.map((link) => link.href));
    for (const id of [...clause.mentions, ...clause.see_also, ...clause.mentioned_by]) {
      assert.ok(links.includes(`${ring.root}c/${id.toLowerCase()}/`), `a link leads to ${id}`);
    }
    const references = await page.locator('details:has(#part-references) > ul > li').filter({ visible: true }).count();
    assert.equal(references, clause.references.length);
  });
}

test('the words above a clause are explained in place, without script', async (t) => {
  const page = await open(t, addressOf(fullClause));
  const meaning = page.locator('.sheet .facts dl');
  assert.equal(await meaning.isVisible(), false);
  await page.locator('.sheet .facts summary').click();
  assert.equal(await meaning.isVisible(), true);
  const terms = await seen(page, '.sheet .facts dt');
  assert.equal(terms.length, fullClause.parties.length + 1 + fullClause.phases.length, 'each party, the kind, each phase');
});

test('the rationale can be hidden without script, and the clause stays', async (t) => {
  const page = await open(t, addressOf(fullClause));
  assert.equal(await page.locator('.edition .margin').isVisible(), true);
  await page.locator('label[for="part-show"]').click();
  assert.equal(await page.locator('.edition .margin').isVisible(), false);
  assert.equal(await page.locator('.sheet .clause').isVisible(), true);
});

test('values, terms and items of a clause are links to what explains them', async (t) => {
  const page = await open(t, addressOf(fullClause));
  const targets = await page.locator('.sheet .clause').evaluate((text) => {
    const fragments = Array.from(text.querySelectorAll('a[href^="#"]'), (link) => link.getAttribute('href').slice(1));
    return { fragments, missing: fragments.filter((id) => !document.getElementById(id)) };
  });
  assert.ok(targets.fragments.length >= fullClause.parameters.length);
  assert.deepEqual(targets.missing, []);
});

for (const [list, id, link] of [['clauses/', 'table.clauses tbody th[scope="row"]', 'table.clauses td.title a'], ['search/', '#part-list li b', '#part-list li a']]) {
  test(`/${list} lists every clause without script`, async (t) => {
    const page = await open(t, list);
    assert.deepEqual(await seen(page, id), clauses.map((clause) => clause.id));
    const links = await page.locator(link).evaluateAll((all) => all.map((link) => link.href));
    assert.deepEqual(links, clauses.map((clause) => ring.root + addressOf(clause)));
  });
}

test('the search page says without script what to do instead', async (t) => {
  const page = await open(t, 'search/');
  assert.match((await seen(page, 'noscript')).join(' ') || (await seen(page, '.search-unavailable')).join(' '), /JavaScript/);
  assert.equal(await page.locator('#part-result').isVisible(), false, 'no empty result is shown');
});

test('shorter lists hold the clauses of their party, kind and phase', async (t) => {
  const page = await open(t, 'clauses/');
  const shorter = await page.locator('nav.filters a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(shorter.length > 0);
  const facets = { party: (one) => one.parties, kind: (one) => [one.kind], phase: (one) => one.phases };
  for (const [facet, values] of Object.entries(facets)) {
    const value = values(fullClause)[0];
    await page.goto(`${ring.root}clauses/${facet}/${value}/`);
    const ids = await seen(page, 'table.clauses tbody th[scope="row"]');
    assert.deepEqual(ids, clauses.filter((one) => values(one).includes(value)).map((one) => one.id), `${facet} ${value}`);
  }
});

test('a term shows its meaning and the clauses that use it', async (t) => {
  const [term] = termsOf(fullClause);
  const page = await open(t, 't/');
  await page.locator('dl.glossary dt a', { hasText: new RegExp(`^${term}$`) }).click();
  assert.equal((await seen(page, 'h1')).join(), term);
  assert.ok((await seen(page, '.definition')).join(' ').length > 20);
  const used = await page.locator('#part-used ~ ul a').evaluateAll((all) => all.map((link) => link.href));
  assert.ok(used.includes(ring.root + addressOf(fullClause)), `the term's page links to ${fullClause.id}`);
});

test('a framework shows each of its places with the clauses that serve it', async (t) => {
  const one = fullClause.references.find((reference) => reference.provision) || fullClause.references[0];
  const page = await open(t, addressOf(fullClause));
  const link = page.locator('details:has(#part-references) > ul a').first();
  const place = new URL(await link.evaluate((element) => element.href)).hash;
  await link.click();
  assert.match(page.url(), /\/r\/[^/]+\//);
  assert.ok(one && place, 'the link names a place');
  assert.equal(await page.locator(`[id="${decodeURIComponent(place.slice(1))}"]`).count(), 1, 'the place is on the page');
  const served = await page.locator('main a').evaluateAll((all) => all.map((element) => element.href));
  assert.ok(served.includes(ring.root + addressOf(fullClause)));
});

test('a topic chapter holds its clauses whole, with values and rationale one step away', async (t) => {
  const page = await open(t, topicChapters[0]);
  const own = clauses.filter((clause) => `${clause.topic}/` === topicChapters[0]);
  const sheets = await page.locator('section.clause-sheet').evaluateAll((all) => all.map((sheet) => sheet.id));
  assert.deepEqual(sheets, own.map((clause) => clause.id.toLowerCase()));
  for (const clause of own) {
    const sheet = `#${clause.id.toLowerCase()}`;
    assert.equal((await seen(page, `${sheet} .clause`)).join(' '), line(clause.text));
    const folds = page.locator(`${sheet} details.fold`);
    for (let at = 0; at < (await folds.count()); at += 1) await folds.nth(at).locator('summary').click();
    const text = (await seen(page, sheet)).join(' ');
    const reasons = (clause.rationale?.text ?? '').split('\n\n').map((paragraph) => paragraph.replace(/^\([a-z]+\) /, ''));
    for (const words of [...clause.parameters.map((value) => value.default), ...reasons]) {
      assert.ok(text.includes(line(words)), `${clause.id} shows: ${words.slice(0, 80)}`);
    }
    const further = page.locator(sheet).getByRole('link', { name: `${clause.id} on a separate page` });
    assert.equal(await further.evaluate((link) => link.href), ring.root + addressOf(clause), 'what else belongs to it is one link away');
  }
});

test('the chapters have their table of contents without script', async (t) => {
  const page = await open(t, topicChapters[0]);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  assert.ok((await contents.getByRole('link').count()) >= topicChapters.length);
  assert.equal(await contents.locator('[aria-current="page"]').count(), 1, 'it says where the reader is');
});

test('a withdrawn clause keeps its page, with its last text and its successors', { skip: withdrawn.length === 0 }, async (t) => {
  const page = await open(t, pageOf('a withdrawn clause'));
  assert.match((await seen(page, '.withdrawn')).join(' '), /withdrawn/i);
  assert.ok((await seen(page, '.sheet .clause')).join(' ').length > 20);
});

test('the page for misses lists every clause without script', async (t) => {
  const page = await open(t, 'no/such/page/');
  const links = await page.locator('.known a').filter({ visible: true }).evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(links, [...clauses.map((clause) => ring.root + addressOf(clause)), ...withdrawn.map((path) => ring.root + path)]);
});

// Other clauses cite the numbers, so no style may take them away: on the clause's page, in its chapter, in the one file.
test('lists in the text of a clause have numbers and marks, and tables have lines, on the screen and on paper', async (t) => {
  for (const path of [addressOf(fullClause), topicChapters[0], 'reference.html']) {
    const page = await ring.page(t);
    await page.goto(ring.root + path);
    await page.locator('.clause').first().evaluate((text) => {
      const list = '<ol start="3" class="probe"><li>three<ul><li>mark</ul></ol>';
      const table = '<table><thead><tr><th scope="col">head</th></tr></thead><tbody><tr><td class="probe-cell">cell</td></tr></tbody></table>';
      text.insertAdjacentHTML('beforeend', `${list}<div class="table-wrapper">${table}</div>`);
    });
    for (const media of ['screen', 'print']) {
      await page.emulateMedia({ media });
      const found = await page.evaluate(() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        return {
          numbers: style('.probe > li').listStyleType,
          room: parseFloat(style('.probe').paddingInlineStart) > 10,
          marks: style('.probe ul > li').listStyleType,
          line: parseFloat(style('.clause thead th').borderBottomWidth) > 0 && parseFloat(style('.probe-cell').borderTopWidth) > 0,
        };
      });
      assert.deepEqual(found, { numbers: 'decimal', room: true, marks: 'disc', line: true }, `${path}, ${media}`);
    }
  }
});
