// Copies clauses, links and citations. `copy-intent.js` loads it.

import { startCopying } from '../scripts/copy.js';

startCopying();
