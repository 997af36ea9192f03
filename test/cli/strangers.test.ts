/** Whoever may be a stranger is told as one, in the text, in JSON and in the report alike, and is asked about before anything is trusted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { at, day, hour, minute } from '../../scripts/stories/clock.ts';
import { browser, type Client, phpToolkit, type Row } from '../../scripts/stories/row.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { notYours } from '../../src/attempts/advice.ts';
import type { Incident, Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-strangers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begins = at('2026-03-01');
const night = begins + 30 * day + 3 * hour;
const [home, strange] = ['203.0.113.5', '192.0.2.66'];
const [user, person] = ['sync@acme.example', 'ada@acme.example'];

interface Answers {
  readonly result: Result;
  readonly incident: Incident | undefined;
  readonly text: string;
  readonly report: string;
}

async function answersOn(rows: readonly Row[]): Promise<Answers> {
  const file = join(folder, 'told.csv');
  const told = rows.toSorted((a, b) => a.time - b.time);
  writeFileSync(file, setupCsv(told, { precision: 'seconds' }));
  const zones = ['--timezone', 'UTC', '--input-timezone', 'UTC'];
  const inOneLine = async (...args: readonly string[]): Promise<string> => (await breakday(args)).stdout.replace(/\s+/g, ' ');
  const result = await analyzed<Result>([file, ...zones]);
  return {
    result,
    incident: result.incidents[0],
    text: await inOneLine('analyze', file, ...zones),
    report: await inOneLine('report', file, ...zones),
  };
}

function attempts(from: number, count: number, gap: number, who: string, client: Client, address: string, status = 'Success'): Row[] {
  return Array.from({ length: count }, (_, i) => ({ time: from + i * gap, user: who, address, status, client, country: 'US' }));
}

/** The program logs in every hour for sixty days, and the person once a day: neither ever stops. */
const program = attempts(begins, 60 * 24, hour, user, phpToolkit, home);
const daily = attempts(begins + 9 * hour, 60, day, person, browser, home);

test('bad passwords of a night that end in a login are no recovery: somebody may have been let in', async () => {
  const guesses = attempts(night, 15, minute, person, browser, strange, 'Invalid Password');
  const { incident, text, report } = await answersOn([
    ...daily,
    ...guesses,
    ...attempts(night + 20 * minute, 1, hour, person, browser, strange),
  ]);
  expect(incident).toMatchObject({
    kind: 'failure-streak',
    verdict: 'likely',
    recoveredAt: null,
    stranger: { addresses: [strange], wentOn: true, letInAt: '2026-03-31T03:20:00Z' },
    headline:
      'Somebody may have guessed the password of ada@acme.example on 2026-03-31: 15 failures with “Invalid Password” from 192.0.2.66, a new address, and then a login from there at 2026-03-31 03:20:00 UTC.',
  });
  expect(incident?.advice.join(' ')).toMatch(/^Ask the user first whether 192\.0\.2\.66 is yours.*Freeze, then Reset Password/);
  for (const told of [text, report, incident?.advice.join(' ')]) expect(told).toContain(notYours);
  expect(text).toContain('Let in Tue 2026-03-31 03:20:00 Meanwhile the user went on elsewhere');
  expect(`${text}${report}`).not.toMatch(/Compare the password that the program|Stop the program until then/);
});

test('second factors that nobody answers, from an address that nobody knows, mean that the password is known', async () => {
  const pushes = attempts(night + 6 * hour, 12, minute, person, browser, strange, 'Multi-factor required');
  const { incident, text, report } = await answersOn([...daily, ...pushes]);
  expect(incident?.evidence.for).toContain(
    '“Multi-factor required” is answered only where the password was right: whoever it was knew it.',
  );
  for (const told of [text, report, incident?.advice.join(' ')]) expect(told).toContain(notYours);
});

