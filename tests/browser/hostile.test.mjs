// A book whose every field holds what would run a script, load something from elsewhere or break out of its place, with the
// policy of its pages switched off: what keeps it harmless is that it is text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fileOf, pages, text } from './support/site.mjs';
import { field, FILES, told as announced } from './support/search.mjs';

const ring = await start();
// The contents are a frame of mdBook's own pages.
// A page that only leads on is left before one could look at it.
const opened = pages.filter((path) => !text(fileOf(path)).includes('http-equiv="refresh"'));
/** Why these tests are left out: other books have no hostile texts. */
const harmless = !opened.includes('c/run-1/') && 'the book has no clause RUN-1';

/** A page without the policy; `page.ran` has what a script of the corpus has done. */
async function unguarded(t) {
  const page = await ring.page(t, { bypassCSP: true });
  page.ran = [];
  page.on('dialog', (dialog) => {
    page.ran.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('popup', (popup) => page.ran.push(`window: ${popup.url()}`));
  page.on('framenavigated', (frame) => {
    if (frame.parentFrame()) page.ran.push(`frame: ${frame.url()}`);
  });
  await page.exposeBinding('reportRun', (_, which) => page.ran.push(`script: ${which}`));
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, '__ran', { set(which) { globalThis.reportRun(String(which)); } });
  });
  return page;
}

/** What would have to be there for a script to run later, and what every page has. */
const inspect = () => {
  const found = [];
  const own = (script) => script.src.startsWith(location.origin) && new URL(script.src).pathname.match(/\.js$/);
  // Linked data is no script, whatever it says.
  const inline = [...document.scripts].filter((script) => !own(script) && script.type !== 'application/ld+json');
  if (inline.some((script) => script.textContent.includes('__ran'))) found.push('a script of the corpus');
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc') found.push(`${element.localName} ${name}=${value}`);
      if (/^(href|src|action|formaction|data|xlink:href)$/.test(name) && /^\W*(javascript|vbscript|data:text)/i.test(value)) found.push(`${element.localName} ${name}=${value}`);
    }
  }
  const strange = document.querySelectorAll('main :is(script, iframe, object, embed, svg:not(.fa-svg svg), video, audio, base, meta, link, marquee, style)');
  for (const element of strange) if (!element.closest('.fa-svg')) found.push(`an element ${element.localName} in the text`);
  if (document.querySelectorAll('base').length > 1) found.push('a second base');
  if (!document.querySelector('main')?.textContent.trim()) found.push('nothing in main');
  return found;
};

test('nothing that the corpus says runs, loads or breaks a page, with the policy off', { skip: harmless }, async (t) => {
  const page = await unguarded(t);
  const wrong = {};
  for (const path of opened) {
    page.ran.length = 0;
    page.wrong.length = 0;
    await page.goto(ring.root + path);
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    // What waits for the pointer or for the focus.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('main *')) {
        for (const type of ['mouseover', 'pointerover', 'focus', 'load', 'error', 'toggle']) element.dispatchEvent(new Event(type));
      }
    });
    // A file without an icon of its own makes the browser ask for one; other misses are also told by their address.
    const told = page.wrong.filter((one) => path !== 'reference.html' || !/status of 404/.test(one));
    const found = [...page.ran, ...told, ...await page.evaluate(inspect)];
    if (page.url() !== ring.root + path && path !== '404.html') found.push(`it went to ${page.url()}`);
    if (found.length) wrong[path] = found;
  }
  assert.ok(opened.length >= 20, `${opened.length} pages`);
  assert.deepEqual(wrong, {});
});

test('every clause page has its sheet, and its text as it was written', { skip: harmless }, async (t) => {
  const page = await unguarded(t);
  const clausePages = opened.filter((path) => /^c\/[^/]+\/$/.test(path));
  assert.ok(clausePages.length >= 2);
  for (const path of clausePages) {
    await page.goto(ring.root + path);
    assert.equal(await page.locator('main .sheet').count(), 1, path);
    assert.ok(await page.locator('main .sheet .title').isVisible(), path);
    assert.ok(await page.locator('footer.site-foot').isVisible(), `${path}: the page goes on to its end`);
  }
  assert.match(await page.goto(`${ring.root}c/run-1/`).then(() => page.locator('main .sheet').innerText()), /<script>window\.__ran=46<\/script>/);
});

test('hits, hints and copies show such text as text', { skip: harmless || !FILES.engine }, async (t) => {
  const page = await unguarded(t);
  for (const words of ['script', 'RUN-1', 'crate', 'gate']) {
    await page.goto(`${ring.root}search/?q=${words}`);
    await announced(page, /found: (?:about )?[1-9]/);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    assert.deepEqual([...page.ran, ...page.wrong, ...await page.evaluate(inspect)], [], words);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${words}: the hits fit`);
  }
  await field(page).fill('<img src=x onerror=window.__ran=1>');
  await announced(page, /found: (?:about )?\d/);
  await page.goto(`${ring.root}c/run-1/`);
  for (const link of await page.locator('main .clause :is(a.value, a.term, a.ref)').all()) {
    await link.focus();
    await page.waitForTimeout(50);
  }
  for (const button of await page.locator('[data-copy]').all()) await button.click();
  assert.deepEqual([...page.ran, ...page.wrong], []);
});

// The watch itself must be able to see what it is there for.
test('a page that does run something is noticed', { skip: harmless }, async (t) => {
  const page = await unguarded(t);
  await page.route('**/planted', (route) => route.fulfill({ contentType: 'text/html', body: '<main><img src=x onerror="__ran=1"><script>__ran=2</script><p>x</main>' }));
  await page.goto(`${ring.root}planted`);
  await page.waitForTimeout(300);
  assert.ok(page.ran.includes('script: 1') && page.ran.includes('script: 2'), page.ran.join());
  assert.ok((await page.evaluate(inspect)).length >= 2);
});
