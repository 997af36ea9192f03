/** What the tables and lists of a postmortem hold, and what they say that they leave out. */
import { expect, test } from 'vitest';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { logOf, program, refused, type Told } from '../../told-log.ts';
import { elsewhere, factOf, home, options, paragraphsOf, tableOf, told, user } from './postmortem-reading.ts';
import { analyzedText, scenario } from './scenes.ts';

test('both tables of the appendix count the days that the caption names, challenges too', async () => {
  const scene = await scenario('spray-over-five-users');
  const groups = tableOf(scene, 'attempts', /^By source address and status/);
  const days = tableOf(scene, 'attempts', /^Day by day/);
  expect(groups.caption).toBe('By source address and status, 2026-06-26 to 2026-07-24 (America/New_York)');
  expect([days.rows.at(0)?.[0], days.rows.at(-1)?.[0]]).toEqual(['Fri 2026-06-26', 'Fri 2026-07-24']);
  expect(days.titles).toEqual(['Day', 'Succeeded', 'Failed', 'Challenged', 'New addresses']);
  const attempts = groups.rows.reduce((sum, row) => sum + Number(row[2]), 0);
  const byDay = days.rows.reduce((sum, row) => sum + Number(row[1]) + Number(row[2]) + Number(row[3]), 0);
  expect(byDay).toBe(attempts);
});

test('an outage that outlasts the days shown says so beside them, and when it ended', async () => {
  const outage = program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 24 * 20);
  const recovered = await told(outage, program(user, elsewhere, 'Success', '2026-04-20T00:00:00Z', 24 * 3));
  const recovery = 'The days shown end on 2026-04-14. The recovery, on 2026-04-20, and what was tried until then lie after them.';
  expect(paragraphsOf(recovered, 'attempts')).toEqual([recovery]);
  for (const format of ['md', 'html'] as const)
    expect(
      renderReport(format, recovered.result, options)
        .replace(/<[^>]+>/g, '')
        .split(recovery).length - 1,
      format,
    ).toBe(2);
  expect(paragraphsOf(await told(outage), 'attempts')).toEqual([
    'The days shown end on 2026-04-14. The log goes on until 2026-04-19 without a recovery, and what was tried since lies after them.',
  ]);
  expect(paragraphsOf(await told(outage.slice(0, 24)), 'attempts')).toEqual([]);
});

test('the days end with the log, and a day without attempts is not one without data', async () => {
  const days = tableOf(await scenario('a-single-refusal'), 'attempts', /^Day by day/);
  const { result } = await scenario('a-single-refusal');
  expect(days.rows.at(-1)?.[0]).toContain(result.incidents[0]?.days.at(-1)?.day);
  expect(days.rows.flat()).not.toContain('no data');
});

test('two addresses that take turns are a row each, and so is a pool', async () => {
  const secondServer = await told(
    program(user, home, 'Success', '2026-03-31T00:00:00Z', 24 * 4),
    program(user, elsewhere, refused, '2026-03-31T00:20:00Z', 24 * 4),
  );
  const turns = tableOf(secondServer, 'sequence', /take turns/);
  expect(turns.titles).toEqual(['Time (UTC)', 'Lasting', 'User', 'Source address', 'Status', 'Attempts']);
  const [good, bad] = turns.rows;
  expect(good).toEqual(['2026-03-29 00:00:00', expect.any(String), user, home, 'Success', expect.any(String)]);
  expect(bad).toEqual(['2026-03-31 00:20:00', expect.any(String), user, elsewhere, refused, expect.any(String)]);
  expect(turns.rows.length).toBeLessThan(8);
  const pool = tableOf(await scenario('a-pool-moves'), 'sequence', /take turns/);
  expect(pool.rows.some((row) => /^\d+ addresses$/.test(row.at(-3) ?? ''))).toBe(true);
  expect(pool.rows.length).toBeLessThan(20);
});

test.each(['a-pool-moves', 'moved-and-back'])(
  'of %s the last good login and the first failures are among the attempts in order',
  async (name) => {
    const { result } = await scenario(name);
    const [{ sequence, bracket } = { sequence: [], bracket: { lastGood: null, firstBad: null } }] = result.incidents;
    const at = sequence.findIndex(({ first }) => first === bracket.firstBad);
    const [good, bad] = [sequence[at - 1], sequence[at]];
    expect([good?.last, good?.status, bad?.skipped]).toEqual([bracket.lastGood, 'Success', 0]);
    expect(bad?.status).not.toBe('Success');
  },
);

/** A program behind a pool so wide that it hardly ever logs in twice from one address, refused since the pool is another one. */
function wide(status: string, block: string, from: string, hours: number): Told[] {
  return program(user, '', status, from, hours).map((each, i) => ({ ...each, address: `${block}.${i >> 8}.${i & 255}` }));
}

test('of a pool of hundreds of addresses every list says how many it leaves out, and nothing says that they were not new', async () => {
  const scene = await analyzedText(
    logOf([...wide('Success', '34.90', '2026-03-01T00:00:00Z', 24 * 30), ...wide(refused, '35.190', '2026-03-31T00:00:00Z', 72)]),
    'UTC',
  );
  const [summary = ''] = paragraphsOf(scene, 'summary');
  expect(summary).toContain(`broke on 2026-03-31, at addresses that change all the time: 72 failures with “${refused}”`);
  expect(factOf(scene, 'root-cause', 'Trigger')).toBe('Logins were refused at other addresses than before, on Tuesday, 31 March 2026');
  expect(factOf(scene, 'root-cause', 'Source address')).toMatch(/^35\.190\.0\.0 \(.*35\.190\.0\.7 \(Google LLC\) and 64 more$/);
  expect(factOf(scene, 'root-cause', 'Before')).toMatch(/ and 716 more$/);
  expect(tableOf(scene, 'timeline', /in order/).rows.map((row) => row.at(-1))).toContain(
    '35.190.0.7 appears for the first time. 64 more addresses of the incident are not listed.',
  );
  expect(paragraphsOf(scene, 'changes')[0]).toBe(
    'Nothing but the addresses: those that failed are others than those of the logins before.',
  );
  expect(paragraphsOf(scene, 'attempts')).toEqual(['Shown are 100 of 408 rows, those with most failures.']);
  expect(renderReport('html', scene.result, options)).toContain('Shown are 8 of 408 addresses.');
  expect(renderReport('md', scene.result, options)).toContain('shown are 12 of 408 addresses');
});

test('folding loses no attempt', async () => {
  for (const name of ['a-pool-moves', 'spray-over-five-users', 'moved-and-back']) {
    const scene = await scenario(name);
    const { rows } = tableOf(scene, 'sequence', /take turns/);
    const shown = rows.reduce((sum, row) => sum + Number((row.at(-1) ?? '').replaceAll(',', '')), 0);
    const runs = scene.result.incidents[0]?.sequence ?? [];
    expect(shown, name).toBe(runs.reduce((sum, { attempts, skipped }) => sum + attempts + skipped, 0));
  }
});
