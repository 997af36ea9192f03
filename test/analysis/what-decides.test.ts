/** What is said of a program that fails where no new address is the reason: the facts of the log that decide, and no step that they refute. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const user = 'feed@acme.example';
const [home, fresh, stranger] = ['198.51.100.7', '203.0.113.9', '192.0.2.66'];
const [badPassword, lockout] = ['Invalid Password', 'Password Lockout'];
const asBefore = 'Application, client, API version and login type are as before.';

async function breaksOf(...attempts: readonly (readonly Told[])[]): Promise<Incident[]> {
  const { result } = await analyzedText(logOf(attempts.flat()), 'UTC');
  return result.incidents.filter(({ firstFailure }) => firstFailure !== null);
}

async function onlyBreakOf(...attempts: readonly (readonly Told[])[]): Promise<Incident> {
  const [incident, ...others] = await breaksOf(...attempts);
  if (incident === undefined || others.length > 0) throw new Error(`${others.length + 1} breaks`);
  return incident;
}

function of(application: string, attempts: readonly Told[]): Told[] {
  return attempts.map((attempt) => ({ ...attempt, application }));
}

/** Thirty days of an hourly program, and what comes after them. */
const worked = program(user, home, 'Success', '2026-03-01T00:00:00Z', 30 * 24);
const since = (status: string, from: string, hours: number, address = home): Told[] => program(user, address, status, from, hours);

test('a password that is refused where it always was accepted: the address is not new, and worked again', async () => {
  const { verdict, evidence, advice } = await onlyBreakOf(
    worked,
    since(badPassword, '2026-03-31T00:00:00Z', 48),
    since('Success', '2026-04-02T00:00:00Z', 72),
  );
  expect(verdict).toBe('confirmed');
  expect(evidence.for).toEqual([
    `${home} had succeeded 720 times in this program, from 2026-03-01 00:00:00 UTC to 2026-03-30 23:00:00 UTC, 1 hour before the first failure: the address is not new.`,
    `${home}, where it had failed, succeeded at 2026-04-02 00:00:00 UTC: the address was not the reason.`,
    asBefore,
  ]);
  expect(advice[0]).toMatch('Nothing is left to mend: it logs in again since 2026-04-02 00:00:00 UTC.');
  expect(advice.join()).not.toContain('Stop the program');
});

test('another user who is refused alike at the same hours is named, where they are too few for an outage', async () => {
  const other = 'stock@acme.example';
  const breaks = await breaksOf(worked, since(badPassword, '2026-03-31T00:00:00Z', 48), [
    ...program(other, fresh, 'Success', '2026-03-01T00:20:00Z', 30 * 24),
    ...program(other, fresh, badPassword, '2026-03-31T00:20:00Z', 48),
  ]);
  const alike = (who: string): string => `${who} began to fail with the same status within 2 hours of it: there may be one cause.`;
  expect(breaks.map(({ evidence }) => evidence.for.filter((sentence) => sentence.includes('within 2 hours')))).toEqual([
    [alike(other)],
    [alike(user)],
  ]);
});

test('a program that its own bad passwords lock out is told that this is what they brought about', async () => {
  const { evidence } = await onlyBreakOf(
    worked,
    since(badPassword, '2026-03-31T00:00:00Z', 10),
    since(lockout, '2026-03-31T10:00:00Z', 24),
  );
  expect(evidence.for).toContain(`24 later failures with “${lockout}”: what the bad passwords brought about.`);
});

test('what was changed in the program with the break is told', async () => {
  const { evidence } = await onlyBreakOf(
    worked,
    since('Failed: API Version Removed', '2026-03-31T00:00:00Z', 48).map((attempt) => ({ ...attempt, apiVersion: '30.0' })),
  );
  expect(evidence.for).toContain('With the break the API version (58.0 before, 30.0 since) changed.');
  expect(evidence.for).not.toContain(asBefore);
});

test('a second address that had worked and fails alike shows that it is not one address', async () => {
  const pool = [...worked, ...program(user, fresh, 'Success', '2026-03-01T00:30:00Z', 30 * 24)];
  const { evidence } = await onlyBreakOf(
    pool,
    since('Restricted Time', '2026-03-31T00:00:00Z', 48),
    since('Restricted Time', '2026-03-31T00:30:00Z', 48, fresh),
  );
  expect(evidence.for).toContain('1,440 earlier logins of this program succeeded, right up to the break.');
  expect(evidence.for).toContain(`${fresh}, where it had worked as well, failed with the same status: it is not one address.`);
});

