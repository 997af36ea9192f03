/** A story that an org tells gives the same answer as the same story in a file. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenarios } from '../../scripts/stories/scenarios.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import type { Result } from '../../src/findings/result.ts';
import { temporaryFolder } from '../archive/telling.ts';
import { analyzed, breakday, command, environment } from '../breakday.ts';
import { startOrg } from '../org/fake-org.ts';
import { held, newArchive } from '../org/pulling.ts';
import { eventLogsOf, toldBy } from '../org/told.ts';

const told = ['the-form-that-broke', 'nightly-job-moved', 'spray-over-five-users', 'a-person-forgets-a-password'];

test.each(told)('%s', async (name) => {
  const story = scenarios[name]?.tell() ?? [];
  const file = join(temporaryFolder(), 'export.csv');
  writeFileSync(file, setupCsv(story, { precision: 'seconds' }));
  await using org = await startOrg(toldBy(story));
  const archive = newArchive();
  const { status } = await breakday(['pull', '--instance-url', org.url, '--archive', archive], { env: { SF_ACCESS_TOKEN: org.token } });
  expect(status).toBe(0);
  const pulled = await analyzed<Result>(['--archive', archive, '--timezone', 'UTC']);
  const exported = await analyzed<Result>([file, '--timezone', 'UTC', '--input-timezone', 'UTC']);
  expect(pulled.incidents).toEqual(exported.incidents);
  expect(pulled.summary).toEqual(exported.summary);
  expect(pulled.coverage.attempts).toBe(story.length);
});

test('what a pull proposes to type next tells of what it brought, in the archive that it brought it to', async () => {
  await using org = await startOrg(toldBy(scenarios['the-form-that-broke']?.tell() ?? []));
  const archive = join(temporaryFolder(), 'it is here.duckdb');
  const args = ['pull', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC'];
  const { stdout } = await breakday(args, { env: { SF_ACCESS_TOKEN: org.token } });
  const next = stdout.split('\nNext\n')[1]?.trim() ?? '';
  expect(next).toBe(`breakday analyze --org ${org.id} --timezone UTC --archive '${archive}'`);
  const typed = ['-c', `breakday() { '${process.execPath}' '${command}' "$@"; }\n${next}`];
  expect(spawnSync('sh', typed, { env: environment, encoding: 'utf8' }).stdout).toContain('webform@globex.example broke on 2018-08-20');
});

test('event log files of the same days double nothing, and tell who logs in without a token', async () => {
  const story = scenarios['the-form-that-broke']?.tell() ?? [];
  const { logins, users } = toldBy(story);
  await using org = await startOrg({ logins, users });
  org.eventLogs.push(...eventLogsOf(story, org.id, ({ user }) => user !== 'webform@globex.example').slice(-30));
  const archive = newArchive();
  const args = ['pull', '--instance-url', org.url, '--archive', archive, '--event-log-files'];
  const { status, stderr } = await breakday(args, { env: { SF_ACCESS_TOKEN: org.token } });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const said = `select "user" = 'webform@globex.example' as form, api_token, count(*) as attempts from attempts
    where not shadowed and api_token <> '' group by all order by form`;
  const lately = story.filter(({ time }) => time >= Date.parse(org.eventLogs[0]?.LogDate ?? ''));
  const ofTheForm = lately.filter(({ user }) => user === 'webform@globex.example').length;
  expect(await held(archive, said)).toEqual([
    { form: false, api_token: 'T', attempts: lately.length - ofTheForm },
    { form: true, api_token: 'P', attempts: ofTheForm },
  ]);
  expect(await held(archive, 'select count(*) as attempts from attempts where not shadowed')).toEqual([{ attempts: story.length }]);
});
