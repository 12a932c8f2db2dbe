// What the search says when something is missing, and whatever is typed.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { violations } from './support/axe.mjs';
import { answersAlone, clausePage, field, FILES, hold, isPart, known, open, options, ring, test, told } from './support/search.mjs';
import { clauses, read } from './support/site.mjs';

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
  assert.match(await page.locator('[data-filter-count]').innerText(), /^\d+ of \d+$/);
});

/** Where the search says what is wrong: beside the page until its script runs, then in the dialog or on the page. */
const says = (page, pattern) => page.waitForFunction(
  (source) => Array.from(document.querySelectorAll('[role=status]')).some((one) => RegExp(source).test(one.textContent) && one.parentElement.checkVisibility()),
  pattern.source,
  { timeout: 20_000 },
);
const listLink = (page) => page.getByRole('link', { name: /list of clauses/i }).filter({ visible: true });

/** The dialog is asked for by key; a question follows once there is a field. */
async function ask(page) {
  await page.goto(ring.root + clausePage);
  await page.keyboard.press('/');
}
async function answered(page) {
  await field(page).waitFor({ timeout: 20_000 });
  await field(page).fill(known.id);
  await told(page, /found: (?:about )?\d+/);
}

const ANSWERS = [
  [/error 403/, { status: 403, body: 'no' }],
  [/error 500/, { status: 500, body: 'no' }],
  [/error 503/, { status: 503, contentType: 'text/html', body: '<!doctype html><p>Busy' }],
  [/another page, such as a sign-in page/, { status: 200, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }],
];

for (const name of ['script', 'worker', 'engine', 'index']) {
  test(`each answer that is not the ${name} is told in its own words, and "Try again" tries again`, async (t) => {
    const page = await ring.page(t);
    const whole = read(FILES[name]);
    const cut = { status: 200, contentType: name === 'script' || name === 'worker' ? 'application/javascript' : 'application/octet-stream', body: whole.subarray(0, whole.length >> 1) };
    let answer;
    await page.route(`**/${FILES[name]}*`, (route) => (answer ? route.fulfill(answer) : route.continue()));
    await page.goto(ring.root + clausePage);
    for (const [words, wrong] of [...ANSWERS, [/damaged or incomplete/, cut]]) {
      answer = wrong;
      if (await page.getByRole('button', { name: 'Try again' }).filter({ visible: true }).count()) await page.getByRole('button', { name: 'Try again' }).click();
      else await page.keyboard.press('/');
      if (name !== 'script') {
        await field(page).waitFor();
        if (!(await field(page).inputValue())) await field(page).fill(known.id);
      }
      await says(page, words);
      assert.match(await listLink(page).getAttribute('href'), /\/clauses\//, `${words}: a way on`);
      assert.equal(page.url(), ring.root + clausePage, 'the page stays');
    }
    answer = null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await answered(page);
    assert.equal(await page.locator('.search-notice').count(), 0, 'the notice has gone');
    assert.equal(page.url(), ring.root + clausePage);
  });

  test(`a page whose ${name} is gone says so and offers a reload`, async (t) => {
    const page = await ring.page(t);
    await page.route(`**/${FILES[name]}*`, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await ask(page);
    if (name !== 'script') await field(page).fill(known.id);
    await says(page, /site has changed/);
    await page.unroute(`**/${FILES[name]}*`);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /Reload/ }).click()]);
    await page.keyboard.press('/');
    await answered(page);
  });

  test(`when the ${name} stalls, the list is offered after four seconds, and what comes late is taken`, async (t) => {
    const page = await ring.page(t);
    const release = await hold(page, `**/${FILES[name]}*`);
    await ask(page);
    const begun = Date.now();
    if (name !== 'script') await field(page).fill(known.id);
    await says(page, /Loading/);
    await says(page, /longer than usual/);
    assert.ok(Date.now() - begun > 3000, 'not before a usual network has answered');
    assert.ok(await listLink(page).isVisible());
    assert.ok(await page.getByRole('button', { name: 'Try again' }).isVisible());
    assert.equal(page.url(), ring.root + clausePage);
    release();
    await answered(page);
    assert.equal(await listLink(page).count(), 0);
  });

  test(`a reader who is offline before the ${name} has come is told, and the search recovers by itself`, async (t) => {
    const page = await ring.page(t);
    await page.route(`**/${FILES[name]}*`, (route) => route.abort('internetdisconnected'));
    await ask(page);
    if (name !== 'script') await field(page).waitFor();
    await page.context().setOffline(true);
    if (name !== 'script') await field(page).fill(known.id);
    await says(page, /You are offline/);
    assert.equal(page.url(), ring.root + clausePage, 'the clause stays on the screen');
    await page.unroute(`**/${FILES[name]}*`);
    await page.context().setOffline(false);
    await answered(page);
  });
}

