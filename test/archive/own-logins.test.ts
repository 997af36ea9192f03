import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { markOwnLogins, rememberOwnLogin } from '../../src/archive/own-logins.ts';
import { engineSettings, history, temporaryFolder, told } from './telling.ts';

const columns = ['id', 'user_id', 'address', 'status', 'application'] as const;

test('the row that a login of ours left is marked, and no other', async () => {
  const archive = await openArchive(join(temporaryFolder(), 'archive.duckdb'), engineSettings());
  const rows = [
    ['2026-10-01T06:00:03.000+0000', '0Ya1', '005A', '192.0.2.1', 'Success', 'Web form'],
    ['2026-10-01T06:00:09.000+0000', '0Ya2', '005A', '192.0.2.2', 'Invalid Password', 'N/A'],
    ['2026-10-01T06:00:12.000+0000', '0Ya3', '005A', '192.0.2.3', 'Success', 'N/A'],
    ['2026-10-01T06:00:11.000+0000', '0Ya4', '005B', '192.0.2.4', 'Success', 'N/A'],
    ['2026-10-01T07:00:00.000+0000', '0Ya5', '005A', '192.0.2.3', 'Success', 'N/A'],
  ];
  await archive.add([told('org', columns, rows, { finest: 'second', timezone: 'UTC' })], { timezone: 'UTC', org: '00D' });
  await rememberOwnLogin(archive.database, '00D', '005A', new Date('2026-10-01T06:00:10.600Z'));
  await markOwnLogins(archive.database, '00D');
  await markOwnLogins(archive.database, '00D');
  expect(await history(archive, 'id, application')).toEqual(['0Ya1 Web form', '0Ya2 ', '0Ya4 ', '0Ya3 breakday', '0Ya5 ']);
  await archive.close();
});
