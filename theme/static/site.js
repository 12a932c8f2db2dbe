// What a page gets on top when script runs. Nothing here is needed to read: without it the page is whole.

import { startAppearance } from '../scripts/appearance.js';
import { startCopyIntent } from '../scripts/copy-intent.js';
import { element } from '../scripts/dom.js';
import { startFolds } from '../scripts/folds.js';
import { startFragments } from '../scripts/fragment.js';
import { startHintIntent } from '../scripts/hint-intent.js';
import { startKeys } from '../scripts/keys.js';
import { startLiveReload } from '../scripts/live-reload.js';
import { startParts } from '../scripts/parts.js';
import { startScheduleIntent } from '../scripts/schedule-intent.js';
import { startSearchIntent } from '../scripts/search-intent.js';

document.documentElement.classList.add('js');
startAppearance();
const { copying, keys, disk, choosing, hints } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
startCopyIntent(copying);
startHintIntent(hints);
startParts();
startFolds();
startFragments();
startKeys(keys);
if (location.protocol === 'file:') document.head.append(element('script', { src: disk || '' }));
startScheduleIntent(choosing);
startSearchIntent();
startLiveReload();
