/** A break of several programs is over when it is over for all of them, and until then it says which of them work again. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const [old, fresh] = ['198.51.100.7', '203.0.113.9'];
const retired = 'Failed: API Version Removed';

async function onlyIncidentOf(attempts: readonly Told[]): Promise<Incident> {
  const { result } = await analyzedText(logOf(attempts), 'UTC');
  const [incident, ...others] = result.incidents;
  if (incident === undefined || others.length > 0) throw new Error(`${result.incidents.length} incidents`);
  return incident;
}

/** An hourly program of the server that moves on 31 March, which is refused there for so many hours and then works, or never does. */
function moving(user: string, minute: string, refusedFor: number): Told[] {
  const hours = 10 * 24;
  return [
    ...program(user, old, 'Success', `2026-03-01T00:${minute}:00Z`, 30 * 24),
    ...program(user, fresh, refused, `2026-03-31T00:${minute}:00Z`, refusedFor),
    ...program(
      user,
      fresh,
      'Success',
      new Date(Date.parse(`2026-03-31T00:${minute}:00Z`) + refusedFor * 3_600_000).toISOString(),
      hours - refusedFor,
    ),
  ];
}

/** An hourly program at an address of its own, whose way of connecting is refused for so many hours from 31 March on. */
function retiring(user: string, address: string, minute: string, refusedFor: number): Told[] {
  return moving(user, minute, refusedFor).map((attempt) => ({
    ...attempt,
    address,
    status: attempt.status === refused ? retired : attempt.status,
  }));
}

test('a server moves, and only one of its two programs is mended: the incident goes on', async () => {
  const incident = await onlyIncidentOf([...moving('sync@acme.example', '10', 48), ...moving('erp@acme.example', '20', 240)]);
  expect(incident).toMatchObject({ kind: 'origin-change', users: ['erp@acme.example', 'sync@acme.example'], recoveredAt: null });
  expect(incident.headline).toBe(
    `erp@acme.example and sync@acme.example broke on 2026-03-31 when their logins moved from ${old} to ${fresh}: 288 failures with “${refused}”, and erp@acme.example has not recovered, while sync@acme.example works again.`,
  );
  expect(incident.lanes.map(({ user }, i) => [user, incident.recoveries?.[i]])).toEqual([
    ['sync@acme.example', '2026-04-02T00:10:00Z'],
    ['erp@acme.example', null],
  ]);
  expect(incident.impact).toMatchObject({
    until: '2026-04-09T23:20:00Z',
    ongoing: true,
    failures: 288,
    successes: 192,
    lostSuccesses: 286,
  });
  expect(incident.evidence.against).toEqual([
    'sync@acme.example works again since 2026-04-02 00:10:00 UTC, and erp@acme.example does not: not all was mended, or not all broke for this reason.',
  ]);
  expect(incident.timeline.slice(-3).map(({ is, sentence }) => [is, sentence])).toEqual([
    ['recovery', `The first of 2 programs works again, from ${fresh}.`],
    ['last-failure', 'Last of 288 failures.'],
    ['log-ends', 'The log ends, and erp@acme.example has not recovered.'],
  ]);
});

test('an outage of three users is not over while the third fails', async () => {
  const incident = await onlyIncidentOf([
    ...retiring('a@acme.example', '198.51.100.1', '00', 24),
    ...retiring('b@acme.example', '198.51.100.2', '10', 24),
    ...retiring('c@acme.example', '198.51.100.3', '20', 240),
  ]);
  expect(incident).toMatchObject({ kind: 'failure-streak', cause: 'protocol', recoveredAt: null });
  expect(incident.headline).toMatch(/, and c@acme\.example has not recovered, while a@acme\.example and b@acme\.example work again\.$/);
});

test('programs that work again one after another have recovered with the last of them', async () => {
  const incident = await onlyIncidentOf([...moving('sync@acme.example', '10', 48), ...moving('erp@acme.example', '20', 72)]);
  expect(incident.recoveredAt).toBe('2026-04-03T00:20:00Z');
  expect(incident.headline).toMatch(/until they recovered after 3 days\.$/);
  expect(incident.timeline.find(({ is }) => is === 'recovery')?.sentence).toBe('First success after the last failure.');
});

test('what was mended once for all is over with the first success, though each program logs in when it is due', async () => {
  const incident = await onlyIncidentOf([...moving('sync@acme.example', '10', 48), ...moving('erp@acme.example', '20', 48)]);
  expect(incident.recoveredAt).toBe('2026-04-02T00:10:00Z');
  expect(incident.headline).toMatch(/until they recovered after 2 days\.$/);
});
