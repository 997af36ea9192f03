import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { Database } from '../../src/archive/database.ts';
import { currentVersion, migrate } from '../../src/archive/migrate.ts';
import { sqlFile } from '../../src/archive/sql.ts';
import { asUtc, engineSettings, history, setupCsv, temporaryFolder } from './telling.ts';

let path: string;
beforeEach(() => {
  path = join(temporaryFolder(), 'kept', 'archive.duckdb');
});

const rows = [
  ['7/14/2026 9:43 PM', 'form@globex.example', '104.196.140.76', 'Success', 'N/A'],
  ['7/13/2026 9:43 PM', 'form@globex.example', '104.196.140.76', 'Success', 'N/A'],
];
const open = (more = {}) => openArchive(path, { ...engineSettings(), ...more });

const refusal = (message: string) => expect.objectContaining({ name: 'UserError', message });

async function filled(): Promise<void> {
  const archive = await open();
  await archive.add([setupCsv(rows)], asUtc);
  await archive.close();
}

async function change(sql: string): Promise<void> {
  const database = await Database.open(path, engineSettings());
  await database.run(sql);
  database.close();
}

test('an archive is there again when it is opened again, and is for its owner only', async () => {
  const archive = await open();
  await archive.add([setupCsv(rows)], asUtc);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}.wal`).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  await archive.close();
  const again = await open();
  expect(await history(again, 'time, line')).toEqual(['2026-07-13 21:43:00 3', '2026-07-14 21:43:00 2']);
  await again.close();
});

test('an archive that others may read, as a copy of one may be, is for its owner only from then on', async () => {
  await filled();
  chmodSync(path, 0o644);
  await (await open()).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a refused import leaves no archive where there was none, and one that holds something as it is', async () => {
  const unreadable = setupCsv([['yesterday', 'form@globex.example', '', 'Success', '']]);
  const archive = await open();
  await expect(archive.add([unreadable], asUtc)).rejects.toThrow("for example 'yesterday'");
  await archive.close();
  expect(readdirSync(join(path, '..'))).toEqual([]);

  const later = await open();
  await expect(later.add([unreadable], asUtc)).rejects.toThrow("for example 'yesterday'");
  await later.add([setupCsv(rows)], asUtc);
  await expect(later.add([unreadable], asUtc)).rejects.toThrow("for example 'yesterday'");
  await later.close();
  const again = await open();
  expect(await history(again, 'line')).toEqual(['3', '2']);
  await again.close();
});

test('the same bytes are not looked at twice, and not read in another way beside what is held', async () => {
  const archive = await open();
  const file = { ...setupCsv([...rows, ['x', 'ana@globex.example', '', 'Success', '']]), sha256: 'abc' };
  await archive.add([file], asUtc);
  const [again] = await archive.add([file], asUtc);
  expect(again).toMatchObject({ rows: 3, accepted: 0, duplicates: 2, rejected: 1, alreadyHeld: true, sha256: 'abc' });
  expect(again?.rejects).toEqual([{ line: 4, reason: "Login Time 'x' is no date" }]);
  await expect(archive.add([file], { timezone: 'Europe/Berlin' })).rejects.toMatchObject({
    message:
      'told.setup-csv is held already, with its times read as UTC, mdy; now they would be read as Europe/Berlin, mdy, and tell every attempt twice',
    advice: 'Give --input-timezone UTC to leave it as it is, or read it anew into another --archive.',
  });
  expect(await history(archive, 'time')).toHaveLength(2);
  await archive.close();
});

test.each([
  ['a text file', 'these are the notes of somebody\n'.repeat(500)],
  ['an empty file', ''],
  ['half an archive', null],
])('%s is named and left as it is', async (_, content) => {
  if (content === null) await filled();
  else mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content ?? readFileSync(path).subarray(0, 6_000));
  const before = readFileSync(path);
  await expect(open()).rejects.toThrow(refusal(`${path} is damaged or no archive of breakday; it was left as it is.`));
  expect(readFileSync(path)).toEqual(before);
});

test('damage in the middle is found where it is read, and the file is named', async () => {
  const archive = await open();
  const many = Array.from({ length: 20_000 }, (_, i) => [
    '7/14/2026 9:43 PM',
    `user${i}@globex.example`,
    '',
    'Success',
    `app ${i * 7_919}`,
  ]);
  await archive.add([setupCsv(many)], asUtc);
  await archive.database.run('checkpoint');
  const { block } = await archive.database.row<{ block: number }>(
    `select max(block_id) as block from pragma_storage_info('attempts') where column_name = 'user'`,
  );
  await archive.close();
  const begins = 3 * 4_096 + block * 262_144;
  writeFileSync(path, readFileSync(path).fill(0xff, begins, begins + 64));
  const damaged = await open();
  await expect(history(damaged)).rejects.toThrow(refusal(`${path} is damaged: a part of it cannot be read.`));
  await damaged.close();
});

test("another program's database is named and left as it is", async () => {
  mkdirSync(join(path, '..'), { recursive: true });
  await change('create table invoices (total integer)');
  const before = readFileSync(path);
  await expect(open()).rejects.toThrow('is a database, but no archive of breakday');
  expect(readFileSync(path)).toEqual(before);
});

test('an archive of a newer breakday is refused', async () => {
  await filled();
  await change('update meta set version = 99');
  await expect(open()).rejects.toThrow(refusal(`The archive ${path} was written by a newer breakday.`));
});

test('an archive of the first version is opened with all that it holds', async () => {
  mkdirSync(join(path, '..'), { recursive: true });
  await change(sqlFile('schema'));
  await change(
    "insert into attempts (time, sequence, input, line, \"user\", shadowed) values ('2026-01-31 08:00', 1, 1, 2, 'Form@Globex.example', false)",
  );
  await (await open()).close();
  const database = await Database.open(path, engineSettings());
  expect(await database.rows('select "user", (select version from meta) as version from attempts')).toEqual([
    { user: 'form@globex.example', version: currentVersion },
  ]);
  database.close();
});

test('an older archive is brought up to date step by step, or not at all', async () => {
  await filled();
  const database = await Database.open(path, engineSettings());
  await database.run('update meta set version = 1');
  const good = ['alter table inputs add column note varchar', `update inputs set note = 'seen'`];
  await expect(migrate(database, 1, [...good, 'select * from nowhere'])).rejects.toThrow('nowhere');
  expect(await database.row('select version from meta')).toEqual({ version: 1 });
  await migrate(database, 1, good);
  expect(await database.row('select version, note from meta, inputs')).toEqual({ version: 3, note: 'seen' });
  database.close();
});

async function holding(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-child.ts'), path], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

test('who finds the archive in use says which process has it', async () => {
  const child = await holding();
  const told: string[] = [];
  const opening = open({ waitMilliseconds: 100, onWait: (message: string) => told.push(message) });
  await expect(opening).rejects.toThrow(refusal(`The archive ${path} is in use by process ${child.pid}.`));
  expect(told).toEqual([`The archive ${path} is in use by process ${child.pid}; waiting for it.`]);
  child.stdin?.end();
  await once(child, 'exit');
});

test('who waits gets the archive as soon as it is free', async () => {
  const child = await holding();
  const archive = await open({ onWait: () => child.stdin?.end() });
  expect(await history(archive)).toEqual([]);
  await archive.close();
});

test('who waits for an archive that is taken away makes a new one', async () => {
  const child = await holding();
  const archive = await open({
    onWait() {
      rmSync(path);
      child.stdin?.end();
    },
  });
  await archive.add([setupCsv(rows)], asUtc);
  await archive.close();
  const again = await open();
  expect(await history(again, 'line')).toEqual(['3', '2']);
  await again.close();
});
