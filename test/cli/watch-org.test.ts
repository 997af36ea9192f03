/** `breakday watch` on an org that lives on between two rounds: each alert comes with the first round that can know of it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday, type Outcome } from '../breakday.ts';
import { startOrg } from '../org/fake-org.ts';
import { idOf, login, midnight } from '../org/rows.ts';
import type { SObject } from '../org/state.ts';

const hour = 3_600_000;
const day = 24 * hour;
const weeks = midnight - 60 * day;
const [home, moved, elsewhere] = ['192.0.2.10', '198.51.100.7', '203.0.113.9'];
const refused = 'Failed: API security token required';

/** A program's logins, one an hour. */
function hours(from: number, until: number, told: SObject): SObject[] {
  return Array.from({ length: Math.floor((until - from) / hour) }, (_, i) => login((from - weeks) / hour + i, from + i * hour, told));
}

/** Another user, who keeps the log from falling silent as a whole. */
function neighbour(from: number, until: number): SObject[] {
  return hours(from, until, { UserId: idOf('005', 2), SourceIp: '192.0.2.20', Application: 'Sync' }).map((row, i) => ({
    ...row,
    Id: idOf('0Ya', 100_000 + (from - weeks) / hour + i),
  }));
}

test('a move is told before anything fails, a first refusal at once, then its recovery, then silence', async () => {
  const archive = join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'archive.duckdb');
  await using org = await startOrg({
    logins: [...hours(weeks, midnight - 10 * day, { SourceIp: home }), ...neighbour(weeks, midnight - 10 * day)],
  });
  let now = midnight - 10 * day;
  const goOn = (span: number, told: SObject | null): void => {
    org.logins.push(...(told === null ? [] : hours(now, now + span, told)), ...neighbour(now, now + span));
    now += span;
  };
  const watch = (): Promise<Outcome> =>
    breakday(['watch', '--once', '--quiet', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC'], {
      env: { SF_ACCESS_TOKEN: org.token },
    });

  expect(await watch()).toEqual({ status: 0, signal: null, stdout: '', stderr: '' });
  goOn(day, { SourceIp: moved });
  expect((await watch()).stdout).toMatch(new RegExp(`moved from ${home} to ${moved} on .+, and nothing failed`));
  goOn(hour, { SourceIp: elsewhere, Status: refused });
  expect(await watch()).toMatchObject({ status: 11, stdout: expect.stringMatching(new RegExp(`possible .+${elsewhere}.+1 failure with`)) });
  goOn(2 * day, { SourceIp: elsewhere, Status: refused });
  expect(await watch()).toMatchObject({ status: 10, stdout: expect.stringMatching(/likely, changed: was possible /) });
  goOn(2 * day, { SourceIp: elsewhere });
  expect((await watch()).stdout).toMatch(/confirmed, changed: recovered; was likely .+ recovered after /);
  goOn(4 * day, null);
  expect((await watch()).stdout).toMatch(/has been silent since /);

  const before = org.journal.length;
  expect((await watch()).stdout).toBe('');
  expect(org.journal.length - before).toBeLessThanOrEqual(5);
});

test.each([
  [['--client-id', 'app'], 'SF_CLIENT_SECRET'],
  [['--username', 'ops@globex.example'], 'SF_PASSWORD'],
])('a round asks nobody: %j needs %s', async (way, variable) => {
  const outcome = await breakday(['watch', '--once', '--login-url', 'http://127.0.0.1:9', ...way]);
  expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(variable) });
});

test('that nobody logs in any more is told too: the org was asked, and had nothing newer', async () => {
  const archive = join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'archive.duckdb');
  const end = midnight - 10 * day;
  await using org = await startOrg({ logins: [...hours(weeks, end, { SourceIp: home }), ...neighbour(weeks, end)] });
  const watch = async (): Promise<unknown[]> => {
    const args = ['--instance-url', org.url, '--archive', archive, '--timezone', 'UTC', '--json'];
    const { stdout } = await breakday(['watch', '--once', '--quiet', ...args], { env: { SF_ACCESS_TOKEN: org.token } });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };
  expect(await watch()).toEqual([]);
  org.behave({ clockAhead: end + 3 * day - Date.now() });
  const silence = {
    kind: 'silence',
    verdict: 'likely',
    evidence: { for: expect.arrayContaining([expect.stringMatching(/^The org was asked at .+ and told of nothing newer\.$/)]) },
    impact: { ongoing: true, lostSuccesses: 73 },
  };
  expect(await watch()).toMatchObject([
    { news: 'new', incident: silence },
    { news: 'new', incident: silence },
  ]);
  expect(await watch()).toEqual([]);
});
