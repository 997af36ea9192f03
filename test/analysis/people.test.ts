/** What befalls a person is told in a person's words, and who has left did not break. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { byBrowser, logOf, program, type Told } from '../told-log.ts';

const [user, office] = ['p0@acme.example', '198.51.100.10'];
const daily = (from: string, days: number, status = 'Success'): Told[] => program(user, office, status, from, days * 24, 24);
const fewTries = (status: string): Told[] => program(user, office, status, '2026-04-10T08:00:00Z', 0.5, 0.1);
/** Somebody else goes on. */
const others = byBrowser(program('p1@acme.example', office, 'Success', '2026-03-01T08:30:00Z', 60 * 24, 24));

async function incidentOf(attempts: readonly Told[]): Promise<Incident | undefined> {
  const { result } = await analyzedText(logOf([...attempts, ...others]), 'UTC');
  return result.incidents.find(({ users }) => users.includes(user));
}

test.each(['User is Inactive', 'User Is Frozen'])('a person who tried a few times with “%s” and gave up may have left', async (status) => {
  const left = await incidentOf(byBrowser([...daily('2026-03-01T08:00:00Z', 40), ...fewTries(status)]));
  expect(left).toMatchObject({
    verdict: 'possible',
    headline: `p0@acme.example was shut out by 2026-04-10: 5 failures with “${status}”, and nothing was tried since.`,
    impact: { lostSuccesses: null, usualSuccesses: null },
  });
  expect(left?.evidence.against).toContain(
    'Somebody shut this user out, and the user tried a few times and gave up: so does whoever has left, and then nothing broke.',
  );
});

test('a person who tries on for days is kept out, and is let in, and does not recover', async () => {
  const refused = [...daily('2026-03-01T08:00:00Z', 40), ...daily('2026-04-10T08:00:00Z', 3, 'User is Inactive')];
  expect(await incidentOf(byBrowser(refused))).toMatchObject({
    verdict: 'likely',
    headline: expect.stringMatching(/^p0@acme\.example broke on 2026-04-10, .+, and the user has not been let in since\.$/),
  });
  const back = await incidentOf(byBrowser([...refused, ...daily('2026-04-13T08:00:00Z', 10)]));
  expect(back?.headline).toMatch(/, until the user was let in after 3 days\.$/);
});

test('a program that is shut out broke, however few its tries were', async () => {
  const shutOut = await incidentOf([...daily('2026-03-01T08:00:00Z', 40), ...fewTries('User is Inactive')]);
  expect(shutOut).toMatchObject({
    verdict: 'likely',
    headline: expect.stringMatching(/ broke on 2026-04-10, .+, and it has not recovered\.$/),
  });
});
