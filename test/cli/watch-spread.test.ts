/** A break that takes another user with it is the same break. */
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import type { Incident } from '../../src/findings/result.ts';
import { breakday } from '../breakday.ts';

const rows = (tales['move every 6 hours, fixed']?.(1).rows ?? []).toSorted((a, b) => a.time - b.time);
const refused = rows.filter(({ status }) => status.includes('security token'));
const [until = 0, mover] = [refused.at(-1)?.time, refused[0]?.user];
const broken = rows.filter(({ time }) => time <= until);
/** Runs on the same machine, a minute later, and would be named first. */
const other = broken.filter(({ user }) => user === mover).map((row) => ({ ...row, user: 'aaa@globex.example', time: row.time + 60_000 }));

test('that a break spreads is a change of it, under the id that was told first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  const round = async (name: string, told: typeof rows): Promise<{ news: string; incident: Incident }[]> => {
    const path = join(folder, name);
    writeFileSync(path, setupCsv(told, { precision: 'seconds' }));
    utimesSync(path, new Date(0), new Date(0));
    const archive = join(folder, 'archive.duckdb');
    const args = ['--from', folder, '--archive', archive, '--timezone', 'UTC', '--json'];
    const { stdout } = await breakday(['watch', '--once', ...args]);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };

  const atFirst = [...broken, ...other].filter(({ time }) => time <= (refused[0]?.time ?? 0));
  const [first, ...none] = await round('first.csv', atFirst);
  expect(none).toEqual([]);
  expect(first).toMatchObject({ news: 'new', incident: { users: [mover] } });
  const spread = await round('second.csv', [...broken, ...other]);
  expect(spread).toMatchObject([
    {
      news: 'changed',
      changes: ['was possible', 'also aaa@globex.example'],
      incident: { id: first?.incident.id, users: ['aaa@globex.example', mover] },
    },
  ]);
});
