// A strict policy that the pages keep: no error, no report, no request to anybody else; and nothing in the page that
// the policy would have to allow.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';
import { fileOf, pages, text } from './support/site.mjs';

const ring = await start();

for (const kind of kinds) {
  test(`${kind.name} runs without an error, a report or a request to another host`, async (t) => {
    const page = await ring.page(t, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(ring.root + kind.path);
    // Everything that a script waits for: the controls, folded parts, the hints, the scrolling.
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    const buttons = page.locator('button:not(form button)').filter({ visible: true });
    for (let at = 0; at < Math.min(await buttons.count(), 12); at += 1) {
      const button = buttons.nth(at);
      await button.click();
      // A dialog would cover the other buttons.
      if (await button.getAttribute('aria-haspopup') === 'dialog') {
        await page.locator('dialog[open]').waitFor();
        await page.keyboard.press('Escape');
      }
    }
    const link = page.locator('main a.value, main a.term').filter({ visible: true }).first();
    if (await link.count()) await link.hover();
    await page.keyboard.press('End');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(page.wrong, []);
  });
}

/** The directives of a page's policy. */
function policyOf(page) {
  const html = text(fileOf(page));
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
  assert.ok(policy, `${page} has a policy`);
  assert.ok(!/<(script|link|style|img|base)\b/.test(html.slice(0, policy.index)), `${page}: it stands before everything that it is about`);
  return new Map(policy[1].split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
}

test('every page has a policy that allows nothing by default and no script from elsewhere', () => {
  assert.ok(pages.length > 10);
  for (const page of pages) {
    const policy = policyOf(page);
    assert.deepEqual(policy.get('default-src'), ["'none'"], page);
    for (const name of ['object-src', 'base-uri']) assert.ok(["'none'", "'self'"].includes(policy.get(name)?.join(' ')), `${page}: ${name}`);
    for (const [name, values] of policy) {
      for (const value of values) {
        // The one file has its script and its styles in itself.
        const hash = page === 'reference.html' ? "|'sha256-[A-Za-z0-9+/]+=*'" : '';
        assert.match(value, new RegExp(`^('none'|'self'${hash}|data:|mailto:|blob:)$`), `${page}: ${name} ${value}`);
        if (['script-src', 'style-src', 'default-src'].includes(name)) assert.doesNotMatch(value, /^(data|blob):/, `${page}: ${name}`);
      }
    }
  }
});

test('no page has a handler, a script or a style of its own', () => {
  for (const page of pages) {
    // Data of the head is no script: no browser runs it.
    const isHarmless = (script) => /^<script\b[^>]*\bsrc=/.test(script) || script.startsWith('<script type="application/ld+json">');
    const html = text(fileOf(page)).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => (isHarmless(script) ? '' : '<inline-script>'));
    const tags = html.match(/<[a-z][^>]*>/gi).join('\n');
    assert.doesNotMatch(tags, /\son[a-z]+\s*=/i, `${page}: a handler`);
    assert.doesNotMatch(tags, /\sstyle\s*=/i, `${page}: a style`);
    assert.doesNotMatch(tags, /(href|src)\s*=\s*["']?\s*javascript:/i, `${page}: a script in a link`);
    if (page !== 'reference.html') assert.doesNotMatch(html, /<inline-script>|<style\b/, page);
  }
});
