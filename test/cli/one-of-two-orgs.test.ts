/** Two orgs in one archive, and a download that names neither: what is done to one is not done to the other. */
import { globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday, type Outcome } from '../breakday.ts';
import { written } from './tellings.ts';

const titles = 'Username,Login Time,Source IP,Login Type,Status,Application';
/** A login each day from 20 March to 10 April 2026: 12 before April, 10 in it. */
function download(user: string): string {
  const days = Array.from({ length: 22 }, (_, i) => new Date(Date.UTC(2026, 2, 20 + i)));
  const lines = days.map(
    (day) => `${user},${day.getUTCMonth() + 1}/${day.getUTCDate()}/2026 9:00 AM,192.0.2.7,Other Apex API,Success,Form`,
  );
  return written('download.csv', `${[titles, ...lines.toReversed()].join('\r\n')}\r\n`);
}

let kept: readonly string[];
const run = (line: readonly string[]): Promise<Outcome> => breakday([...line, ...kept]);
const countOf = async (org: string): Promise<number> => (await analyzed<Result>(['--org', org, ...kept])).coverage.attempts;
const held = async (): Promise<Record<string, number>> => {
  const { orgs } = JSON.parse((await run(['archive', '--json'])).stdout) as { orgs: { org: string; attempts: number }[] };
  return Object.fromEntries(orgs.map(({ org, attempts }) => [org, attempts]));
};

beforeEach(async () => {
  kept = ['--timezone', 'UTC', '--archive', join(mkdtempSync(join(tmpdir(), 'breakday-two-orgs-')), 'archive.duckdb')];
  await run(['import', '--org', 'prod', download('sync@prod.example')]);
  await run(['import', '--org', 'sandbox', download('sync@sandbox.example')]);
  await run(['import', download('erp@elsewhere.example')]);
});

test('what is forgotten of one org stays in the other and in what names none', async () => {
  const { stderr } = await run(['archive', 'forget', '--org', 'prod', '--before', '2026-04-01']);
  expect(stderr).toBe(
    `12 attempts of prod before 2026-04-01 are forgotten.\n12 attempts that name no org, and may be another one’s, are kept: --org "(unnamed)" forgets them.\n`,
  );
  expect(await held()).toEqual({ '': 22, prod: 10, sandbox: 22 });
  expect((await run(['archive', 'forget', '--org', '(unnamed)', '--before', '2026-04-01'])).stderr).toBe(
    '12 attempts of (unnamed) before 2026-04-01 are forgotten.\n',
  );
  expect(await held()).toEqual({ '': 10, prod: 10, sandbox: 22 });
  expect((await run(['archive', 'forget', '--before', '2026-04-01'])).stderr).toBe('12 attempts before 2026-04-01 are forgotten.\n');
  expect(await held()).toEqual({ '': 10, prod: 10, sandbox: 10 });
});

test('what names no org goes with the org whose user it tells of, and else with the only one that is named', async () => {
  await run(['import', download('sync@prod.example')]);
  await run(['import', written('later.csv', `${titles}\r\nsync@prod.example,3/14/2026 9:00 AM,192.0.2.7,Other Apex API,Success,Form\r\n`)]);
  expect(await held()).toEqual({ '': 23, prod: 22, sandbox: 22 });
  expect((await run(['archive', 'forget', '--org', 'prod', '--before', '2026-05-01'])).stderr).toContain('23 attempts of prod before');
  expect(await held()).toEqual({ '': 22, sandbox: 22 });
  expect((await run(['archive', 'forget', '--org', 'sandbox', '--before', '2026-05-01'])).stderr).toBe(
    '44 attempts of sandbox before 2026-05-01 are forgotten.\n',
  );
  expect(await held()).toEqual({});
});

test('nothing is forgotten of an org that is not there', async () => {
  const { status, stderr } = await run(['archive', 'forget', '--org', 'prdo', '--before', '2026-04-01']);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `breakday: no attempts of the org 'prdo' are kept. Use one of: "(unnamed)", prod, sandbox.\n`,
  });
  expect(await held()).toEqual({ '': 22, prod: 22, sandbox: 22 });
});

test.each([
  ['archive', 'forget', '--before', '2026-04-01'],
  ['import', 'later.csv'],
  ['watch', '--once', '--from', 'drop'],
])('what is done to an archive is not done to the usual one where none is wanted: %j', async (...line) => {
  const { status, stderr } = await breakday([...line, '--no-archive']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`unknown option '--no-archive'`) });
});

test('an export and an overview of one org leave out the other', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'breakday-two-orgs-')), 'parquet');
  expect((await run(['archive', 'export', '--org', 'prod', '--parquet', out])).stderr).toContain('44 attempts written');
  expect([...new Set(globSync('org=*', { cwd: out }))].toSorted()).toEqual(['org=prod', 'org=unknown']);
  const shown = JSON.parse((await run(['archive', 'show', '--org', 'prod', '--json'])).stdout);
  expect(shown).toMatchObject({ orgs: [{ org: 'prod', attempts: 22 }], imports: [{ org: 'prod', rows: 22 }] });
  expect(shown.orgs).toHaveLength(1);
  expect(shown.imports).toHaveLength(1);
});

test('rows that name no org are looked at alone by the name that they are shown by, and said to be counted to another', async () => {
  expect((await run(['archive'])).stdout).toContain('Org (unnamed)');
  const alone = await analyzed<Result>(['--org', '(unnamed)', ...kept]);
  expect(alone.coverage).toMatchObject({ attempts: 22, users: 1, warnings: [] });
  const { coverage } = await analyzed<Result>(['--org', 'prod', ...kept]);
  expect(coverage).toMatchObject({
    attempts: 44,
    warnings: [`22 attempts name no org and are counted to prod: --org "(unnamed)" tells of them alone.`],
  });
  expect(await countOf('sandbox')).toBe(44);
});
