/** Who is told of several orgs in one place is told which one it is. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { startOrg } from '../org/fake-org.ts';
import { login, midnight } from '../org/rows.ts';

const hour = 3_600_000;
const weeks = midnight - 30 * 24 * hour;

/** A program's logins, one an hour; its address is another one from noon of the last day, and refused. */
const logins = Array.from({ length: 30 * 24 }, (_, i) => {
  const broke = i >= 29 * 24 + 12;
  const told = broke ? { SourceIp: '203.0.113.9', Status: 'Failed: API security token required' } : { SourceIp: '192.0.2.10' };
  return login(i, weeks + i * hour, told);
});

test('an alert and the figures of a round name the org, and how far its history was read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  await using org = await startOrg({ logins });
  const metrics = join(folder, 'breakday.prom');
  const watch = (...args: string[]) =>
    breakday(
      ['watch', '--once', '--quiet', '--instance-url', org.url, '--archive', join(folder, 'archive.duckdb'), '--metrics', metrics, ...args],
      { env: { SF_ACCESS_TOKEN: org.token } },
    );
  const { host } = new URL(org.url);
  const newest = midnight - hour;

  const [alert, ...others] = (await watch('--json')).stdout.trim().split('\n');
  expect(others).toEqual([]);
  const { incident, ...about } = JSON.parse(alert ?? '');
  expect(about).toEqual({
    schema: 'breakday-alert/2',
    news: 'new',
    org: { id: expect.stringMatching(/^00D\w{15}$/), name: host },
    until: new Date(newest).toISOString().replace('.000', ''),
  });
  expect((await watch('--again')).stdout).toContain(`  (of ${host}: breakday report --incident ${incident.id})\n`);
  const lines = readFileSync(metrics, 'utf8').split('\n');
  expect(lines).toContain(`breakday_newest_attempt_timestamp_seconds{org="${host}"} ${newest / 1000}`);
  expect(lines).toContain(`breakday_incidents{org="${host}",kind="origin-change",verdict="likely"} 1`);
});
