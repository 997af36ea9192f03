/** Whose attempts are looked at, where exports that name no org lie beside the rows of orgs. */
import { beforeEach, expect, test } from 'vitest';
import { type Archive, openMemory } from '../../src/archive/archive.ts';
import { keptOrg } from '../../src/archive/kept-org.ts';
import { rememberOrg } from '../../src/archive/orgs.ts';
import { restrict } from '../../src/archive/restrict.ts';
import { apiRows, asUtc, engineSettings, history, setupCsv } from './telling.ts';

const globex = '00D000000000001';
const hooli = '00D000000000002';
const may = ['5/28/2026 6:00 AM', 'form@globex.example', '192.0.2.7', 'Success', 'Form'];
const june = ['6/28/2026 6:00 AM', 'form@globex.example', '192.0.2.7', 'Success', 'Form'];
const pulled = (id: string, user: string): readonly string[] => ['2026-06-28T06:00:11Z', id, user, '192.0.2.7', 'Success', 'Form'];

let archive: Archive;
beforeEach(async () => {
  archive = await openMemory(engineSettings());
  await archive.add([setupCsv([june, may])], asUtc);
  await archive.add([apiRows([pulled('0Ya1', 'form@globex.example')])], { ...asUtc, org: globex });
  return () => archive.close();
});

async function attemptsOf(name: string | null): Promise<string[]> {
  await restrict(archive.database, (await keptOrg(archive.database, name)).attempts);
  return history(archive, 'time, "user"');
}

const ofGlobex = ['2026-05-28 06:00:00 form@globex.example', '2026-06-28 06:00:11 form@globex.example'];

test.each([null, globex])('the download of an org that was pulled later is its history, whether it is named or not: %s', async (name) => {
  expect(await attemptsOf(name)).toEqual(ofGlobex);
});

test('of several orgs one has to be named, by its id or its alias', async () => {
  await archive.add([apiRows([pulled('0Ya2', 'sync@hooli.example')])], { ...asUtc, org: hooli });
  await rememberOrg(archive.database, { org: hooli, alias: 'hooli', instanceUrl: '', username: '', wayIn: '', sight: 'all' }, new Date(0));
  await expect(keptOrg(archive.database, null)).rejects.toThrow(`several orgs are kept: ${globex}, ${hooli}`);
  await expect(keptOrg(archive.database, 'initech')).rejects.toThrow(`no attempts of the org 'initech' are kept`);
  expect(await attemptsOf('hooli')).toEqual(['2026-06-28 06:00:11 sync@hooli.example']);
});

test('rows that name no org are of any, but for those of users whom another org has', async () => {
  await archive.add([apiRows([pulled('0Ya2', 'sync@hooli.example')])], { ...asUtc, org: hooli });
  expect(await attemptsOf(globex)).toEqual(ofGlobex);
});
