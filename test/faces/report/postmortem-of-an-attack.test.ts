/** What a postmortem says of somebody who guesses passwords. */
import { expect, test } from 'vitest';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { logOf, program } from '../../told-log.ts';
import { factOf, home, options, paragraphsOf, tableOf, tasksOf } from './postmortem-reading.ts';
import { analyzedText, scenario } from './scenes.ts';

test('of an attack only what came from the attacker is called a failed attempt, while its users log in', async () => {
  const scene = await scenario('spray-over-five-users');
  expect(factOf(scene, 'impact', 'Failed attempts')).toBe('10, every one from 24.6.59.59');
});

/** Thirty guesses on six people who log in every hour, from an address that nobody knows, at the end of March. */
const people = Array.from({ length: 6 }, (_, i) => `p${i}@acme.example`);
const guesser = '203.0.113.66';
const guesses = [
  ...people.flatMap((name) => program(name, home, 'Success', '2026-03-01T00:00:00Z', 24 * 35)),
  ...people.flatMap((name, i) => program(name, guesser, 'Invalid Password', `2026-03-31T00:00:0${i}Z`, 5)),
];

test('an attack that got in says so everywhere: who, when, and what to do first', async () => {
  const [letIn] = program('p3@acme.example', guesser, 'Success', '2026-03-31T05:00:00Z', 1);
  const scene = await analyzedText(logOf([...guesses, ...(letIn ? [letIn] : [])]), 'UTC');
  const [incident] = scene.result.incidents;
  expect(incident?.headline).toBe(
    'Somebody guessed passwords on 2026-03-31 and was let in as p3@acme.example at 2026-03-31 05:00:00 UTC: 30 failures against 6 users from 203.0.113.66.',
  );
  expect(incident?.attacker).toEqual({
    letIn: [{ user: 'p3@acme.example', address: guesser, at: '2026-03-31T05:00:00Z' }],
    successes: 1,
  });
  expect(renderReport('md', scene.result, options)).toMatch(
    /^# Postmortem, Tuesday, 31 March 2026: somebody guessed passwords and was let in$/m,
  );
  const [summary = ''] = paragraphsOf(scene, 'summary');
  expect(summary).toContain('Whoever it was knows that password.');
  expect(summary).not.toContain('succeeded');
  expect(factOf(scene, 'impact', 'Let in')).toBe('p3@acme.example, from 203.0.113.66, 2026-03-31 05:00:00 UTC');
  expect(factOf(scene, 'impact', 'Until')).toMatch(/ UTC, the last guess, and not the end: somebody was let in$/);
  expect(factOf(scene, 'root-cause', 'Root cause')).toMatch(/^Not known: /);
  expect(tableOf(scene, 'timeline', /in order/).rows.at(-1)).toEqual([
    '2026-03-31 05:00:00',
    'p3@acme.example was let in from 203.0.113.66: somebody knows that password.',
  ]);
  expect(paragraphsOf(scene, 'resolution')[0]).toContain('It is not over: p3@acme.example was let in at 2026-03-31 05:00:00 UTC.');
  const [first = '', second = ''] = tasksOf(scene);
  expect(first).toMatch(/^Shut out whoever was let in as p3@acme\.example, at once: .*Freeze, then Reset Password.*Session Management/);
  expect(second).toMatch(/^Look at what was done as p3@acme\.example since: .*View Setup Audit Trail/);
});

test('of an attack that got nowhere no login from its address ever succeeded, and of another that is not claimed', async () => {
  const nowhere = await analyzedText(logOf(guesses), 'UTC');
  expect(paragraphsOf(nowhere, 'summary')[0]).toContain('No login from there ever succeeded.');
  expect(tasksOf(nowhere)[0]).toMatch(/^Keep it from happening again/);
  const longBefore = program('visitor@acme.example', guesser, 'Success', '2026-03-03T00:30:00Z', 1);
  const [summary = ''] = paragraphsOf(await analyzedText(logOf([...guesses, ...longBefore]), 'UTC'), 'summary');
  expect(summary).toContain('Somebody guessed passwords on 2026-03-31: 30 failures');
  expect(summary).toContain('Logins from there succeeded as well, but none that looks like a right guess.');
});
