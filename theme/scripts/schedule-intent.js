// Loads what puts clauses into the schedule: when somebody presses one of its buttons, or has chosen clauses before.

import { ignoringErrors } from './dom.js';

/**
 * Waits for who chooses clauses.
 * @param {string | undefined} address  of the script
 */
export function startScheduleIntent(address) {
  if (!address) return;
  const load = () => import(new URL(address, document.baseURI).href);
  if (ignoringErrors(() => localStorage.getItem('schedule'))) load();
  document.addEventListener('click', async (event) => {
    const pressed = event.target instanceof Element && event.target.closest('button[data-schedule]');
    if (pressed) (await load()).press(pressed);
  });
}
