/** What was told and is so no longer: it is over, it got worse, or it never was. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { day, hour, minute } from '../../scripts/stories/clock.ts';
import { type Row, restApp, statuses } from '../../scripts/stories/row.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import type { Alert } from '../../src/investigation/news.ts';
import { breakday } from '../breakday.ts';
import { drop } from './watching.ts';

const [sync, other] = ['sync@globex.example', 'orders@globex.example'];
const began = Date.UTC(2026, 5, 1);

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  archive = join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'archive.duckdb');
});

function every(pause: number, user: string, from: number, until: number, more: Partial<Row> = {}): Row[] {
  return Array.from({ length: Math.ceil((until - from) / pause) }, (_, i) => {
    const row = { time: began + from + i * pause, user, address: '203.0.113.5', status: statuses.success, client: restApp, country: 'US' };
    return { ...row, ...more };
  });
}

/** What a round tells after these rows were dropped. */
async function told(name: string, rows: readonly Row[], ...args: readonly string[]): Promise<Alert[]> {
  drop(
    folder,
    name,
    rows.toSorted((a, b) => a.time - b.time),
  );
  const flags = ['--from', folder, '--archive', archive, '--timezone', 'UTC', '--date-order', 'mdy'];
  const { stdout } = await breakday(['watch', '--once', '--json', ...flags, ...args]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('a program that was told to be silent and comes again is told once, under the same id', async () => {
  const both = [...every(hour, sync, 0, 30 * day), ...every(hour, other, 0, 30 * day, { address: '203.0.113.9' })];
  expect(await told('june.csv', both)).toEqual([]);
  const [silence] = await told('july.csv', every(hour, other, 30 * day, 35 * day, { address: '203.0.113.9' }));
  expect(silence).toMatchObject({ news: 'new', incident: { kind: 'silence', users: [sync] } });
  const again = [...every(hour, sync, 35 * day, 36 * day), ...every(hour, other, 35 * day, 36 * day, { address: '203.0.113.9' })];
  expect(await told('again.csv', again)).toMatchObject([{ news: 'ended', incident: { id: silence?.incident.id } }]);
  expect(await told('empty.csv', again)).toEqual([]);
});

test('a guesser of passwords who gets in after the attack was told is told at once', async () => {
  const rows = tales['spray over twelve users, and one is let in']?.(1).rows ?? [];
  const letIn = rows.find(({ country, status }) => country === 'RU' && status === statuses.success);
  const [attack] = await told(
    'before.csv',
    rows.filter((row) => row !== letIn),
  );
  expect(attack).toMatchObject({ news: 'new', incident: { kind: 'attack', attacker: { letIn: [] } } });
  const grown = await told('after.csv', rows);
  expect(grown.filter(({ incident }) => incident.kind === 'attack')).toMatchObject([
    { news: 'changed', incident: { id: attack?.incident.id, attacker: { letIn: [{ user: letIn?.user, address: letIn?.address }] } } },
  ]);
});

test('what looked like a move, until the program went on where it was, is withdrawn, and what it was is named', async () => {
  const guesses = every(minute, sync, 30 * day + minute, 30 * day + 41 * minute, { address: '192.0.2.1', status: statuses.badPassword });
  const [move] = await told('night.csv', [...every(hour, sync, 0, 30 * day + minute), ...guesses]);
  expect(move).toMatchObject({ news: 'new', incident: { kind: 'origin-change', verdict: 'possible' } });
  const morning = await told('morning.csv', every(hour, sync, 30 * day + hour, 31 * day));
  const attack = morning.find(({ incident }) => incident.kind === 'attack');
  expect(morning).toMatchObject([
    { news: 'new', incident: { kind: 'attack' } },
    { news: 'withdrawn', incident: { id: move?.incident.id, kind: 'origin-change' }, instead: [attack?.incident.id] },
  ]);
  expect(await told('same.csv', every(hour, sync, 30 * day + hour, 31 * day))).toEqual([]);
});

test('nothing is withdrawn that only lost its history', async () => {
  const rows = [
    ...every(hour, sync, 0, 30 * day),
    ...every(hour, sync, 30 * day, 30 * day + 5 * hour, { address: '192.0.2.1', status: statuses.token }),
  ];
  expect(await told('june.csv', rows)).toMatchObject([{ news: 'new', incident: { kind: 'origin-change' } }]);
  await breakday(['archive', 'forget', '--before', '2026-06-30', '--archive', archive, '--timezone', 'UTC']);
  // A file whose rows were forgotten is read again as long as it lies there.
  folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  const late = every(hour, sync, 30 * day + 5 * hour, 30 * day + 6 * hour, { address: '192.0.2.1', status: statuses.token });
  expect(await told('july.csv', late)).toEqual([]);
  const { stdout } = await breakday(['analyze', '--json', '--archive', archive, '--timezone', 'UTC']);
  expect(JSON.parse(stdout).incidents).toEqual([]);
});

test('what is judged of one org by itself, and of it together with rows that name none, is told once each', async () => {
  const [address, refused] = ['192.0.2.1', statuses.token];
  const moved = (user: string): Row[] => [
    ...every(hour, user, 0, 30 * day),
    ...every(hour, user, 30 * day, 31 * day, { address, status: refused }),
  ];
  expect(await told('prod.csv', moved(sync), '--org', 'prod')).toMatchObject([{ news: 'new', incident: { users: [sync] } }]);
  expect(await told('unnamed.csv', moved(other), '--org', '(unnamed)')).toMatchObject([{ news: 'new', incident: { users: [other] } }]);
  expect(await told('unnamed.csv', moved(other), '--org', 'prod')).toMatchObject([
    { news: 'new', incident: { users: [other, sync] } },
    { news: 'withdrawn', incident: { users: [sync] } },
  ]);
  for (const org of ['(unnamed)', 'prod']) expect(await told('unnamed.csv', moved(other), '--org', org)).toEqual([]);
});
