/** Finds the rows of `staged` that tell something in place of a source address. */
import { isStrange } from '../attempts/origin.ts';
import type { StrangeAddresses } from '../findings/input-doubts.ts';
import type { Database } from './database.ts';

/** The rows with any of these texts that is no address and no word for having none. */
export async function strangeAmong(database: Database, texts: readonly string[]): Promise<StrangeAddresses | null> {
  const strange = texts.filter(isStrange);
  if (strange.length === 0) return null;
  await database.run('create or replace temp table strange (address varchar)');
  await database.append(
    'strange',
    strange.map((text) => [text]),
  );
  const found = await database.row<{ rows: number; line: number; text: string }>(
    'select count(*) as rows, min(line) as line, arg_min(address, line) as text from staged where address in (from strange)',
  );
  await database.run('drop table strange');
  return found;
}

/** Whether there are any, which is when the exact line of each row matters. */
export async function anyStrangeAddress(database: Database): Promise<boolean> {
  const texts = await database.rows<{ address: string }>('select distinct address from staged');
  return texts.some(({ address }) => isStrange(address));
}
