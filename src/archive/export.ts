/** Writes the attempts as Parquet for any other engine: a folder for each org and month, under titles that we read ourselves. */
import { mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { columns } from '../attempts/attempt.ts';
import { UserError } from '../errors.ts';
import { type Database, identifier, literal } from './database.ts';

/** Exports to an empty or new folder, and returns how many attempts were written. */
export async function exportParquet(database: Database, folder: string): Promise<number> {
  await makeFolder(folder);
  const titled = columns.map(({ name, headers }) => `${identifier(name)} as ${identifier(exportTitle(headers))}`);
  const month = `strftime(time, '%Y-%m') as month`;
  const { written } = await database.row<{ written: number }>('select count(*) as written from attempts where not shadowed');
  // Several threads would tear the rows of one instant apart.
  await database.run(
    `set threads = 1;
     copy (
       select time as "LoginTime", ${titled.join(', ')}, if(org = '', 'unknown', org) as org, ${month}
       from attempts where not shadowed order by org, time, sequence
     ) to ${literal(resolve(folder))} (format parquet, compression zstd, partition_by (org, month));
     reset threads`,
  );
  return written;
}

/** Only the last folder of the path is made: above it the machine may know no end of what it has not, as under /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `The folder ${folder} cannot be made (${code}).`,
      'Name a new one in a folder that is there and may be written to.',
    );
  }
  throw new UserError(`The folder ${folder} is not empty.`, 'Name a new one.');
}

/** The field name of Salesforce's API, which is one word. */
function exportTitle(headers: readonly string[]): string {
  const word = headers.find((header) => /^[A-Z][A-Za-z]*$/.test(header) && header !== header.toUpperCase());
  return word ?? (headers[0] ?? '').replaceAll(' ', '');
}
