/** Who looks at the archive keeps nobody from filling it, and leaves nothing of it behind. */
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { openPty } from '../pty.ts';
import { broken, drop, good, rows } from './watching.ts';

test('an explorer that was left open lets a watch import and tell, and shows what it showed; its copy goes with it, or after a kill with the next', async () => {
  const [folder, home] = [mkdtempSync(join(tmpdir(), 'breakday-watch-')), mkdtempSync(join(tmpdir(), 'breakday-watch-'))];
  const archive = join(home, 'archive.duckdb');
  const env = { TMPDIR: mkdtempSync(join(tmpdir(), 'breakday-temporary-')) };
  const copies = (): string[] =>
    readdirSync(env.TMPDIR, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('archive.duckdb'));
  const round = () => breakday(['watch', '--once', '--from', folder, '--archive', archive, '--timezone', 'UTC'], { env });
  const explore = () => openPty(['--archive', archive, '--timezone', 'UTC'], { columns: 120, rows: 40, env });
  const count = (told: number): RegExp => new RegExp(`\\b${told.toLocaleString('en-US')} attempts`);

  drop(folder, 'good.csv', good);
  await round();
  const [killed, left] = [explore(), explore()];
  for (const explorer of [killed, left]) await explorer.shows(count(good.length));
  expect(copies()).toHaveLength(2);
  for (const copy of copies()) expect(statSync(join(env.TMPDIR, copy)).mode & 0o077).toBe(0);

  drop(folder, 'broken.csv', broken);
  expect(await round()).toMatchObject({ status: 10, stdout: expect.stringContaining('likely'), stderr: '' });
  left.type('2');
  await left.shows(/\[2 Incidents/);
  expect(left.screen()).not.toContain('moved from');
  killed.kill('SIGKILL');
  await killed.exited;
  left.type('Q');
  expect(await left.exited).toMatchObject({ status: 0 });
  expect(copies()).toHaveLength(1);
  drop(folder, 'fixed.csv', rows);
  expect(await round()).toMatchObject({ status: 10, stdout: expect.stringContaining('recovered') });
  expect(copies()).toEqual([]);
});
