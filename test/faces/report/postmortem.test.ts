/** What a postmortem says is true of the log that it tells of. */
import { expect, test } from 'vitest';
import type { Block, Section } from '../../../src/faces/report/postmortem/block.ts';
import { postmortemsOf } from '../../../src/faces/report/postmortem/postmortem.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { logOf, program, refused, type Told } from '../../told-log.ts';
import { analyzedText, type Scene, scenario, tale } from './scenes.ts';

const options = { template: 'sre', version: '1.0.0' } as const;
const user = 'feed@acme.example';
const [home, elsewhere] = ['198.51.100.7', '203.0.113.9'];
const beforehand = program(user, home, 'Success', '2026-03-01T00:00:00Z', 24 * 30);

function told(...attempts: readonly Told[][]): Promise<Scene> {
  return analyzedText(logOf([...beforehand, ...attempts.flat()]), 'UTC');
}

/** The sections of the gravest incident, by their ids. */
function sectionsOf({ result }: Scene): ReadonlyMap<string, Section> {
  return new Map(postmortemsOf(result, options)[0]?.sections.map((section) => [section.id, section]));
}

function blocksOf(scene: Scene, id: string): readonly Block[] {
  return sectionsOf(scene).get(id)?.blocks ?? [];
}

function paragraphsOf(scene: Scene, id: string): string[] {
  return blocksOf(scene, id).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

function factOf(scene: Scene, id: string, label: string): string | undefined {
  return blocksOf(scene, id)
    .flatMap((block) => (block.kind === 'facts' ? block.rows : []))
    .find(([name]) => name === label)?.[1];
}

function tasksOf(scene: Scene): readonly string[] {
  return blocksOf(scene, 'actions').flatMap((block) => (block.kind === 'tasks' ? block.items : []));
}

function tableOf(scene: Scene, id: string, caption: RegExp): { titles: string[]; rows: readonly (readonly string[])[]; caption: string } {
  for (const block of blocksOf(scene, id))
    if (block.kind === 'table' && caption.test(block.caption))
      return { titles: block.columns.map(({ title }) => title), rows: block.rows, caption: block.caption };
  throw new Error(`no table ${caption}`);
}

test('both tables of the appendix count the days that the caption names, challenges too', async () => {
  const scene = await scenario('spray-over-five-users');
  const groups = tableOf(scene, 'attempts', /^By source address and status/);
  const days = tableOf(scene, 'attempts', /^Day by day/);
  expect(groups.caption).toBe('By source address and status, 2026-06-26 to 2026-07-24 (America/New_York)');
  expect([days.rows.at(0)?.[0], days.rows.at(-1)?.[0]]).toEqual(['Fri 2026-06-26', 'Fri 2026-07-24']);
  expect(days.titles).toEqual(['Day', 'Succeeded', 'Failed', 'Challenged', 'New addresses']);
  const attempts = groups.rows.reduce((sum, row) => sum + Number(row[2]), 0);
  const byDay = days.rows.reduce((sum, row) => sum + Number(row[1]) + Number(row[2]) + Number(row[3]), 0);
  expect(byDay).toBe(attempts);
});

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
  const [first = '', ...others] = tasksOf(await story());
  expect(first).toMatch(/^Keep it from happening again: /);
  expect(first).toContain(path);
  expect(others.filter((task) => first.includes(task))).toEqual([]);
  const [notice] = others.filter((task) => task.startsWith('Notice the next'));
  expect(notice).toContain(sign);
  expect(notice).toContain('Setup > Identity > Login History');
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

test('an outage that outlasts the days shown says so beside them, and when it ended', async () => {
  const outage = program(user, elsewhere, refused, '2026-03-31T00:00:00Z', 24 * 20);
  const recovered = await told(outage, program(user, elsewhere, 'Success', '2026-04-20T00:00:00Z', 24 * 3));
  const recovery = 'The days shown end on 2026-04-14. The recovery, on 2026-04-20, and what was tried until then lie after them.';
  expect(paragraphsOf(recovered, 'attempts')).toEqual([recovery]);
  for (const format of ['md', 'html'] as const)
    expect(
      renderReport(format, recovered.result, options)
        .replace(/<[^>]+>/g, '')
        .split(recovery).length - 1,
      format,
    ).toBe(2);
  expect(paragraphsOf(await told(outage), 'attempts')).toEqual([
    'The days shown end on 2026-04-14. The log goes on until 2026-04-19 without a recovery, and what was tried since lies after them.',
  ]);
  expect(paragraphsOf(await told(outage.slice(0, 24)), 'attempts')).toEqual([]);
});

test('the days end with the log, and a day without attempts is not one without data', async () => {
  const days = tableOf(await scenario('a-single-refusal'), 'attempts', /^Day by day/);
  const { result } = await scenario('a-single-refusal');
  expect(days.rows.at(-1)?.[0]).toContain(result.incidents[0]?.days.at(-1)?.day);
  expect(days.rows.flat()).not.toContain('no data');
});

test('two addresses that take turns are a row each, and so is a pool', async () => {
  const secondServer = await told(
    program(user, home, 'Success', '2026-03-31T00:00:00Z', 24 * 4),
    program(user, elsewhere, refused, '2026-03-31T00:20:00Z', 24 * 4),
  );
  const turns = tableOf(secondServer, 'sequence', /take turns/);
  expect(turns.titles).toEqual(['Time (UTC)', 'Lasting', 'User', 'Source address', 'Status', 'Attempts']);
  const [good, bad] = turns.rows;
  expect(good).toEqual(['2026-03-29 00:00:00', expect.any(String), user, home, 'Success', expect.any(String)]);
  expect(bad).toEqual(['2026-03-31 00:20:00', expect.any(String), user, elsewhere, refused, expect.any(String)]);
  expect(turns.rows.length).toBeLessThan(8);
  const pool = tableOf(await scenario('a-pool-moves'), 'sequence', /take turns/);
  expect(pool.rows.some((row) => /^\d+ addresses$/.test(row.at(-3) ?? ''))).toBe(true);
  expect(pool.rows.length).toBeLessThan(20);
});

test.each(['a-pool-moves', 'moved-and-back'])(
  'of %s the last good login and the first failures are among the attempts in order',
  async (name) => {
    const { result } = await scenario(name);
    const [{ sequence, bracket } = { sequence: [], bracket: { lastGood: null, firstBad: null } }] = result.incidents;
    const at = sequence.findIndex(({ first }) => first === bracket.firstBad);
    const [good, bad] = [sequence[at - 1], sequence[at]];
    expect([good?.last, good?.status, bad?.skipped]).toEqual([bracket.lastGood, 'Success', 0]);
    expect(bad?.status).not.toBe('Success');
  },
);

/** A program behind a pool so wide that it hardly ever logs in twice from one address, refused since the pool is another one. */
function wide(status: string, block: string, from: string, hours: number): Told[] {
  return program(user, '', status, from, hours).map((each, i) => ({ ...each, address: `${block}.${i >> 8}.${i & 255}` }));
}

test('of a pool of hundreds of addresses every list says how many it leaves out, and nothing says that they were not new', async () => {
  const scene = await analyzedText(
    logOf([...wide('Success', '34.90', '2026-03-01T00:00:00Z', 24 * 30), ...wide(refused, '35.190', '2026-03-31T00:00:00Z', 72)]),
    'UTC',
  );
  const [summary = ''] = paragraphsOf(scene, 'summary');
  expect(summary).toContain(`broke on 2026-03-31, at addresses that change all the time: 72 failures with “${refused}”`);
  expect(factOf(scene, 'root-cause', 'Trigger')).toBe('Logins were refused at other addresses than before, on Tuesday, 31 March 2026');
  expect(factOf(scene, 'root-cause', 'Source address')).toMatch(/^35\.190\.0\.0 \(.*35\.190\.0\.7 \(Google LLC\) and 64 more$/);
  expect(factOf(scene, 'root-cause', 'Before')).toMatch(/ and 96 more$/);
  expect(tableOf(scene, 'timeline', /in order/).rows.map((row) => row.at(-1))).toContain(
    '35.190.0.7 appears for the first time. 64 more addresses of the incident are not listed.',
  );
  expect(paragraphsOf(scene, 'changes')[0]).toBe(
    'Nothing but the addresses: those that failed are others than those of the logins before.',
  );
  expect(paragraphsOf(scene, 'attempts')).toEqual(['Shown are 100 of 408 rows, those with most failures.']);
  expect(renderReport('html', scene.result, options)).toContain('Shown are 8 of 408 addresses.');
  expect(renderReport('md', scene.result, options)).toContain('shown are 12 of 408 addresses');
});

test('folding loses no attempt', async () => {
  for (const name of ['a-pool-moves', 'spray-over-five-users', 'moved-and-back']) {
    const scene = await scenario(name);
    const { rows } = tableOf(scene, 'sequence', /take turns/);
    const shown = rows.reduce((sum, row) => sum + Number((row.at(-1) ?? '').replaceAll(',', '')), 0);
    const runs = scene.result.incidents[0]?.sequence ?? [];
    expect(shown, name).toBe(runs.reduce((sum, { attempts, skipped }) => sum + attempts + skipped, 0));
  }
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