test('where other programs of the user log in meanwhile, their password is valid and nobody is locked out', async () => {
  const others = ['Billing', 'Stock'].flatMap((name) => of(name, program(user, home, 'Success', '2026-03-01T00:10:00Z', 40 * 24)));
  const { evidence, alternatives, advice } = await onlyBreakOf(others, worked, since(badPassword, '2026-03-31T00:00:00Z', 48));
  expect(evidence.for).toContain(
    'Billing and Stock logged in 94 times as the same user while this program failed, with the user’s password: that is valid and the user not locked out, so this program sends another password, or a wrong token with it.',
  );
  expect(alternatives.map(({ cause }) => cause)).toEqual([
    'Somebody changed the password that this program alone has stored, or its settings were restored from an old copy.',
    'It sends the right password with a wrong or old security token appended, which reads like a wrong password.',
  ]);
  expect(advice[0]).toBe(
    'Compare the password that the program has stored with that of Billing and Stock, which works: it sends another one. Do not reset the password for it: that would break the others too.',
  );
  expect(advice.join()).not.toContain('has it expired');
});

test('a program that goes on by OAuth says nothing of the password', async () => {
  const app = of('App', program(user, home, 'Success', '2026-03-01T00:10:00Z', 40 * 24)).map((attempt) => ({
    ...attempt,
    loginType: 'Remote Access 2.0',
  }));
  const meanwhile = async (status: string): Promise<string[]> => {
    const { evidence } = await onlyBreakOf(app, worked, since(status, '2026-03-31T00:00:00Z', 48));
    return evidence.for.filter((sentence) => sentence.startsWith('App '));
  };
  const they = 'App logged in 47 times as the same user while this program failed';
  expect(await meanwhile(badPassword)).toEqual([
    `${they}, without the password as far as the log tells: the user is neither deactivated nor frozen.`,
  ]);
  expect(await meanwhile('Failed: API Version Removed')).toEqual([`${they}: what is wrong is wrong there alone.`]);
  expect(await meanwhile(lockout)).toEqual([`${they}.`]);
});

test('where all programs of the user fail alike, it is none of them alone', async () => {
  const billing = of('Billing', [
    ...program(user, home, 'Success', '2026-03-01T00:10:00Z', 30 * 24),
    ...program(user, home, badPassword, '2026-03-31T00:10:00Z', 48),
  ]);
  const { lanes, evidence, alternatives } = await onlyBreakOf(billing, worked, since(badPassword, '2026-03-31T00:00:00Z', 48));
  expect(lanes).toHaveLength(2);
  expect(evidence.for).toContain(
    'All ways in of this user that were tried meanwhile failed alike, Feed and Billing: it is not one program.',
  );
  expect(alternatives[0]?.cause).toBe('The password expired or was changed, and the program still sends the old one.');
});

test('a program that is locked out by the bad passwords of another of its user is one incident with it', async () => {
  const billing = of('Billing', [
    ...program(user, home, 'Success', '2026-03-01T00:10:00Z', 30 * 24),
    ...program(user, home, lockout, '2026-03-31T00:10:00Z', 48),
  ]);
  const incident = await onlyBreakOf(billing, worked, since(badPassword, '2026-03-31T00:00:00Z', 48));
  expect(incident).toMatchObject({
    cause: 'bad-credentials',
    status: badPassword,
    attempts: 96,
    failuresByStatus: [
      { status: badPassword, failures: 48 },
      { status: lockout, failures: 48 },
    ],
  });
  expect(incident.lanes.map(({ application }) => application)).toEqual(['Feed', 'Billing']);
  expect(incident.evidence.for).toContain(
    `The bad passwords of Feed locked out Billing of the same user: 48 failures with “${lockout}” from 2026-03-31 00:10:00 UTC on.`,
  );
  expect(incident.advice.at(-1)).toBe(
    'Stop Feed until then: its bad passwords locked out Billing as well. Then open Setup > Users > Users > the user > Unlock, or wait: a lockout ends by itself, after 15 minutes by default.',
  );
});

/** So many bad passwords, one a minute, in the hour before the program is locked out. */
function guesses(number: number): Told[] {
  return of('Browser', program(user, stranger, badPassword, '2026-03-30T23:10:00Z', 1, 1 / 60).slice(0, number));
}
const lockedOut = [...since(lockout, '2026-03-31T00:00:00Z', 24), ...since('Success', '2026-04-01T00:00:00Z', 240)];

test('a lockout names the bad passwords before it, though they are too few for an attack', async () => {
  const incident = await onlyBreakOf(worked, guesses(12), lockedOut);
  expect(incident.headline).toBe(
    `${user} broke on 2026-03-31, locked out by bad passwords from ${stranger}: 24 failures with “${lockout}”, until it recovered after 1 day.`,
  );
  expect(incident.evidence.for).toContain(
    `The lockout follows 12 bad passwords from ${stranger} (Browser), where this user had never logged in, the first 50 minutes before it: whoever sent them locked the account.`,
  );
  expect(incident.alternatives).toEqual([]);
  expect(incident.advice).toEqual([
    expect.stringContaining(`Keep out whoever sends bad passwords from ${stranger}, or the lockout comes back.`),
  ]);
  const { advice } = await onlyBreakOf(worked, guesses(12), since(lockout, '2026-03-31T00:00:00Z', 24));
  expect(advice).toEqual([incident.advice[0], expect.stringContaining('the user > Unlock')]);
});

