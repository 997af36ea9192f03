/** Of how an incident began and ended a postmortem says what the log shows: it knows of no repair, and of nobody who noticed. */
import { expect, test } from 'vitest';
import { postmortemsOf } from '../../../src/faces/report/postmortem/postmortem.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { logOf, program, refused } from '../../told-log.ts';
import { elsewhere, factOf, home, options, paragraphsOf, tableOf, tasksOf, told, user } from './postmortem-reading.ts';
import { analyzedText, type Scene, scenario, tale } from './scenes.ts';

const hidden = 'Whether somebody repaired it or it ended by itself, the log does not say.';

test.each([
  [refused, elsewhere, hidden],
  ['Invalid Password', home, hidden],
  [
    'Password Lockout',
    home,
    'Whether anybody did anything about it, the log does not say: a lockout ends by itself, after 15 minutes by default.',
  ],
  ['Login Rate Exceeded', home, 'Whether anybody did anything about it, the log does not say: the limit ends by itself within the hour.'],
  [
    'Organization is in maintenance',
    home,
    'It was Salesforce that could not serve: whether anything was done about it here, the log does not say.',
  ],
])('“%s” that ended was not repaired by anybody whom the log knows', async (status, address, sentence) => {
  const scene = await told(
    program(user, address, status, '2026-03-31T00:00:00Z', 24),
    program(user, address, 'Success', '2026-04-01T00:00:00Z', 72),
  );
  expect(paragraphsOf(scene, 'resolution').join()).toContain(sentence);
  expect(paragraphsOf(scene, 'detection')).toEqual([
    'From the first failure until it worked again, 1 day passed. The log does not say whether anybody noticed.',
  ]);
  const page = renderReport('md', scene.result, options);
  expect(page).toContain('- The log shows that it works again.');
  expect(page).not.toMatch(/was repaired|whoever repaired|noticed within/);
});

/** A person who logs in each morning, in the browser, while somebody is asked for a code at another address one afternoon. */
async function strangerAtAPerson(addressOf: (morning: number) => string = () => home): Promise<Scene> {
  const mornings = program(user, '', 'Success', '2026-03-01T09:02:00Z', 24 * 45, 24).map((each, i) => ({ ...each, address: addressOf(i) }));
  const guesses = program(user, elsewhere, 'Failed: Computer activation required', '2026-04-05T14:00:00Z', 5);
  const byProgram = logOf([...mornings, ...guesses]);
  return analyzedText(byProgram.replaceAll('Other Apex API,Feed,SOAP Partner', 'Application,Browser,N/A'), 'UTC');
}

test('who went on elsewhere could log in, and what may be a burglary was neither repaired nor over', async () => {
  const scene = await strangerAtAPerson();
  expect(scene.result.incidents[0]?.stranger).toEqual({ addresses: [elsewhere], wentOn: true, letInAt: null });
  const [postmortem] = postmortemsOf(scene.result, options);
  expect(postmortem?.what).toBe(`logins as ${user} failed at a new address`);
  expect(postmortem?.figures).toContainEqual({ value: '4 hours', label: 'from first to last failure' });
  expect(paragraphsOf(scene, 'summary')[0]).toContain('The failures lasted 4 hours');
  expect(factOf(scene, 'impact', 'Until')).toBe('2026-04-05 18:00:00 UTC, the last failure');
  expect(paragraphsOf(scene, 'root-cause')).toEqual([]);
  expect(factOf(scene, 'impact', 'Failed attempts')).toBe(`5, every one from ${elsewhere}`);
  expect(paragraphsOf(scene, 'resolution')).toEqual([
    `The user went on elsewhere. Whether ${elsewhere} is somebody else's is not known yet.`,
  ]);
  expect(paragraphsOf(scene, 'detection')).toEqual([
    'From the first failure to the last, 4 hours passed. The log does not say whether anybody noticed.',
  ]);
  const page = renderReport('md', scene.result, options);
  expect(page).toContain('- The user went on elsewhere, and was not kept out.');
  expect(tableOf(scene, 'timeline', /in order/).rows.at(-1)).toEqual(['2026-04-14 09:02:00', 'The log ends.']);
  expect(renderReport('html', scene.result, options)).toContain('>the failures, Apr 5</text>');
  expect(page).toMatch(/^the failures +▲$/m);
  expect(page).not.toMatch(/repaired|the break {2}|works again|worked again|could not log in/);
});

