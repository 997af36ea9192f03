/** What a postmortem says is true of the log that it tells of. */
import { expect, test } from 'vitest';
import { postmortemsOf } from '../../../src/faces/report/postmortem/postmortem.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { logOf, program, refused } from '../../told-log.ts';
import { beforehand, elsewhere, factOf, home, options, paragraphsOf, tableOf, tasksOf, told, user } from './postmortem-reading.ts';
import { analyzedText, scenario, tale } from './scenes.ts';

test('a program that was refused and then not seen again did not go on failing', async () => {
  const others = program('other@acme.example', '198.51.100.99', 'Success', '2026-03-01T00:00:00Z', 24 * 40);
  const scene = await told(program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 24), others);
  expect(paragraphsOf(scene, 'detection')).toEqual([
    'It failed 24 times within 23 hours, the last time 9 days before the log ends. The log does not say whether anybody noticed.',
  ]);
});

test('one refusal is one refusal', async () => {
  expect(paragraphsOf(await scenario('a-single-refusal'), 'detection')).toEqual([
    'It failed once, 42 minutes 51 seconds before the log ends. The log does not say whether anybody noticed.',
  ]);
});

test('a program that fails until the end is told to', async () => {
  const scene = await told(program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 24));
  expect(paragraphsOf(scene, 'detection')).toEqual([
    'It failed 24 times within 23 hours, the last time as the log ends. The log does not say whether anybody noticed.',
  ]);
});

test.each([
  ['an attack', () => scenario('spray-over-five-users'), 'Login IP Ranges', 'while it goes on'],
  ['a silence', () => tale('nightly job stopped for a week'), 'Setup > Users > Users > the user', 'as soon as the program is overdue'],
  ['a silent move', () => tale('silent move'), 'External Client App Manager', 'before anything is refused'],
  ['a break', () => scenario('the-form-that-broke'), 'External Client App Manager', 'at its first refusals'],
] as const)('%s has its own way to prevent the next one, first, and its own way to notice it', async (_, story, path, sign) => {
  const [first = '', ...others] = tasksOf(await story()).filter((task) => !task.startsWith('Ask whoever runs the program'));
  expect(first).toMatch(/^Keep it from happening again: /);
  expect(first).toContain(path);
  expect(others.filter((task) => first.includes(task))).toEqual([]);
  const [notice] = others.filter((task) => task.startsWith('Notice the next'));
  expect(notice).toContain(sign);
  expect(notice).toContain('Setup > Identity > Login History');
});

test('a silent move may be a stranger: before anything else, somebody is asked', async () => {
  const [ask] = tasksOf(await tale('silent move'));
  expect(ask).toMatch(/^Ask whoever runs the program, and the network team or the hosting company first whether /);
});

test('what needs a hand in Salesforce says where', async () => {
  const tasks = tasksOf(await scenario('the-form-that-broke'));
  expect(tasks.find((task) => task.includes('passwordTOKEN'))).toContain('Settings > My Personal Information > Reset My Security Token');
  expect(tasks.find((task) => task.startsWith('If this address is not yours'))).toContain(
    'Setup > Users > Users > the user > Reset Password',
  );
});

test('a span is as long in the headline as everywhere else', async () => {
  const scene = await told(
    program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 44),
    program(user, elsewhere, 'Success', '2026-04-01T20:00:00Z', 24 * 5),
  );
  const [summary = ''] = paragraphsOf(scene, 'summary');
  expect(summary).toContain('until it recovered after 1 day 20 hours');
  expect(summary).toContain('In 1 day 20 hours, all 44 attempts failed');
});

test('failures of several statuses are counted each under its own', async () => {
  const scene = await told(
    program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 30),
    program(user, elsewhere, 'Password Lockout', '2026-04-01T06:00:00Z', 10),
  );
  const [summary = ''] = paragraphsOf(scene, 'summary');
  expect(summary).toContain(`40 failures, 30 with “${refused}” and 10 with “Password Lockout”, and it has not recovered.`);
  const counted = tableOf(scene, 'attempts', /^By source address and status/).rows.map(([, status, attempts]) => [status, attempts]);
  expect(counted.slice(0, 2)).toEqual([
    [refused, '30'],
    ['Password Lockout', '10'],
  ]);
  expect(scene.result.incidents[0]?.failuresByStatus).toEqual([
    { status: refused, failures: 30 },
    { status: 'Password Lockout', failures: 10 },
  ]);
});