test('a person who mistypes at home can lock a program out: no stranger is spoken of', async () => {
  const browser = of('Browser', [
    ...program(user, home, 'Success', '2026-03-01T08:00:00Z', 30 * 24, 24),
    ...program(user, home, badPassword, '2026-03-30T23:10:00Z', 1, 1 / 60).slice(0, 9),
  ]).map((attempt) => ({ ...attempt, loginType: 'Application' }));
  const incident = await onlyBreakOf(browser, worked, lockedOut);
  expect(incident.headline).toContain('and a new address is not the reason');
  expect(incident.evidence.for).toContain(
    `The lockout follows 9 bad passwords of Browser, which logs in as the same user, from ${home}, the first 50 minutes before it: they locked the account.`,
  );
  expect(incident.advice[0]).toBe('Look at Browser first: while its bad passwords go on, the lockout comes back.');
});

test('an attack that locked the user out did not leave him in peace', async () => {
  const attack = (await breaksOf(worked, guesses(40), lockedOut)).find(({ kind }) => kind === 'attack');
  expect(attack?.evidence.for).toEqual([
    '40 failures against 1 user from 1 address that never succeeded here.',
    `They locked out Feed of ${user}: 24 failures with “${lockout}” from 2026-03-31 00:00:00 UTC on.`,
  ]);
  const harmless = await onlyBreakOf(worked, guesses(40), since('Success', '2026-03-31T00:00:00Z', 240));
  expect(harmless.evidence.for).toEqual([
    '40 failures against 1 user from 1 address that never succeeded here, while the owners went on as before.',
  ]);
});

test('a lockout that nothing in the log brought about says so, and leaves open who did it', async () => {
  const { evidence, alternatives } = await onlyBreakOf(worked, lockedOut);
  expect(evidence.against).toEqual([
    'No bad password of this user stands in the log within a day before: what locked the account left no row here.',
  ]);
  expect(alternatives).toHaveLength(2);
});

test('a move that is over leaves nothing to open: what is left is the next one', async () => {
  const { advice } = await onlyBreakOf(
    worked,
    since(refused, '2026-03-31T00:00:00Z', 48, fresh),
    since('Success', '2026-04-02T00:00:00Z', 72, fresh),
  );
  expect(advice[0]).toMatch(`Nothing is left to open: ${fresh} is let in since 2026-04-02 00:00:00 UTC.`);
  expect(advice[1]).toMatch(/^So that the next move breaks nothing, append the security token/);
  expect(advice.join()).not.toContain('Trust the address');
});

test('an address that a profile refused is let in: ranges come before the next move, and no token helps', async () => {
  const { advice } = await onlyBreakOf(
    worked,
    since('Restricted IP', '2026-03-31T00:00:00Z', 48, fresh),
    since('Success', '2026-04-02T00:00:00Z', 72, fresh),
  );
  expect(advice[1]).toMatch(
    /^The next move needs the same beforehand. Add a range of that one address \(start = end\) to the ranges that block it/,
  );
  expect(advice.join()).not.toContain('security token');
});

test('of a program that went back, the address that it left is trusted only where it is to move for good', async () => {
  const { advice } = await onlyBreakOf(
    worked,
    since(refused, '2026-03-31T00:00:00Z', 12, fresh),
    since('Success', '2026-03-31T12:00:00Z', 240),
  );
  expect(advice[0]).toMatch(`Nothing needs to be opened now: logins succeed from ${home} again.`);
  expect(advice[1]).toMatch(/^Only where it is to move for good, and before it does: Trust the address/);
});

test('of an address that was refused for a while and is let in again, nothing is left to open either', async () => {
  const { kind, advice } = await onlyBreakOf(
    worked,
    since(refused, '2026-03-31T00:00:00Z', 24),
    since('Success', '2026-04-01T00:00:00Z', 72),
  );
  expect(kind).toBe('failure-streak');
  expect(advice[0]).toMatch(`Nothing is left to open: ${home} is let in since 2026-04-01 00:00:00 UTC.`);
});

test('addresses that change all the time are counted, and none of them is to be trusted', async () => {
  const roaming = worked.map((attempt, i) => ({ ...attempt, address: `10.0.${i >> 8}.${i & 255}` }));
  const refusals = since(refused, '2026-03-31T00:00:00Z', 24).map((attempt, i) => ({ ...attempt, address: `10.0.9.${i}` }));
  const { previousAddresses, evidence, advice, stranger: nobody } = await onlyBreakOf(roaming, refusals);
  expect(nobody).toBeUndefined();
  expect(previousAddresses).toHaveLength(720);
  expect(evidence.for).toContain(
    '100 % of the recent logins of this program came from addresses new to it: a new address proves nothing here.',
  );
  expect(advice.join()).not.toContain('Trust the address');
  expect(advice[0]).toMatch(/^Append the security token to the password/);
  expect(advice).toContainEqual(expect.stringContaining('those that were refused lie in 10.0.9.0/24.'));
});
