/** What a receiver is told, held against what it was told before. */
import { expect, test } from 'vitest';
import type { Told } from '../../src/archive/told.ts';
import { type Found, newsIn, toldBy } from '../../src/investigation/news.ts';
import { incidentWith, resultWith, soapLane } from '../faces/results.ts';

const incident = incidentWith({ id: 'c0ffee00', verdict: 'possible' });

function foundUntil(until: string, verdict: typeof incident.verdict): Found {
  const window = { from: '2026-01-01T00:00:00.000Z', until, timezone: 'UTC' };
  return { org: null, result: resultWith({ window, incidents: [{ ...incident, verdict }] }) };
}

test('of two watchers, the one whose history ends earlier does not take back what the other told', () => {
  const later = foundUntil('2026-06-02T00:00:00.000Z', 'likely');
  const [alert] = newsIn(later, new Map(), false);
  const told: ReadonlyMap<string, Told> = new Map(alert ? [[incident.id, toldBy(alert, later)]] : []);
  const earlier = foundUntil('2026-06-01T00:00:00.000Z', 'possible');
  expect(newsIn(earlier, told, false)).toEqual([]);
  expect(newsIn({ ...earlier, result: { ...earlier.result, incidents: [] } }, told, false)).toEqual([]);
  expect(newsIn(foundUntil('2026-06-03T00:00:00.000Z', 'confirmed'), told, false)).toMatchObject([{ news: 'changed' }]);
});

test.each([
  ['it recovered', { recoveredAt: null }, {}, ['recovered']],
  ['it broke again', {}, { recoveredAt: null }, ['not recovered any more']],
  ['the verdict is another', { verdict: 'possible' }, { verdict: 'likely' }, ['was possible']],
  ['it spread', { users: ['a@x'] }, { users: ['a@x', 'erp@x'] }, ['also erp@x']],
  ['it is narrower', { users: ['a@x', 'erp@x'] }, { users: ['a@x'] }, ['no longer erp@x']],
  ['another program', { lanes: [soapLane] }, { lanes: [soapLane, { ...soapLane, application: 'ERP' }] }, ['2 programs, was 1']],
  ['the old address works again', { shape: 'moved' }, { shape: 'added' }, ['the address before is in use again']],
  ['an attacker', { attacker: attackerAs() }, { attacker: attackerAs('p1@x') }, ['the attacker got in as p1@x']],
  [
    'a stranger',
    { stranger: strangerAt(null) },
    { stranger: strangerAt('2026-06-01T00:00:00.000Z') },
    ['a login where passwords had been guessed'],
  ],
  ['much at once', { verdict: 'possible', recoveredAt: null }, { verdict: 'confirmed' }, ['recovered', 'was possible']],
] as const)('what changed is told where %s', (_, before, now, changes) => {
  const { result } = foundUntil('2026-06-01T00:00:00.000Z', 'likely');
  const found = (parts: object): Found => ({ org: null, result: { ...result, incidents: [{ ...incident, ...parts }] } });
  const [alert] = newsIn(found(before), new Map(), false);
  const told = new Map(alert ? [[incident.id, toldBy(alert, found(before))]] : []);
  expect(newsIn(found(before), told, false)).toEqual([]);
  expect(newsIn(found(now), told, false)).toMatchObject([{ news: 'changed', changes }]);
});

function attackerAs(...users: string[]): object {
  return { letIn: users.map((user) => ({ user, address: '192.0.2.1', at: '2026-06-01T00:00:00.000Z' })), successes: users.length };
}

function strangerAt(letInAt: string | null): object {
  return { addresses: ['192.0.2.1'], wentOn: true, letInAt };
}
