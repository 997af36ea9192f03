/** Who is told, and how often it is tried. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsFrom } from '../../src/config.ts';
import { command } from '../../src/faces/watch/command.ts';
import { tellWhatIsNew } from '../../src/investigation/watch.ts';
import { incidentWith, resultWith } from '../faces/results.ts';

test('a command that hangs is waited for once in a round, and tried again with the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-exec-'));
  const tries = join(folder, 'tries');
  const settings = settingsFrom({ archive: join(folder, 'archive.duckdb'), timezone: 'UTC' }, {});
  const ids = ['c0ffee00', 'c0ffee01', 'c0ffee02'];
  const found = { org: null, result: resultWith({ incidents: ids.map((id) => incidentWith({ id })) }) };
  const round = (line: string) =>
    tellWhatIsNew(found, [command(`echo >> ${tries}; ${line}`, { limitMilliseconds: 500 })], settings, {
      again: false,
      since: null,
      wait: () => {},
    });
  const tried = (): number => readFileSync(tries, 'utf8').length;

  const reason = 'the command did not end within 0.5 seconds';
  expect(await round('sleep 777')).toEqual(ids.map((incident) => ({ incident, reason })));
  expect(tried()).toBe(1);
  expect(await round('exit 3')).toEqual(ids.map((incident) => ({ incident, reason: 'the command ended with 3' })));
  expect(tried()).toBe(4);
  expect(await round('true')).toEqual([]);
  expect(tried()).toBe(7);
});
