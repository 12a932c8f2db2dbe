// The packed files of a search index, as far as tests and the bench look into them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What a file holds, from its byte 5: 0 is the main file, 1 is postings, 2 is texts. */
export const kind = (file) => gunzipSync(readFileSync(file))[5];

/** The name of the main file in a folder of packed files. */
export const mainOf = (folder) => readdirSync(folder).find((name) => name.endsWith('.bin') && kind(join(folder, name)) === 0);