test('what is told of all programs that moved is true of all of them, not of the first', async () => {
  const second = 'second@acme.example';
  const scene = await told(
    program(second, home, 'Success', '2026-03-01T00:30:00Z', 24 * 30),
    program(user, elsewhere, refused, '2026-03-31T00:10:00Z', 40),
    program(second, elsewhere, refused, '2026-03-31T00:40:00Z', 40),
  );
  const [incident] = scene.result.incidents;
  expect(incident?.users).toEqual([user, second]);
  expect(incident?.evidence.for).toContain('1,440 earlier logins of these programs succeeded, right up to the break.');
  expect(incident?.bracket.lastGood).toBe('2026-03-30T23:30:00Z');
  expect(incident?.evidence.for).toContain(`${home}, used until then, fell silent: its last success was at 2026-03-30 23:30:00 UTC.`);
});

test('a story of some attempts only says so in its title and before all else', async () => {
  const { result } = await tale('silent move');
  const only = { ...result, coverage: { ...result.coverage, where: 'status:success' } };
  const [whole, narrowed] = [result, only].map((each) => postmortemsOf(each, options)[0]);
  expect(narrowed?.what).toBe(`${whole?.what}, among the attempts that match a filter`);
  expect(narrowed?.sections[0]?.blocks[0]).toEqual({
    kind: 'paragraph',
    text: 'Only attempts that match the filter “status:success” were looked at: all that is told here is told of those, and others may tell otherwise.',
  });
  expect(narrowed?.sections[0]?.blocks.slice(1)).toEqual(whole?.sections[0]?.blocks);
});

test('an hour that the clock shows twice is told apart, so that times run forward', async () => {
  const autumn = program(user, home, 'Success', '2026-10-01T05:41:14Z', 24 * 31 + 1);
  const scene = await analyzedText(
    logOf([...autumn, ...program(user, elsewhere, refused, '2026-11-01T06:11:02Z', 30)]),
    'America/New_York',
  );
  expect(factOf(scene, 'root-cause', 'Last good login')).toBe('2026-11-01 05:41:14 UTC (2026-11-01 01:41:14 -04:00 America/New_York)');
  expect(factOf(scene, 'root-cause', 'First failure')).toBe('2026-11-01 06:11:02 UTC (2026-11-01 01:11:02 -05:00 America/New_York)');
  const local = tableOf(scene, 'timeline', /in order/).rows.map((row) => row[1]);
  expect(local).toEqual(['2026-11-01 01:41:14 -04:00', '2026-11-01 01:11:02 -05:00', '2026-11-02 06:11:02', '2026-11-02 06:11:02']);
});

test('an empty file, and a handful of attempts, cannot tell whether anything broke', async () => {
  const empty = renderReport('md', (await analyzedText(logOf([]))).result, options);
  expect(empty).toContain('# Postmortem: the data cannot tell');
  expect(empty).toContain('There is no attempt in the data, so it cannot tell whether anything broke.');
  const few = await analyzedText(logOf(program(user, home, 'Success', '2026-03-01T00:00:00Z', 4)));
  const [said] = paragraphsOf(few, 'summary');
  expect(said).toBe(
    'The data cannot tell whether anything broke. It holds 4 logins and 0 failures; to know a program takes more, such as 10 successes on 5 days.',
  );
  expect(renderReport('html', few.result, options)).not.toContain('othing broke');
  const { result } = await analyzedText(logOf(beforehand));
  expect(renderReport('md', result, options)).toContain('Nothing broke: there is no incident to tell.');
});

test('the login with which a program works again is not one of those that were lost', async () => {
  const scene = await told(
    program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 6),
    program(user, elsewhere, 'Success', '2026-03-31T06:00:00Z', 24),
  );
  expect(factOf(scene, 'impact', 'Logins lost')).toMatch(/^About 6 logins/);
});
