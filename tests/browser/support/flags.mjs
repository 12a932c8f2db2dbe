// How Chromium is started, for tests and benches.

// Nothing but the site is asked for: no updates, no look-ups at a start, no second protocol.
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
