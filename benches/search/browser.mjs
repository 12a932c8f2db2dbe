// One page in a Chromium that has never seen the site.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS } from '../../tests/browser/support/flags.mjs';

/** Opens an address with a new profile, waits until it is still, and acts on the page. */
export async function visit(address, script, act) {
  const profile = mkdtempSync(join(tmpdir(), 'search-bench-'));
  const options = { executablePath: process.env.CHROME, args: FLAGS, viewport: { width: 1280, height: 900 } };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    const page = context.pages()[0] || (await context.newPage());
    if (script) await page.addInitScript({ path: script });
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    return await act(page);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The browser's version. */
export async function version() {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: FLAGS });
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}