test('four refusals of a stranger break nothing of a program that goes on, and the address is not to be trusted before somebody knows it', async () => {
  const refused = attempts(night + minute, 4, 3 * minute, user, phpToolkit, strange, 'Failed: API security token required');
  const { incident, text, report } = await answersOn([...program, ...refused]);
  expect(incident?.headline).toBe(
    'Logins as sync@acme.example from 192.0.2.66, a new address, failed on 2026-03-31, while this user went on elsewhere: 4 failures with “Failed: API security token required”.',
  );
  expect(incident?.advice[0]).toMatch(/^Ask whoever runs the program/);
  expect(text).not.toMatch(/Trust the address|not recovered|Recovered/);
  for (const told of [text, report, incident?.advice.join(' ')]) expect(told).toContain(notYours);
});

test('nobody can know that what never succeeded is being set up: the right password came from an address that nobody knows', async () => {
  const refused = attempts(night, 4, 3 * minute, user, browser, strange, 'Failed: API security token required');
  const { result, text, report } = await answersOn([...program, ...refused]);
  expect(result.incidents).toEqual([]);
  expect(result.summary.longestUnqualifiedStreak).toMatchObject({
    why: 'nothing had succeeded before: it may be being set up',
    advice: [notYours],
  });
  for (const told of [text, report]) expect(told).toContain(notYours);
});

test('a user who was frozen after logins from a new address is told with that address and its hour', async () => {
  const rows = [
    ...program.filter(({ time }) => time < night),
    ...attempts(night - 30 * minute, 3, minute, user, phpToolkit, strange),
    ...attempts(night + minute, 12, hour, user, phpToolkit, home, 'User Is Frozen'),
  ];
  const { incident, text } = await answersOn(rows);
  expect(incident).toMatchObject({ cause: 'account-blocked', stranger: { addresses: [strange], wentOn: false, letInAt: null } });
  expect(incident?.evidence.for).toContain(
    '192.0.2.66 was new to this program, first seen at 2026-03-31 02:30:00 UTC, 31 minutes before the account was blocked: somebody may have noticed a stranger there.',
  );
  expect(text).toContain(`◆ ${strange}`);
  expect(text).toContain(notYours);
});

test('a move that nothing noticed is told with the sentence, and asks first', async () => {
  const { incident, text, report } = await answersOn([
    ...program.filter(({ time }) => time < night),
    ...attempts(night, 200, hour, user, phpToolkit, strange),
  ]);
  expect(incident?.kind).toBe('silent-origin-change');
  expect(text).toMatch(/• Ask whoever runs the program.*3 more ways with --verbose ! If this address is not yours/);
  for (const told of [text, report]) expect(told).toContain(notYours);
});

test('a log in a language that is not known is not judged, and says so', async () => {
  const { result, text } = await answersOn(program.map((row) => ({ ...row, status: 'Erfolgreich' })));
  expect(result.incidents).toEqual([]);
  expect(result.coverage.warnings).toEqual([
    'No row says “Success”, and the commonest status, “Erfolgreich” (1,440 rows), is none that Salesforce documents in English: the labels seem to be in another language, so nothing was judged. Let a user whose language is English download the login history.',
  ]);
  expect(text).toContain('NO LOGIN THAT WORKED, SO NO ANSWER');
});

test('a limit of logins is told with what the log shows beside it', async () => {
  const refused = attempts(night + minute, 50, minute, user, phpToolkit, home, 'Login Rate Exceeded');
  const { incident } = await answersOn([...program.filter(({ time }) => time <= night || time > night + hour), ...refused]);
  expect(incident?.evidence.against).toEqual([
    'No more than 51 attempts of this program stand in the log within an hour, and Salesforce allows a user 3,600: other programs use up the limit, or most attempts left no row.',
  ]);
});

test('login ranges that were narrowed are no matter of a token', async () => {
  const refused = attempts(night, 24, hour, user, phpToolkit, home, 'Restricted IP');
  const { incident } = await answersOn([...program.filter(({ time }) => time < night), ...refused]);
  expect(incident?.alternatives.map(({ cause }) => cause)).toEqual([
    'The login IP ranges of the profile were narrowed, or the user was given another profile.',
  ]);
  expect(incident?.evidence.for.join(' ')).toContain('so the login IP ranges of the profile, or the profile of the user, changed.');
});
