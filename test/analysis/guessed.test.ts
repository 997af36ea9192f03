/** A password that may have been guessed is told as that in the moment somebody gets in with it, and never as a recovery. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, type Told } from '../told-log.ts';

const user = 'feed@acme.example';
const [home, stranger] = ['198.51.100.7', '192.0.2.66'];
const minute = 60_000;
const midnight = Date.parse('2026-03-31T00:00:00Z');

/** Thirty days of an hourly program, and how it goes on. */
const worked = program(user, home, 'Success', '2026-03-01T00:00:00Z', 30 * 24);
const goesOn = (hours: number, status = 'Success', from = 0): Told[] =>
  program(user, home, status, new Date(midnight + from * 60 * minute).toISOString(), hours);

/** So many guesses from two o'clock on, a minute apart. */
function guesses(number: number): Told[] {
  return Array.from({ length: number }, (_, i) => program(user, stranger, 'Invalid Password', at(120 + i), 1)).flat();
}

function letIn(hour: number): Told[] {
  return program(user, stranger, 'Success', at(hour * 60 + 5), 1);
}

function at(minutes: number): string {
  return new Date(midnight + minutes * minute).toISOString();
}

async function told(...attempts: readonly (readonly Told[])[]): Promise<readonly Incident[]> {
  return (await analyzedText(logOf([worked, ...attempts].flat()), 'UTC')).result.incidents;
}

const guessed = {
  kind: 'failure-streak',
  recoveredAt: null,
  stranger: { addresses: [stranger], wentOn: true, letInAt: '2026-03-31T14:05:00Z' },
  headline: expect.stringMatching(
    /^Somebody may have guessed the password of feed@acme\.example on 2026-03-31: .+ and then a login from there at /,
  ),
};

test.each([
  [40, 'likely', 15],
  [40, 'likely', 48],
  [8, 'possible', 15],
  [8, 'possible', 48],
])('%d guesses, a login from there, and the program goes on for %s hours in all', async (number, verdict, hours) => {
  const incidents = await told(guesses(number), goesOn(hours), letIn(14));
  expect(incidents).toMatchObject([{ ...guessed, verdict, attempts: number }]);
  expect(incidents[0]?.evidence.against.some((sentence) => sentence.includes('few for somebody who guesses'))).toBe(number === 8);
});

test('before anybody got in, as many guesses are an attack', async () => {
  expect(await told(guesses(40), goesOn(15))).toMatchObject([{ kind: 'attack', attacker: { letIn: [] } }]);
});

test('who was locked out by the guesses has not moved to where they came from', async () => {
  const incidents = await told(guesses(30), goesOn(7, 'Password Lockout', 3), goesOn(10, 'Success', 11), letIn(14));
  expect(incidents).toMatchObject([
    { ...guessed, verdict: 'likely', attempts: 30 },
    { kind: 'failure-streak', cause: 'account-blocked', addresses: [home], attempts: 7, recoveredAt: '2026-03-31T11:00:00Z' },
  ]);
});

test('a program that moved with an old password and was mended is not one that was guessed at', async () => {
  const incidents = await told(guesses(8), program(user, stranger, 'Success', at(14 * 60), 48));
  expect(incidents).toMatchObject([{ kind: 'origin-change', shape: 'moved', recoveredAt: '2026-03-31T14:00:00Z' }]);
});
