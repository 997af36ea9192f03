/** Writes the log and the story of every scenario into `fixtures/scenarios/`. What an analysis says of them is written by the tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { scenarios } from './stories/scenarios.ts';
import { setupCsv } from './stories/setup-csv.ts';

const root = fileURLToPath(new URL('../fixtures/scenarios/', import.meta.url));

for (const [name, { story, tell }] of Object.entries(scenarios)) {
  mkdirSync(`${root}${name}`, { recursive: true });
  writeFileSync(`${root}${name}/story.md`, `${story}\n`);
  writeFileSync(`${root}${name}/input.csv.gz`, gzipSync(setupCsv(tell(), { precision: 'seconds' }), { level: 9 }));
}
