import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openArchive, openMemory } from '../../src/archive/archive.ts';
import { archiveOverview } from '../../src/archive/archive-overview.ts';
import { exportParquet } from '../../src/archive/export.ts';
import { forgetBefore } from '../../src/archive/forget.ts';
import { parquetTitles } from '../../src/archive/parquet-titles.ts';
import { openFile } from '../../src/sources/open-file.ts';
import { apiRows, asUtc, engineSettings, eventLog, history, setupCsv, temporaryFolder } from './telling.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'archive.duckdb');
});

const day = (date: string, user: string) => [`${date} 9:00 PM`, user, '198.51.100.7', 'Success', 'Form'];
const summer = Array.from({ length: 30 }, (_, i) => day(`7/${30 - i}/2026`, 'form@globex.example'));
const spring = Array.from({ length: 30 }, (_, i) => day(`4/${30 - i}/2026`, 'secret-agent@globex.example'));

test('the overview tells orgs, spans, gaps, size and imports', async () => {
  const archive = await openArchive(path, engineSettings());
  await archive.add([setupCsv([...summer, ...spring], { name: 'half.csv', sha256: 'abc' })], asUtc);
  await archive.add([setupCsv(summer.slice(0, 1), { name: 'other.csv' })], { ...asUtc, org: '00D2' });
  const { bytes, orgs, imports } = await archiveOverview(archive, null);
  await archive.close();
  expect(bytes).toBeGreaterThan(0);
  expect(orgs).toMatchObject([
    {
      org: '',
      attempts: 59,
      shadowed: 1,
      users: 2,
      from: '2026-04-01T21:00:00Z',
      until: '2026-07-30T21:00:00Z',
      gaps: [{ from: '2026-04-30T21:00:00Z', until: '2026-07-01T21:00:00Z' }],
    },
    { org: '00D2', attempts: 1, gaps: [] },
  ]);
  expect(imports).toMatchObject([
    { name: 'half.csv', org: '', sha256: 'abc', rows: 60, accepted: 60, timezone: 'UTC', dateOrder: 'mdy' },
    { name: 'other.csv', org: '00D2', rows: 1, accepted: 0, duplicates: 1 },
  ]);
  expect(imports[0]?.importedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('an org that was named after its history came has an entry, and the history without a name has none', async () => {
  const archive = await openArchive(path, engineSettings());
  await archive.add([setupCsv(summer)], asUtc);
  await archive.add([setupCsv(summer)], { ...asUtc, org: '00D2' });
  const { orgs, imports } = await archiveOverview(archive, null);
  await archive.close();
  expect(orgs).toMatchObject([{ org: '00D2', attempts: 30, shadowed: 0, users: 1 }]);
  expect(imports.map(({ org }) => org)).toEqual(['', '00D2']);
});

test('of several files all are kept or, where one is refused, none', async () => {
  const archive = await openArchive(path, engineSettings());
  const bothOrdersFit = setupCsv([['1/2/2026 9:00 PM', 'form@globex.example', '198.51.100.7', 'Success', 'Form']], { name: 'unclear.csv' });
  await expect(archive.add([setupCsv(summer), bothOrdersFit], asUtc)).rejects.toThrow('unclear.csv');
  expect(await archiveOverview(archive, null)).toMatchObject({ orgs: [], imports: [] });
  await archive.add([setupCsv(summer), setupCsv(spring), setupCsv(summer)], asUtc);
  expect(await archiveOverview(archive, null)).toMatchObject({
    orgs: [{ attempts: 60 }],
    imports: [{ accepted: 30 }, { accepted: 30 }, { duplicates: 30 }],
  });
  await archive.close();
});

test('an export lies in a folder for each org and month, and tells the same attempts when it is read again', async () => {
  const archive = await openMemory(engineSettings());
  const pulled = apiRows([
    ['2026-07-14T21:00:31.000Z', '0Ya000000000001AAA', 'form@globex.example', '198.51.100.7', 'Success', 'Form'],
    ['2026-08-14T21:00:31.000Z', '0Ya000000000002AAA', 'form@globex.example', '', 'Invalid Password', "O'Form"],
  ]);
  await archive.add([setupCsv([...summer, ...spring]), pulled], asUtc);
  const columns = 'time, id, "user", address, status, application, org';
  const out = join(folder, 'parquet');
  expect(await exportParquet(archive.database, out)).toBe(61);
  const files = globSync('**/*.parquet', { cwd: out }).toSorted();
  expect(files.map((file) => file.replace(/\/[^/]*$/, ''))).toEqual([
    'org=unknown/month=2026-04',
    'org=unknown/month=2026-07',
    'org=unknown/month=2026-08',
  ]);
  const again = await openMemory(engineSettings());
  const titles = (file: string) => parquetTitles(again.database, file);
  for (const file of files) await again.add([await openFile(join(out, file), { provenance: false, parquetTitles: titles })], asUtc);
  expect(await history(again, columns)).toEqual(await history(archive, columns));
  await expect(exportParquet(archive.database, out)).rejects.toThrow(`The folder ${out} is not empty.`);
  await archive.close();
  await again.close();
});

test.each([
  { where: 'under a file', place: ['file', 'sub'], code: 'ENOTDIR' },
  { where: 'in the place of a file', place: ['file'], code: 'ENOTDIR' },
  { where: 'in a folder that is not there', place: ['none', 'sub'], code: 'ENOENT' },
])('an export $where is refused', async ({ place, code }) => {
  writeFileSync(join(folder, 'file'), '');
  const archive = await openMemory(engineSettings());
  const out = join(folder, ...place);
  await expect(exportParquet(archive.database, out)).rejects.toMatchObject({
    name: 'UserError',
    line: `The folder ${out} cannot be made (${code}). Name a new one in a folder that is there and may be written to.`,
  });
  await archive.close();
});

test('an attempt that was told twice is forgotten once', async () => {
  const before = await openArchive(path, engineSettings());
  const lastOne = apiRows([['2026-07-30T21:00:31.000Z', '0Ya000000000001AAA', 'form@globex.example', '198.51.100.7', 'Success', 'Form']]);
  await before.add([setupCsv(summer), lastOne], asUtc);
  const { orgs } = await archiveOverview(before, null);
  await before.close();
  expect(orgs).toMatchObject([{ attempts: 30, shadowed: 1 }]);
  expect(await forgetBefore(path, { before: '2026-08-01T00:00:00Z', org: null }, engineSettings())).toEqual({ attempts: 30, left: 0 });
});

test('what is forgotten is gone from the file, and the rest is as it was', async () => {
  const before = await openArchive(path, engineSettings());
  await before.add([setupCsv([...summer, ...spring], { sha256: 'abc' })], asUtc);
  await before.close();
  expect(readFileSync(path).includes('secret-agent')).toBe(true);
  expect(await forgetBefore(path, { before: '2026-07-02T00:00:00Z', org: null }, engineSettings())).toEqual({ attempts: 31, left: 0 });
  expect(readFileSync(path).includes('secret-agent')).toBe(false);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const after = await openArchive(path, engineSettings());
  expect(await history(after, 'time')).toEqual(
    summer
      .toReversed()
      .slice(1)
      .map((_, i) => `2026-07-${String(i + 2).padStart(2, '0')} 21:00:00`),
  );
  const [again] = await after.add([setupCsv([...summer, ...spring], { sha256: 'abc' })], asUtc);
  expect(again).toMatchObject({ accepted: 31, duplicates: 29, alreadyHeld: false });
  await after.close();
});

test('what stays comes out of the shadow of what was forgotten, without what that had lent to it', async () => {
  const download = setupCsv([['7/14/2026 9:00 PM', 'form@globex.example', '198.51.100.7', 'Success', 'Form']]);
  const log = eventLog([['2026-07-14T21:00:31.500Z', 'form@globex.example', '198.51.100.7', 'Success', 'token']]);
  const forgetting = { before: '2026-08-01T00:00:00Z' };
  const told = async (): Promise<string[]> => {
    const archive = await openArchive(path, engineSettings());
    await archive.add([download], asUtc);
    await archive.add([log], { ...asUtc, org: '00D2' });
    await archive.close();
    return stays();
  };
  const stays = async (): Promise<string[]> => {
    const archive = await openArchive(path, engineSettings());
    const rows = await history(archive, 'time, application, api_token');
    await archive.close();
    return rows;
  };
  expect(await told()).toEqual(['2026-07-14 21:00:00 Form token']);
  await forgetBefore(path, { ...forgetting, org: '' }, engineSettings());
  expect(await stays()).toEqual(['2026-07-14 21:00:31.5  token']);
  expect(await told()).toEqual(['2026-07-14 21:00:00 Form token']);
  const archive = await openArchive(path, engineSettings());
  await archive.add([apiRows([['2026-07-15T21:00:31Z', '0Ya1', 'form@globex.example', '', 'Success', 'Form']])], { ...asUtc, org: '00D3' });
  await archive.close();
  await forgetBefore(path, { ...forgetting, org: '00D2' }, engineSettings());
  expect(await stays()).toEqual(['2026-07-14 21:00:00 Form ', '2026-07-15 21:00:31 Form ']);
});
