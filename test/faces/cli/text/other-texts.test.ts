import { expect, test } from 'vitest';
import type { Attempt } from '../../../../src/attempts/attempt.ts';
import { explain } from '../../../../src/attempts/explanation.ts';
import { renderArchive } from '../../../../src/faces/cli/text/archive.ts';
import { type AttemptOptions, attemptWriter } from '../../../../src/faces/cli/text/attempts.ts';
import { renderExplanation, renderNearMatches } from '../../../../src/faces/cli/text/explanation.ts';
import { type Imported, renderImport } from '../../../../src/faces/cli/text/import.ts';
import { expectFile } from '../../../expected.ts';
import { awkward } from '../../results.ts';

const page = { width: 80, color: false };

function attempt(user: string, address: string | null, status: string): Attempt {
  const isSuccess = status === 'Success';
  return {
    time: '2026-07-01T21:42:05Z',
    sequence: 1,
    user,
    address,
    status,
    outcome: isSuccess ? 'success' : 'failure',
    reason: isSuccess ? 'none' : 'unknown',
    fields: { login_type: 'Other Apex API' },
  };
}

const attempts = [
  attempt('webform@globex.example', '104.196.140.76', 'Failed: API security token required'),
  attempt('山田太郎の連携ユーザー@globex.example', '2600:1f18:9a60:8aa6:42d1:7c1e:aa10:8675', 'Success'),
  attempt('eve\x1b[2J\n@globex.example', null, 'Password Lockout'),
];

function told(options: Partial<AttemptOptions>): string {
  const writer = attemptWriter('text', { ...page, isTerminal: true, timezone: 'UTC', ...options });
  return writer.head() + attempts.map((each) => writer.row(each)).join('');
}

test('attempts stand in columns of the terminal, and in full in a pipe', () => {
  const texts = [told({}), told({ width: 140 }), told({ ascii: true, timezone: 'America/New_York' }), told({ isTerminal: false })];
  expectFile('text/attempts.txt', texts.join('\n'));
});

test('an explanation says what it means, what to do, and how to find it', () => {
  const explanation = explain('LOGIN_MUST_USE_SECURITY_TOKEN');
  if ('nearMatches' in explanation) throw new Error('a known code');
  expectFile('text/explanation.txt', renderExplanation(explanation, page));
});

test('an unknown text is quoted safely, with what comes near', () => {
  expect(renderNearMatches('\x1b[2Jpasword', ['Invalid Password'])).toBe(
    "'\\x1b[2Jpasword' is no status, code or message that is known. Near to it:\n  Invalid Password",
  );
  expect(renderNearMatches('zzz', [])).toContain('Paste the whole message');
});

test('an import says what is new, and accounts for every row', () => {
  const strangeAddresses = { rows: 2, line: 7, text: '\x1b[2Jhost' };
  const reports = awkward.coverage.inputs.map(
    (input): Imported => ({ ...input, alreadyHeld: false, unclearTimes: 0, strangeAddresses, missingRecords: 3_340 }),
  );
  const again = reports.map(
    (report): Imported => ({
      ...report,
      accepted: 0,
      duplicates: report.rows - report.rejected,
      alreadyHeld: true,
      unclearTimes: 1,
      strangeAddresses: null,
      missingRecords: 0,
    }),
  );
  expectFile('text/import.txt', [renderImport(reports, page), renderImport(again, page)].join('\n'));
});

test('an archive is shown org by org, then import by import', () => {
  const org = {
    attempts: 15_802,
    shadowed: 1,
    users: 27,
    from: '2026-05-03T06:00:11Z',
    until: '2026-10-30T05:52:56Z',
    gaps: awkward.coverage.gaps,
  };
  const archive = {
    path: '/home/ada/.local/share/breakday/login-history.duckdb',
    bytes: 12_345_678,
    orgs: [
      { org: '', ...org },
      { org: '00D000000000001', ...org, shadowed: 0, gaps: [] },
    ],
    imports: Array.from({ length: 23 }, (_, i) => ({
      name: i === 22 ? 'a-name-that-is-longer-than-any-name-of-a-file-ought-to-be-2026-10-30.csv.gz' : `week-${i + 1}.csv`,
      org: '',
      rows: 1000 + i,
      accepted: 900,
      duplicates: 100 + i,
      rejected: 0,
      importedAt: '2026-10-30T06:00:00Z',
    })),
  };
  expectFile('text/archive.txt', renderArchive(archive, 'UTC', page));
  expect(renderArchive({ ...archive, orgs: [], imports: [] }, 'UTC', page)).toContain('Nothing is held yet');
});
