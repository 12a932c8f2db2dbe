// A browser and a served site for one file of tests.

import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS } from './flags.mjs';
import { base, serve } from './site.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function program() {
  const onPath = (name) => (process.env.PATH || '').split(delimiter).map((folder) => join(folder, name)).find(existsSync);
  const named = process.env.CHROME;
  const found = named ? (isAbsolute(named) || existsSync(named) ? resolve(named) : onPath(named)) : NAMES.map(onPath).find(Boolean);
  if (!found || !existsSync(found)) throw new Error('no Chromium was found: install it, or name one with CHROME');
  return found;
}

/** Starts the server and a browser with a new profile; both end after the last test of the file. */
export async function start() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: program(), args: FLAGS });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  const root = `${server.origin}${base}`;
  return {
    origin: server.origin,
    root,
    /** Does the work for each of a list, in as many pages at once; each page takes the next when it is done with one. */
    async each(t, list, options, work, atOnce = 3) {
      const left = list[Symbol.iterator]();
      const pages = await Promise.all(Array.from({ length: atOnce }, () => this.page(t, options)));
      await Promise.all(pages.map(async (page) => {
        // The iterator is shared: nothing is done twice.
        for (const one of left) await work(page, one);
      }));
      return pages;
    },
    /** A page in a context of its own, closed after the test `t`. Everything that goes wrong in it is in `page.wrong`. */
    async page(t, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
      t.after(() => context.close());
      const page = await context.newPage();
      await watch(page, server.origin);
      return page;
    },
  };
}

async function watch(page, origin) {
  page.wrong = [];
  page.on('console', (message) => {
    // That the page for misses comes with status 404 is what it is for.
    const miss = message.text().includes('status of 404') && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !miss) page.wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.wrong.push(`script: ${error}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol)) page.wrong.push(`request: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) page.wrong.push(`missing: ${response.url()}`);
  });
  await page.exposeBinding('reportViolation', (_, report) => page.wrong.push(`policy: ${report}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.reportViolation(`${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
}