test('a connection that is refused is told, and the next question tries again', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.engine}`, (route) => route.abort());
  await open(page);
  await field(page).fill(known.id);
  await told(page, /cannot be reached/);
  await page.unroute(`**/${FILES.engine}`);
  await field(page).fill(known.title);
  await told(page, /found: (?:about )?\d+/);
});

test('"Try again" begins anew where a file has stalled for good', async (t) => {
  const page = await ring.page(t);
  let stalls = true;
  await page.route(`**/${FILES.engine}`, (route) => (stalls ? undefined : route.continue()));
  await open(page);
  await field(page).fill(known.id);
  await told(page, /longer than usual/);
  stalls = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await told(page, /found: (?:about )?\d+/);
});

test('a notice can be closed by key, and gives the focus to the button of the search', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.script}*`, (route) => route.fulfill({ status: 500, body: 'no' }));
  await ask(page);
  await says(page, /error 500/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.search-notice').count(), 0);
  assert.equal(await page.locator('.find[data-script]').evaluate((one) => one === document.activeElement), true);
});

for (const name of ['script', 'worker']) {
  test(`the search page shows the list while its ${name} stalls, and the hits once it comes`, async (t) => {
    const page = await ring.page(t);
    const release = await hold(page, `**/${FILES[name]}*`);
    await page.goto(`${ring.root}search/?q=notice`);
    await says(page, /longer than usual/);
    assert.equal(await page.locator('#part-list').isVisible(), true);
    release();
    await told(page, /found: (?:about )?\d+|Nothing here treats this/);
    assert.equal(await page.locator('#part-list').isVisible(), false);
  });
}


test('hits stay hits when their excerpts do not come', async (t) => {
  if (!(await answersAlone(t))) return t.skip('this index is in parts');
  const page = await ring.page(t);
  let answer = { status: 500, body: 'no' };
  await page.route(isPart, (route) => (answer ? route.fulfill(answer) : route.continue()));
  await open(page);
  await field(page).fill(known.id);
  await told(page, /found: (?:about )?\d+.*error 500, so the remaining results and excerpts cannot be loaded/);
  assert.ok(await options(page).count());
  answer = { status: 200, contentType: 'application/octet-stream', body: read(FILES.index) };
  await page.getByRole('button', { name: 'Try again' }).click();
  await told(page, /found: (?:about )?\d+.*damaged or incomplete, so the remaining results and excerpts/);
  assert.ok(await options(page).count());
  answer = null;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => document.querySelector('[role=option] .words').textContent.trim());
  await told(page, /^Clauses found: (?:(?!remaining results and excerpts).)*$/);
});

test('excerpts that stall are told beside the hits, and are shown when they come late', async (t) => {
  if (!(await answersAlone(t))) return t.skip('this index is in parts');
  const page = await ring.page(t);
  const release = await hold(page, isPart);
  await open(page);
  await field(page).fill(known.id);
  await told(page, /found: (?:about )?\d+.*Loading the remaining results and excerpts is taking longer/);
  assert.ok(await options(page).count());
  release();
  await told(page, /^Clauses found: (?:(?!remaining results and excerpts).)*$/);
});

test('a small file that unpacks to gigabytes is given up', async (t) => {
  const page = await ring.page(t);
  const bomb = gzipSync(Buffer.alloc(200 << 20), { level: 9 });
  await page.route(`**/${FILES.index}`, (route) => route.fulfill({ contentType: 'application/octet-stream', body: bomb }));
  await open(page);
  await field(page).fill(known.id);
  await told(page, /damaged or incomplete/);
});

test('what was loaded answers without a network', async (t) => {
  if (!(await answersAlone(t))) return t.skip('this index is in parts');
  const page = await ring.page(t);
  await open(page);
  await page.waitForLoadState('networkidle');
  await field(page).fill(known.id);
  await told(page, /found: (?:about )?\d+/);
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
    await told(page, /found: (?:about )?\d+|Nothing here treats this/);
    assert.ok((await field(page).inputValue()).length <= 200);
  }
  assert.deepEqual(page.wrong, []);
});

test('dialog and page fit 360 pixels', async (t) => {
  const page = await ring.page(t, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await page.goto(ring.root + clausePage);
  await page.locator('.find[data-script]').tap();
  await field(page).waitFor();
  const fits = async (what) => {
    const wide = await page.evaluate(() => Array.from(document.querySelectorAll('dialog[open], dialog[open] *, .found *'), (one) => one.getBoundingClientRect().right).reduce((most, right) => Math.max(most, right), 0));
    assert.ok(wide <= 361, `${what}: ${wide}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, what);
  };
  await field(page).fill('notice security');
  await told(page, /found|Nothing here treats this/);
  await fits('the dialog');
  assert.deepEqual(await violations(page, { runOnly: ['target-size'] }), []);
  await page.goto(`${ring.root}search/?q=notice+security`);
  await told(page, /found|Nothing here treats this/);
  await fits('the page');
  assert.equal(await page.locator('details.filters').evaluate((one) => one.open), false, 'the filters are one line');
});

test('without script the search page is the plain list', async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(`${ring.root}search/?q=notice`);
  assert.equal(await page.locator('#part-list li').count(), clauses.length);
  await page.goto(ring.root + clausePage);
  await page.locator('.find[data-script]').click();
  assert.equal(page.url(), `${ring.root}search/`);
});
