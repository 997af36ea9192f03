/** What the exit status says to a script. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Row } from '../../scripts/stories/row.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import { breakday, root } from '../breakday.ts';
import { written } from './tellings.ts';

const formats = join(root, 'fixtures', 'formats');
const all = (): boolean => true;

function tale(name: string, kept: (row: Row) => boolean = all): string {
  const rows = tales[name]?.(1).rows.filter(kept) ?? [];
  if (rows.length === 0) throw new Error(`there is no tale '${name}'`);
  return written('tale.csv', setupCsv(rows, { precision: 'seconds' }));
}

test.each([
  { status: 10, when: 'an incident is confirmed or likely', file: tale('move nightly, fixed') },
  { status: 11, when: 'incidents are only possible', file: tale('single failure at the end') },
  { status: 20, when: 'there is no row to judge', file: join(formats, 'setup-header-only.csv') },
  {
    status: 20,
    when: 'nothing in the history ever worked',
    file: tale('quiet', ({ user, status }) => user.startsWith('ana.') && status === 'Invalid Password'),
  },
  {
    status: 11,
    when: 'a program has failed since the log began',
    file: tale('a probe that always fails', ({ user }) => user.startsWith('worker')),
  },
  { status: 0, when: 'nothing broke', file: tale('weekly job missed a week') },
  { status: 0, when: 'the only finding is a move that nothing noticed', file: tale('silent move of a nightly job') },
])('--exit-code ends with $status when $when', async ({ status, file }) => {
  expect((await breakday(['analyze', '--json', '--exit-code', file])).status).toBe(status);
  expect((await breakday(['analyze', '--json', file])).status).toBe(0);
});

test.each([
  { args: ['analyze', '--nope'], says: "unknown option '--nope'" },
  { args: ['import'], says: "missing required argument 'files'" },
  { args: ['attempts', '--json', '--csv', join(formats, 'setup-2015.csv')], says: 'cannot be used with' },
  { args: ['analyze', '--timezone', 'Mars', join(formats, 'setup-2015.csv')], says: "'Mars' is no time zone" },
  { args: ['analyze', '--date-order', 'ydm', join(formats, 'setup-2015.csv')], says: 'mdy, dmy, ymd' },
  { args: ['analyze', '--memory-limit', 'much', join(formats, 'setup-2015.csv')], says: "'much' is no size" },
  { args: ['attempts', '--limit', 'few', join(formats, 'setup-2015.csv')], says: "'few' is no number" },
  { args: ['attempts', '--where', 'colour:red', join(formats, 'setup-2015.csv')], says: 'unknown field "colour"' },
  { args: ['attempts', '--where', 'user:~form or status:failed', join(formats, 'setup-2015.csv')], says: 'or joins nothing here: a blank' },
  { args: ['attempts', '--where', 'user:a,', join(formats, 'setup-2015.csv')], says: 'user: needs a value, at column 8' },
  { args: ['analyze', ''], says: 'The name of a file is empty.' },
  { args: ['import', join(formats, 'setup-2015.csv'), ''], says: 'The name of a file is empty.' },
  { args: ['analyse', 'old.csv'], says: "'analyse' is neither a command nor a file. Did you mean `breakday analyze`?" },
  { args: ['completion', 'tcsh'], says: 'bash, zsh, fish' },
])('wrong usage ends with 2 and nothing on standard output: $args', async ({ args, says }) => {
  const { status, stdout, stderr } = await breakday(args);
  expect(stderr).toContain(says);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test.each([':/etc/localtime', 'UTC+3', 'Nonsense', '', 'GMT-5'])(
  "a machine whose TZ is '%s' is asked for a zone that is known",
  async (TZ) => {
    const file = join(formats, 'setup-2015.csv');
    const { status, stdout, stderr } = await breakday(['analyze', file], { env: { TZ } });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `breakday: the time zone of this machine is none that is known (TZ is '${TZ}'). Set TZ to an IANA name such as America/New_York or UTC, or give --timezone.\n`,
    });
    expect(await breakday(['analyze', '--timezone', 'UTC', file], { env: { TZ } })).toMatchObject({ status: 0, stderr: '' });
  },
);

test('without an archive and without a file there is nothing to analyse, and it says what to do', async () => {
  const { status, stdout, stderr } = await breakday(['analyze']);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^breakday: there is no archive yet at .*breakday import FILE.*breakday pull/);
});

test('an unknown message ends with 1, a known one with 0', async () => {
  expect((await breakday(['explain', 'xyzzy'])).status).toBe(1);
  const { status, stdout } = await breakday(['explain', 'LOGIN_MUST_USE_SECURITY_TOKEN']);
  expect(status).toBe(0);
  expect(stdout).toContain('security token');
});
