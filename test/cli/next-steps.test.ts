/** The commands that an answer proposes are typed as they stand, and each gives what it promises. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday, command, environment } from '../breakday.ts';
import { written } from './tellings.ts';

const hour = 3_600_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "breakday-what's next-"));
});

/** Types a line into a shell whose `breakday` is the built one, in a folder of its own. */
function typed(line: string): { status: number | null; stdout: string } {
  const shell = `breakday() { '${process.execPath}' '${command}' "$@"; }\n${line}`;
  return spawnSync('sh', ['-c', shell], { cwd: folder, env: environment, encoding: 'utf8' });
}

/** Types all that `analyze` proposes; gives how many failures were promised, how many came, and the title of the page. */
async function followed(args: readonly string[]): Promise<{ promised: number; listed: number; page: string; explained: string }> {
  const { stdout } = await breakday(['analyze', ...args]);
  const lines = (stdout.split('\nNext\n')[1] ?? '').split('\n').map((line) => line.trim());
  const [attempts = '', promise = '', explain = '', , report = ''] = lines;
  const rows = typed(`${attempts} --json`);
  const told = typed(report);
  expect([rows.status, told.status]).toEqual([0, 0]);
  return {
    promised: Number(/^the ([\d,]+) failures, one by one$/.exec(promise)?.[1]?.replaceAll(',', '')),
    listed: rows.stdout.trimEnd().split('\n').length,
    page: /<title>(.*)<\/title>/.exec(readFileSync(join(folder, 'postmortem.html'), 'utf8'))?.[1] ?? '',
    explained: typed(explain).stdout,
  };
}

interface Told {
  readonly user: string;
  readonly from: string;
  readonly until: string;
  /** From here on it is refused at a new address. */
  readonly breaks?: string;
  /** From here on it is let in there. */
  readonly mended?: string;
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

function rowsOf({
  user,
  from,
  until,
  breaks = until,
  mended = until,
}: Told): { time: number; user: string; address: string; status: string }[] {
  return Array.from({ length: (at(until) - at(from)) / hour }, (_, i) => {
    const time = at(from) + i * hour;
    const refused = time >= at(breaks) && time < at(mended);
    return {
      time,
      user,
      address: time >= at(breaks) ? '198.51.100.7' : '203.0.113.5',
      status: refused ? 'Failed: API security token required' : 'Success',
    };
  });
}

function csv(told: readonly Told[], title: string, clock: (time: Date) => string): string {
  const lines = told.flatMap(rowsOf).map(({ time, user, ...row }) => [user, clock(new Date(time)), row.address, row.status].join(','));
  return [`${title},Login Time,Source IP,Status,Login Type,Application`, ...lines.map((line) => `${line},Other Apex API,Sync`)].join('\n');
}

const iso = (time: Date): string => time.toISOString();
const breaking = { from: '2026-03-01', breaks: '2026-04-10', mended: '2026-04-12', until: '2026-04-20' };
const steady = { from: '2026-03-01', until: '2026-04-20' };

test('of a history whose users are named by another file, and of which only one is looked at', async () => {
  const file = written(
    'story.csv',
    csv(
      [
        { user: '005000000000001AAA', ...breaking },
        { user: '005000000000002AAA', ...breaking },
      ],
      'User ID',
      iso,
    ),
  );
  const users = written('users.csv', 'Id,Username\n005000000000001AAA,sync@acme.example\n005000000000002AAA,erp@acme.example\n');
  const { promised, listed, page, explained } = await followed([
    file,
    '--users',
    users,
    '--where',
    'user:sync@acme.example',
    '--timezone',
    'UTC',
  ]);
  expect({ promised, listed }).toEqual({ promised: 48, listed: 48 });
  expect(page).toBe('Postmortem, Friday, 10 April 2026: sync@acme.example could not log in, among the attempts that match a filter');
  expect(explained).toContain('API security token required');
});

test('of one of several orgs in an archive that has to be named', async () => {
  const archive = ['--archive', join(folder, 'it is.duckdb'), '--timezone', 'UTC'];
  await breakday([
    'import',
    '--org',
    'prod',
    ...archive,
    written('prod.csv', csv([{ user: 'sync@prod.example', ...breaking }], 'Username', iso)),
  ]);
  await breakday([
    'import',
    '--org',
    'sandbox',
    ...archive,
    written('sandbox.csv', csv([{ user: 'a@sandbox.example', ...steady }], 'Username', iso)),
  ]);
  const { promised, listed, page } = await followed(['--org', 'prod', ...archive]);
  expect({ promised, listed }).toEqual({ promised: 48, listed: 48 });
  expect(page).toBe('Postmortem, Friday, 10 April 2026: sync@prod.example could not log in');
});

test('of a file whose times need to be told how to be read', async () => {
  const days = { from: '2026-03-01', breaks: '2026-03-09', mended: '2026-03-11', until: '2026-03-13' };
  const american = (time: Date): string => `${time.getUTCMonth() + 1}/${time.getUTCDate()}/2026 ${time.getUTCHours()}:00`;
  const file = written('story.csv', csv([{ user: 'sync@acme.example', ...days }], 'Username', american));
  const zones = ['--timezone', 'America/New_York', '--input-timezone', 'Asia/Tokyo'];
  const { promised, listed, page } = await followed([file, '--date-order', 'mdy', ...zones]);
  expect({ promised, listed }).toEqual({ promised: 48, listed: 48 });
  expect(page).toBe('Postmortem, Sunday, 8 March 2026: sync@acme.example could not log in');
});

test('of the break that lies in the days that were asked about, and not of a graver one or of its other failures', async () => {
  const later = { user: 'sync@acme.example', from: '2026-04-20', breaks: '2026-04-20', mended: '2026-04-21', until: '2026-05-01' };
  const graver = { user: 'erp@acme.example', from: '2026-03-01', breaks: '2026-04-01', mended: '2026-04-08', until: '2026-05-01' };
  const file = written('story.csv', csv([{ user: 'sync@acme.example', ...breaking }, graver, later], 'Username', iso));
  const span = ['--since', '2026-04-10', '--until', '2026-04-11', '--timezone', 'UTC'];
  const { incidents } = await analyzed<Result>([file, ...span]);
  expect(incidents.map(({ attempts }) => attempts)).toEqual([48]);
  const { promised, listed, page } = await followed([file, ...span]);
  expect({ promised, listed }).toEqual({ promised: 48, listed: 48 });
  expect(page).toBe('Postmortem, Friday, 10 April 2026: sync@acme.example could not log in');
});

test('where nothing failed, no list of failures is proposed', async () => {
  const file = written('story.csv', csv([{ user: 'sync@acme.example', ...steady }], 'Username', iso));
  expect((await breakday(['analyze', file, '--timezone', 'UTC'])).stdout).not.toContain('Next');
});