test('the next login of somebody whose address always changes is the end of the failures, and not of a break', async () => {
  const scene = await strangerAtAPerson((morning) => `198.51.${100 + morning}.7`);
  expect(tableOf(scene, 'timeline', /in order/).rows.at(-1)).toEqual([
    '2026-04-06 09:02:00',
    'First success after the failures, from 198.51.136.7.',
  ]);
});

test('a person is not told to move the program to OAuth', async () => {
  const tasks = tasksOf(await strangerAtAPerson());
  expect(tasks.join('\n')).not.toMatch(/move the program|JWT/);
  expect(tasks[0]).toMatch(/^Ask the user first whether 203\.0\.113\.9 is yours/);
  expect(tasks[1]).toMatch(/^Keep it from happening again: let people log in with a second factor/);
});

test('whoever may have been let in is shut out before anything is prevented', async () => {
  const scene = await told(
    program(user, elsewhere, 'Invalid Password', '2026-03-31T00:10:00Z', 1 / 4, 1 / 60),
    program(user, elsewhere, 'Success', '2026-03-31T00:30:00Z', 1),
    program(user, home, 'Success', '2026-03-31T00:00:00Z', 72),
  );
  expect(scene.result.incidents[0]?.stranger?.letInAt).toBe('2026-03-31T00:30:00Z');
  expect(postmortemsOf(scene.result, options)[0]?.what).toBe(`logins as ${user} failed at a new address, and then one succeeded`);
  const tasks = tasksOf(scene);
  const place = (opening: string): number => tasks.findIndex((task) => task.startsWith(opening));
  expect(place('Shut out whoever was let in')).toBeGreaterThan(0);
  expect(place('Shut out whoever was let in')).toBeLessThan(place('Keep it from happening again'));
});

test('a silence has no status and no cause that is known, and says of a refusal without a row the same everywhere', async () => {
  const scene = await tale('nightly job stopped for a week');
  expect(factOf(scene, 'root-cause', 'Status')).toBeUndefined();
  expect(factOf(scene, 'root-cause', 'Root cause')).toBe('Not known: login history shows that it stopped, not why');
  const page = renderReport('md', scene.result, options);
  expect(page).not.toContain('would have left a row');
  expect(paragraphsOf(scene, 'summary')[0]).toContain('a wrong user name, a wrong login host or a rate block leaves none');
});

test('a silence that outlasts the days shown tried nothing after them', async () => {
  const scene = await told(program('others@acme.example', elsewhere, 'Success', '2026-03-01T00:30:00Z', 24 * 60));
  expect(paragraphsOf(scene, 'attempts')).toEqual(['The days shown end on 2026-04-13. The log goes on until 2026-04-29 without it.']);
});

test('what failed since the log begins has no logins before to look like, and lasted at least so long', async () => {
  const scene = await scenario('fails-since-the-log-began', 'UTC');
  expect(paragraphsOf(scene, 'changes')).toEqual(['The log has no login before the failures that they could be compared with.']);
  expect(factOf(scene, 'impact', 'From')).toMatch(/ UTC, the first attempt of it in the log: it may have failed for longer$/);
  expect(factOf(scene, 'impact', 'Duration')).toMatch(/^At least 149 days/);
  expect(factOf(scene, 'impact', 'How estimated')).toBe('Not estimated: the log has no earlier login of the program.');
  expect(postmortemsOf(scene.result, options)[0]?.figures[2]?.value).toMatch(/^≥ 149 days/);
  expect(paragraphsOf(scene, 'summary')[0]).toContain('In at least 149 days');
  expect(paragraphsOf(scene, 'detection')[0]).toMatch(/^In this log, and perhaps before it, it failed 7,201 times/);
});
