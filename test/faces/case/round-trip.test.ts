/** Every incident of every scenario can be kept, plain and disguised, and is judged the same from what was kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Attempt } from '../../../src/attempts/attempt.ts';
import { settingsFrom } from '../../../src/config.ts';
import { checkCase, saveCase } from '../../../src/faces/case/case-folder.ts';
import { disguise } from '../../../src/faces/case/disguise.ts';
import { extract } from '../../../src/faces/case/extract.ts';
import { investigate } from '../../../src/investigation.ts';
import { root } from '../../breakday.ts';

const scenarios = join(root, 'fixtures/scenarios');
const folder = mkdtempSync(join(tmpdir(), 'breakday-case-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(readdirSync(scenarios))('%s', async (name) => {
  const investigation = await investigate(
    { files: [join(scenarios, name, 'input.csv.gz')], where: '' },
    settingsFrom({ timezone: 'UTC' }, {}),
    () => {},
  );
  try {
    const result = await investigation.analyze();
    for (const incident of result.incidents) {
      const theirs = (): AsyncIterable<Attempt> =>
        extract(investigation.attempts({ newestFirst: false, offset: 0, limit: null }), incident);
      const [plain, masked] = [join(folder, `${name}-${incident.id}`), join(folder, `${name}-${incident.id}-masked`)];
      expect((await saveCase(plain, theirs(), incident, 'plain')).incident.id).toBe(incident.id);
      const pseudonyms = disguise('all', 'a key', result, []);
      const saved = await saveCase(masked, map(theirs(), pseudonyms), incident, 'disguised');
      const { verdict, shape, day, attempts, changed } = saved.incident;
      expect({ verdict, shape, day, attempts, changed: changed.map(({ field }) => field) }).toEqual({
        ...{ verdict: incident.verdict, shape: incident.shape, day: incident.day, attempts: incident.attempts },
        changed: incident.changed.map(({ field }) => field),
      });
      expect(await checkCase(masked)).toEqual([]);
      const written = ['input.ndjson.gz', 'expected.json', 'story.md'].map((file) => {
        const bytes = readFileSync(join(masked, file));
        return file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
      });
      for (const secret of [...incident.users, ...incident.addresses, ...incident.previousAddresses])
        expect(written.join('\n')).not.toContain(secret);
    }
  } finally {
    await investigation.close();
  }
});

async function* map(attempts: AsyncIterable<Attempt>, change: (attempt: Attempt) => Attempt): AsyncGenerator<Attempt> {
  for await (const attempt of attempts) yield change(attempt);
}
