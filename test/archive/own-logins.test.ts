import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { markOwnLogins, rememberOwnLogins } from '../../src/archive/own-logins.ts';
import type { OwnLogin } from '../../src/sources/source.ts';
import { engineSettings, history, temporaryFolder, told } from './telling.ts';

const columns = ['id', 'user', 'user_id', 'address', 'status', 'login_type', 'api_type', 'api_version', 'application'] as const;
const soap = ['Other Apex API', 'SOAP Partner', '64.0'];
const oauth = ['Remote Access 2.0', 'N/A', 'N/A'];
const sent: OwnLogin = { user: '005A', at: new Date('2026-10-01T06:00:11Z'), protocol: 'soap', apiVersion: '64.0', entered: true };

type Row = readonly string[];

/** A row of 6 o'clock and so many seconds. */
function row(second: string, id: string, user: string, status: string, program: Row, application: string): Row {
  return [`2026-10-01T06:00:${second}.000+0000`, id, `${user}@globex.example`, user, '192.0.2.3', status, ...program, application];
}

async function marked(logins: readonly OwnLogin[], ...pulls: readonly (readonly Row[])[]): Promise<string[][]> {
  const archive = await openArchive(join(temporaryFolder(), 'archive.duckdb'), engineSettings());
  await rememberOwnLogins(archive.database, logins);
  const seen: string[][] = [];
  for (const rows of pulls) {
    await archive.add([told('org', columns, rows, { finest: 'second', timezone: 'UTC' })], { timezone: 'UTC', org: '00D' });
    await markOwnLogins(archive.database);
    await markOwnLogins(archive.database);
    seen.push(await history(archive, 'id, application'));
  }
  await archive.close();
  return seen;
}

test('the row that a login of ours left is marked, and no other', async () => {
  const rows = [
    row('03', '0Ya1', '005A', 'Success', soap, 'Web form'),
    row('09', '0Ya2', '005A', 'Invalid Password', soap, 'Web form'),
    row('10', '0Ya3', '005A', 'Success', soap, 'N/A'),
    row('11', '0Ya4', '005B', 'Success', soap, 'Web form'),
    row('11', '0Ya5', '005A', 'Success', oauth, 'Nightly Sync'),
    row('11', '0Ya6', '005A', 'Success', ['Other Apex API', 'SOAP Partner', '27.0'], 'Old form'),
    row('40', '0Ya7', '005A', 'Success', soap, 'Web form'),
  ];
  expect(await marked([sent], rows)).toEqual([
    ['0Ya1 Web form', '0Ya2 Web form', '0Ya3 breakday', '0Ya4 Web form', '0Ya5 Nightly Sync', '0Ya6 Old form', '0Ya7 Web form'],
  ]);
});

test('a login that was refused is known by the name that was sent, in any letter case', async () => {
  const refused = { ...sent, user: 'Sync@Globex.Example', entered: false };
  const rows = [row('10', '0Ya1', 'sync', 'Success', soap, 'Web form'), row('11', '0Ya2', 'sync', 'Invalid Password', soap, 'N/A')];
  expect(await marked([refused], rows)).toEqual([['0Ya1 Web form', '0Ya2 breakday']]);
});

test('as many logins as were sent are marked, also when two of them fall into one second', async () => {
  const rows = ['0Ya1', '0Ya2', '0Ya3'].map((id) => row('11', id, '005A', 'Success', soap, 'Web form'));
  expect(await marked([sent, sent], rows)).toEqual([['0Ya1 breakday', '0Ya2 breakday', '0Ya3 Web form']]);
});

test('a mark that was given while the right row was late goes over to it, and the program has its name again', async () => {
  const oneOfTheirs = row('14', '0Ya1', '005A', 'Success', soap, 'Web form');
  const ours = row('11', '0Ya2', '005A', 'Success', soap, 'N/A');
  expect(await marked([sent], [oneOfTheirs], [ours])).toEqual([['0Ya1 breakday'], ['0Ya2 breakday', '0Ya1 Web form']]);
});
