import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database, type Value } from '../../src/archive/database.ts';
import { filterSql } from '../../src/archive/filter-sql.ts';
import { parseFilter } from '../../src/attempts/filter.ts';

interface Story {
  readonly line: number;
  readonly time: string;
  readonly user?: string;
  readonly address?: string;
  readonly status?: string;
  readonly login_type?: string;
  readonly application?: string;
  readonly country?: string;
}

const stories: readonly Story[] = [
  {
    line: 1,
    time: '2026-10-12 21:59:59',
    user: 'webform@globex.example',
    address: '203.0.113.7',
    application: 'Data Loader',
    country: 'DE',
  },
  { line: 2, time: '2026-10-12 22:00:00', user: 'webform@globex.example', address: '203.0.113.7', login_type: 'SAML Sfdc Initiated SSO' },
  {
    line: 3,
    time: '2026-10-13 08:00:00',
    user: 'webform@globex.example',
    address: '203.0.112.255',
    status: 'Failed: API security token required',
  },
  {
    line: 4,
    time: '2026-10-13 21:59:59',
    user: 'Ann@globex.example',
    address: '203.0.113.7',
    status: 'Failed: Computer activation required',
  },
  {
    line: 5,
    time: '2026-10-13 22:00:00',
    user: 'ann@globex.example',
    address: '2001:db8:0:1::5',
    status: 'It\'s a "new" status; drop table attempts',
  },
  {
    line: 6,
    time: '2026-10-14 00:00:00',
    user: 'ann@globex.example',
    address: '2001:db8:0:2::5',
    login_type: 'Remote Access 2.0',
    country: 'NL',
  },
  { line: 7, time: '2026-10-14 01:00:00', user: 'internal', status: 'Password Lockout' },
];

const owners = new Map([
  ['203.0.113.7', 'Google LLC'],
  ['2001:db8:0:1::5', 'Hetzner Online GmbH'],
  ['2001:db8:0:2::5', 'Hetzner Online GmbH'],
]);
const ownerOf = async (address: string): Promise<string | null> => owners.get(address) ?? null;

let database: Database;

beforeAll(async () => {
  database = await Database.open(null, { memoryLimit: '500MB', spillTo: tmpdir() });
  await database.run(readFileSync(new URL('../../src/archive/schema.sql', import.meta.url), 'utf8'));
  const columns = await database.rows<{ name: string }>(`select name from pragma_table_info('attempts')`);
  const blank: Record<string, Value> = { sequence: 0, input: 1, shadowed: false, status: 'Success' };
  for (const story of stories) {
    const row: Record<string, Value> = { ...blank, ...story };
    const values = columns.map(({ name }) => row[name] ?? '');
    await database.run(`insert into attempts values (${values.map(() => '?').join(', ')})`, values);
  }
});

afterAll(() => database.close());

test.each([
  ['', [1, 2, 3, 4, 5, 6, 7]],
  ['status:success', [1, 2, 6]],
  ['status:failed', [3, 5, 7]],
  ['status:step', [4]],
  ['status:LOGIN_ERROR_PASSWORD_LOCKOUT', [7]],
  ['status:"password lockout"', [7]],
  ['status:~security', [3]],
  ['status:"It\'s a \\"new\\" status; drop table attempts"', [5]],
  ['reason:untrusted-origin', [3, 4]],
  ['reason:unknown', [5]],
  ['reason:unknown,account-blocked', [5, 7]],
  ['ip:203.0.113.7', [1, 2, 4]],
  ['ip:203.0.113.0/24', [1, 2, 4]],
  ['ip:203.0.112.0/23', [1, 2, 3, 4]],
  ['!ip:203.0.112.0/23', [5, 6, 7]],
  ['ip:2001:db8::/32', [5, 6]],
  ['block:2001:db8:0:1::99', [5]],
  ['ip:203.0.11*', [1, 2, 3, 4]],
  ['ip:10.0.0.0/8', []],
  ['ip:none', [7]],
  ['ip:::ffff:203.0.113.7', [1, 2, 4]],
  ['owner:"google llc"', [1, 2, 4]],
  ['owner:~GOOGLE,~hetzner', [1, 2, 4, 5, 6]],
  ['!owner:~google', [3, 5, 6, 7]],
  ['owner:none', [3, 7]],
  ['!owner:none', [1, 2, 4, 5, 6]],
  ['owner:google', []],
  ['user:ann@GLOBEX.example', [4, 5, 6]],
  ['user:ann', []],
  ['user:~ann,~intern', [4, 5, 6, 7]],
  ['type:saml', [2]],
  ['type:Oauth2', [6]],
  ['app:"data loader"', [1]],
  ['app:N/A country:DE,NL', [6]],
  ['country:de', [1]],
  ['new:yes', [1, 3, 4, 5, 6]],
  ['new:no', [2, 7]],
  ['after:2026-10-14', [5, 6, 7]],
  ['before:2026-10-13', [1]],
  ['on:2026-10-13', [2, 3, 4]],
  ['after:2026-10-14T00:30Z', [7]],
  ['after:2026-10-14T02:30', [7]],
  ['!on:2026-10-13 !status:failed', [1, 6]],
  ['113 loader', [1]],
  ['security,lockout', [3, 7]],
  ["'); drop table attempts; --", []],
])('%s', async (text, lines) => {
  const parsed = parseFilter(text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  const { sql, parameters } = await filterSql(database, parsed.terms, 'Europe/Berlin', ownerOf);
  const rows = await database.rows<{ line: number }>(`select line from attempts where ${sql} order by line`, parameters);
  expect(rows.map((row) => row.line)).toEqual(lines);
});
