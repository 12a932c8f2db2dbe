// What the search says when something is missing, and whatever is typed.

import assert from 'node:assert/strict';
import { violations } from './support/axe.mjs';
import { clausePage, field, FILES, known, open, options, ring, status, test, told } from './support/search.mjs';
import { clauses, text } from './support/site.mjs';

test('a blocked engine is told, with the way to the list, which filters by the same words', async (t) => {
  const page = await ring.page(t);
  // What a policy of the network does: the worker may run no WebAssembly.
  await page.route(`**/${FILES.worker}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" } });
  });
  await open(page);
  await field(page).fill('notice');
  await told(page, /WebAssembly/);
  await page.getByRole('link', { name: /list of clauses/ }).click();
  await page.waitForURL(`${ring.root}clauses/?q=notice`);
  assert.equal(await page.locator('[data-filter]').inputValue(), 'notice');
  assert.match(await page.locator('[data-filter-told]').innerText(), /^\d+ of \d+$/);
});

test('a file that does not come is told, and the next question tries again', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.engine}`, (route) => route.abort());
  await open(page);
  await field(page).fill('notice');
  await told(page, /could not be loaded/);
  assert.ok(await page.getByRole('link', { name: /list of clauses/ }).isVisible());
  assert.ok(await page.getByRole('button', { name: /Reload/ }).isVisible());
  await page.unroute(`**/${FILES.engine}`);
  await field(page).fill('notices');
  await told(page, /found: \d+/);
});

for (const name of ['index', 'engine']) {
  test(`a page whose ${name} is gone says so and offers a reload`, async (t) => {
    const page = await ring.page(t);
    await page.route(`**/${FILES[name]}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await open(page);
    await field(page).fill('notice');
    await told(page, /site has changed/);
    await page.unroute(`**/${FILES[name]}`);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /Reload/ }).click()]);
    await page.keyboard.press('/');
    await field(page).fill('notice');
    await told(page, /found: \d+/);
  });
}

test('a page whose script is gone leads to the search page, which says so beside the list', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.script}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(ring.root + clausePage);
  await page.locator('.find').click();
  await page.waitForURL(`${ring.root}search/`);
  await page.locator('#part-gone').waitFor();
  assert.equal(await page.locator('#part-list').isVisible(), true);
});

test('what was loaded answers without a network', async (t) => {
  const page = await ring.page(t);
  await open(page);
  await page.waitForLoadState('networkidle');
  await field(page).fill(known.id);
  await told(page, /found: \d+/);
  await page.context().setOffline(true);
  await field(page).fill(known.title);
  await page.waitForFunction((title) => Array.from(document.querySelectorAll('[role=option] .title')).some((one) => one.textContent.includes(title)), known.title);
  await page.waitForTimeout(1000);
  assert.ok(await options(page).count(), 'hits stay, though their excerpts did not come');
});

test('hostile questions are text, and the next question is answered', async (t) => {
  const page = await ring.page(t);
  await open(page);
  const hostile = [
    '<img src=x onerror=alert(1)><script>document.title="x"</script>',
    'notice '.repeat(15_000),
    '\ud800 notice \udfff\ud83d',
    'هل يجب إخطار المستشفى \u202e notice',
    '!?.,;:()[]{}"\'`~@#$%^&*-+=|\\/<>',
    '"',
    '-"',
    'party:mdm topic: kind:"',
    'a\nparty:mdm\u0000b',
    '__proto__ constructor toString',
    ' '.repeat(500),
  ];
  for (const words of hostile) {
    await page.evaluate((value) => {
      const input = document.querySelector('[role=combobox]');
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, words);
    await page.waitForTimeout(120);
    assert.equal(await page.locator('dialog img, dialog script').count(), 0, words.slice(0, 40));
    await field(page).fill('');
    await field(page).fill(known.id);
    await page.waitForFunction((id) => document.querySelector('[role=option] b')?.textContent === id, known.id);
  }
  assert.notEqual(await page.title(), 'x');
  assert.deepEqual(page.wrong, []);

  for (const words of ['<img src=x onerror=alert(1)>', '\ud800', 'x'.repeat(3000)]) {
    await page.goto(`${ring.root}search/?q=${words === '\ud800' ? '%ED%A0%80' : encodeURIComponent(words)}`);
    await told(page, /found: \d+/);
    assert.ok((await field(page).inputValue()).length <= 200);
  }
  assert.deepEqual(page.wrong, []);
});

test('dialog and page fit 360 pixels', async (t) => {
  const page = await ring.page(t, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await page.goto(ring.root + clausePage);
  await page.locator('.find').tap();
  await field(page).waitFor();
  const fits = async (what) => {
    const wide = await page.evaluate(() => Array.from(document.querySelectorAll('dialog[open], dialog[open] *, .found *'), (one) => one.getBoundingClientRect().right).reduce((most, right) => Math.max(most, right), 0));
    assert.ok(wide <= 361, `${what}: ${wide}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, what);
  };
  await field(page).fill('notice security');
  await told(page, /found/);
  await fits('the dialog');
  assert.deepEqual(await violations(page, { runOnly: ['target-size'] }), []);
  await page.goto(`${ring.root}search/?q=notice+security`);
  await told(page, /found/);
  await fits('the page');
  assert.equal(await page.locator('details.filters').evaluate((one) => one.open), false, 'the filters are one line');
});

test('without script the search page is the plain list', async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(`${ring.root}search/?q=notice`);
  assert.equal(await page.locator('#part-list tbody tr:not(.group)').count(), clauses.length);
  await page.goto(ring.root + clausePage);
  await page.locator('.find').click();
  assert.equal(page.url(), `${ring.root}search/`);
});
