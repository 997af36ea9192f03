/** A program that moves and is rebuilt at the same moment is one program: whatever is told of it is told of both of its lives. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { at, day, hour } from '../../scripts/stories/clock.ts';
import { type Phase, runs } from '../../scripts/stories/program.ts';
import { Random } from '../../scripts/stories/random.ts';
import { times } from '../../scripts/stories/rhythm.ts';
import { type Client, phpToolkit, restApp, statuses } from '../../scripts/stories/row.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { settingsFrom } from '../../src/config.ts';
import type { Incident } from '../../src/findings/result.ts';
import { investigate } from '../../src/investigation.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-rebuilt-'));
afterAll(() => rmSync(folder, { recursive: true }));

const user = 'sync@acme.example';
const [old, fresh] = ['198.51.100.7', '203.0.113.9'];
const ownDomain = { ...phpToolkit, apiVersion: '58.0', loginUrl: 'acme.my.salesforce.com' };
const moved = at('2026-03-31');

/** Thirty days of one login an hour, and what came then. */
async function incidentsOf(after: readonly Phase[]): Promise<readonly Incident[]> {
  const before = { from: at('2026-03-01'), at: old, client: phpToolkit, rhythm: times(30 * 24, hour) };
  const rows = runs({ user, rhythm: times(0, hour), phases: [before, ...after] }, Infinity, new Random(1));
  const file = join(folder, 'told.csv');
  writeFileSync(file, setupCsv(rows, { precision: 'seconds' }));
  const investigation = await investigate(
    { files: [file], where: '' },
    settingsFrom({ timezone: 'UTC', inputTimezone: 'UTC' }, {}),
    () => {},
  );
  const { incidents } = await investigation.analyze();
  await investigation.close();
  return incidents;
}

test('a program that moves and logs in at another host since is told with what it did before', async () => {
  const incidents = await incidentsOf([{ from: moved, at: fresh, client: ownDomain, answer: statuses.token, rhythm: times(72, hour) }]);
  const [incident] = incidents as [Incident];
  expect(incidents).toHaveLength(1);
  expect(incident).toMatchObject({ kind: 'origin-change', verdict: 'likely', shape: 'moved', day: '2026-03-31' });
  expect(incident.lanes.map(({ loginUrl }) => loginUrl)).toEqual(['acme.my.salesforce.com']);
  expect(incident.impact).toMatchObject({ failures: 72, successes: 0, usualSuccesses: 72, lostSuccesses: 72 });
  expect(incident.changed.map(({ field, before, after, share }) => [field, before, after, share])).toEqual([
    ['address', old, fresh, 1],
    ['block', '198.51.100.0/24', '203.0.113.0/24', 1],
    ['apiVersion', '27.0', '58.0', 1],
    ['loginUrl', 'login.salesforce.com', 'acme.my.salesforce.com', 1],
  ]);
  expect(incident.evidence.for).toContain(
    'The program was rebuilt with another login URL (login.salesforce.com before, acme.my.salesforce.com since): what it did before is its history.',
  );
  expect(incident.evidence.for.filter((sentence) => sentence.includes('as before'))).toEqual([]);
  expect(incident.evidence.against).toEqual([
    'The address is not all that changed: so did the API version (27.0 before, 58.0 since) and login URL (login.salesforce.com before, acme.my.salesforce.com since).',
  ]);
  expect(incident.origins.map(({ address, role, successes, failures }) => [address, role, successes, failures])).toEqual([
    [fresh, 'incident', 0, 72],
    [old, 'previous', 720, 0],
  ]);
  expect(incident.days.filter(({ covered }) => covered).map(({ successes, failures }) => [successes, failures])).toEqual([
    ...Array.from({ length: 14 }, () => [24, 0]),
    ...Array.from({ length: 3 }, () => [0, 24]),
  ]);
  expect(incident.byOriginAndStatus.map(({ address, status }) => [address, status])).toEqual([
    [fresh, statuses.token],
    [old, statuses.success],
  ]);
  expect(incident.sequence.map(({ address, status }) => [address, status])).toEqual([
    [old, statuses.success],
    [fresh, statuses.token],
  ]);
  expect(incident.timeline[0]?.sentence).toBe(`Last good login, from ${old}.`);
});

test('a break is told of the program as it was then, however often it was rebuilt since', async () => {
  const [second, third] = [moved + 20 * day, moved + 40 * day];
  const life = (from: number, client: Client): Phase[] => [
    { from, at: fresh, client, answer: statuses.badPassword, rhythm: times(2, hour) },
    { from: from + 2 * hour, at: fresh, client, rhythm: times(20 * 24 - 2, hour) },
  ];
  const incidents = await incidentsOf([
    { from: moved, at: fresh, client: phpToolkit, answer: statuses.token, rhythm: times(48, hour) },
    { from: moved + 2 * day, at: fresh, client: phpToolkit, rhythm: times(18 * 24, hour) },
    ...life(second, ownDomain),
    ...life(third, restApp),
  ]);
  const [incident] = incidents as [Incident];
  expect(incidents).toHaveLength(1);
  expect(incident.lanes.map(({ loginUrl, loginType }) => [loginType, loginUrl])).toEqual([['Other Apex API', 'login.salesforce.com']]);
  expect(incident.impact).toMatchObject({ failures: 48, successes: 0 });
  expect(incident.changed.map(({ field }) => field)).toEqual(['address', 'block']);
  expect(incident.evidence.for.filter((sentence) => sentence.includes('rebuilt'))).toEqual([]);
  const [now] = incident.origins;
  expect([now?.address, now?.successes, now?.failures]).toEqual([fresh, 58 * 24 - 4, 48 + 4]);
});
