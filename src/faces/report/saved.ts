/** A result that was saved as JSON: a report can be made of it again without the org or the files. */
import { open, readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { type Result, schemaVersion } from '../../findings/result.ts';

const opening = new RegExp(`^\\s*\\{\\s*"schema"\\s*:\\s*"${schemaVersion.replace('/1', '/\\d+')}"`);

/** The saved result in a file; null where the file is anything else. */
export async function readSaved(path: string): Promise<Result | null> {
  if (!(await opensLikeOne(path))) return null;
  const data = parsed(path, await readFile(path, 'utf8'));
  if (data.schema !== schemaVersion)
    throw new UserError(`${path} was saved in the form ${data.schema}, this is ${schemaVersion}`, 'Update breakday.');
  if (!data.incidents.every(({ timeline, origins, sequence }) => timeline && origins && sequence))
    throw new UserError(`${path} was saved before incidents kept their story`, 'Analyse the export again.');
  return data;
}

async function opensLikeOne(path: string): Promise<boolean> {
  if (path === '-') return false;
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    if (!(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0);
    return opening.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

function parsed(path: string, text: string): Result {
  try {
    return JSON.parse(text) as Result;
  } catch {
    throw new UserError(`${path} is cut short or damaged`, 'Save the result again: breakday report --format json.');
  }
}
