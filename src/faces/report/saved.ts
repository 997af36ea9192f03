/** A result that was saved as JSON: a report can be made of it again without the org or the files. */
import { UserError } from '../../errors.ts';
import { type Result, schemaVersion } from '../../findings/result.ts';
import { allOf, headOf, textOf } from './saved-bytes.ts';

/** However its fields are ordered, the first one is one of these. */
const opening = /^\s*\{\s*"(?:schema"\s*:\s*"breakday\/|(?:window|coverage|incidents|summary|thresholds)"\s*:)/;

const again = 'Save the result again: breakday report --format json.';

/** The saved result in a file, or in standard input for `-`; null where there is anything else. */
export async function readSaved(path: string): Promise<Result | null> {
  const head = await headOf(path);
  if (!opensLikeOne(head)) return null;
  const name = path === '-' ? 'the saved result' : path;
  const data = parsed(name, await allOf(path));
  const form = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : null;
  if (typeof form === 'string' && /^breakday\/\d+$/.test(form) && form !== schemaVersion)
    throw new UserError(`${name} was saved in the form ${form}, this is ${schemaVersion}`, 'Update breakday.');
  const { damageOf } = await import('./damage.ts');
  const damage = damageOf(data);
  if (damage !== null) throw new UserError(`${name} is damaged: ${damage}`, again);
  return data as Result;
}

function opensLikeOne(head: Buffer): boolean {
  try {
    return opening.test(textOf(head, true));
  } catch {
    return false;
  }
}

function parsed(name: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    throw new UserError(`${name} is cut short or damaged`, again);
  }
}
