import { expect, test } from 'vitest';
import { recoveriesOf } from '../../src/analysis/recovery.ts';
import type { Attempt } from '../../src/attempts/attempt.ts';
import type { Recovery } from '../../src/findings/recovery.ts';
import type { Incident, Lane } from '../../src/findings/result.ts';

const soap = laneOf('form@globex.example', 'Other Apex API');
const oauth = laneOf('form@globex.example', 'Remote Access 2.0');
const other = laneOf('form@globex.example', 'Partner Product');
const old = '192.0.2.10';
const fresh = '198.51.100.7';

function laneOf(user: string, loginType: string): Lane {
  return { user, loginType, loginSubtype: '', application: 'Sync', apiType: 'SOAP Partner', loginUrl: 'login.salesforce.com' };
}

type Told = readonly [address: string, outcome: Attempt['outcome'], lane?: Lane];

/** The recovery after these attempts, an hour apart, of which the first is the first failure. */
async function recovery(told: readonly Told[], more: Partial<Incident> = {}): Promise<Recovery> {
  const hour = (number: number): string => new Date(Date.UTC(2026, 9, 1, number)).toISOString();
  async function* attempts(): AsyncGenerator<Attempt> {
    for (const [i, [address, outcome, { user, loginType, loginSubtype, application, apiType, loginUrl } = soap]] of told.entries()) {
      const fields = { login_type: loginType, login_subtype: loginSubtype, application, api_type: apiType, login_url: loginUrl };
      yield { time: hour(i), sequence: 0, user, address, status: outcome, outcome, reason: 'none', fields };
    }
  }
  const incident = {
    lanes: [soap],
    addresses: [fresh],
    previousAddresses: [old],
    shape: 'moved',
    recoveredAt: null,
    firstFailure: hour(0),
    ...more,
  };
  const [first] = await recoveriesOf(incident as Incident, attempts());
  if (first === undefined) throw new Error('an incident has a lane');
  return first;
}

const hours = 3_600_000;

test('nothing but failures is no recovery', async () => {
  expect(
    await recovery([
      [fresh, 'failure'],
      [fresh, 'failure'],
    ]),
  ).toMatchObject({
    recovered: false,
    firstSuccess: null,
    lastFailure: '2026-10-01T01:00:00.000Z',
  });
});

test('successes at the new address count from the first after the last failure', async () => {
  const told: Told[] = [
    [fresh, 'failure'],
    [fresh, 'success'],
    [fresh, 'failure'],
    [fresh, 'success'],
    [fresh, 'step'],
    [fresh, 'success'],
  ];
  expect(await recovery(told)).toMatchObject({
    recovered: true,
    firstSuccess: '2026-10-01T03:00:00.000Z',
    address: fresh,
    otherWay: null,
    successesInARow: 2,
    lastFailure: '2026-10-01T02:00:00.000Z',
    timeToRecover_ms: 3 * hours,
  });
});

test('who works for a while and fails again has not recovered', async () => {
  expect(
    await recovery([
      [fresh, 'failure'],
      [fresh, 'success'],
      [fresh, 'failure'],
    ]),
  ).toMatchObject({ recovered: false, successesInARow: 0 });
});

test('another address of the new block will do', async () => {
  expect(
    await recovery([
      [fresh, 'failure'],
      ['198.51.100.8', 'success'],
    ]),
  ).toMatchObject({ recovered: true, address: '198.51.100.8' });
});

test('that the old address goes on is no recovery of the new one, not even from the same block', async () => {
  expect(
    await recovery(
      [
        [fresh, 'failure'],
        [old, 'success'],
      ],
      { shape: 'added' },
    ),
  ).toMatchObject({ recovered: false });
  const near = { previousAddresses: ['198.51.100.9'] };
  expect(
    await recovery(
      [
        [fresh, 'failure'],
        ['198.51.100.9', 'success'],
      ],
      near,
    ),
  ).toMatchObject({ recovered: false });
});

test('to go back to the old address is one, once the analysis takes it for that', async () => {
  const back = { recoveredAt: '2026-10-01T02:00:00.000Z' };
  expect(
    await recovery(
      [
        [fresh, 'failure'],
        [old, 'success'],
        [old, 'success'],
      ],
      back,
    ),
  ).toMatchObject({
    recovered: true,
    firstSuccess: '2026-10-01T02:00:00.000Z',
    address: old,
  });
});

test('a program that was moved to OAuth has recovered, and is told to log in another way', async () => {
  expect(
    await recovery([
      [fresh, 'failure'],
      [fresh, 'success', oauth],
    ]),
  ).toMatchObject({ recovered: true, otherWay: oauth });
});

test('what fails in a third way while it is set up takes nothing back', async () => {
  const told: Told[] = [
    [fresh, 'failure'],
    [fresh, 'success', oauth],
    [fresh, 'failure', other],
  ];
  expect(await recovery(told)).toMatchObject({ recovered: true, successesInARow: 1 });
});

test('failures of strangers elsewhere take nothing back, and successes of others give nothing', async () => {
  const stranger = laneOf('somebody@globex.example', 'Other Apex API');
  expect(
    await recovery([
      [fresh, 'failure'],
      [fresh, 'success', stranger],
    ]),
  ).toMatchObject({ recovered: false });
  expect(
    await recovery([
      [fresh, 'failure'],
      [fresh, 'success'],
      ['203.0.113.66', 'failure'],
    ]),
  ).toMatchObject({ recovered: true });
});
