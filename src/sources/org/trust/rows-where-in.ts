/** Queries for the rows of many ids or names. */
import { allOf } from '../all-of.ts';
import type { Org } from '../org.ts';

/** So many texts of 80 characters keep the address of a request below the 16,384 bytes that the org takes. */
const textsAtOnce = 100;

/** The rows that a SELECT without a WHERE gives for these values of a field. */
export async function rowsWhereIn<T extends object>(org: Org, select: string, field: string, values: readonly string[]): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < values.length; at += textsAtOnce) {
    const texts = values.slice(at, at + textsAtOnce).map(soqlText);
    rows.push(...(await allOf(org.query<T>(`${select} WHERE ${field} IN (${texts.join(',')})`))));
  }
  return rows;
}

/** Names come from rows, so nothing of them may end the text early. */
function soqlText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
