/** Queries for the rows of many ids or names. */
import { allOf } from './all-of.ts';
import type { Org } from './org.ts';

/** Room for the values in the address of a request, of which the org takes 16,384 bytes. */
const bytesAtOnce = 12_000;

/** The rows that a SELECT without a WHERE gives for these values of a field. */
export async function rowsWhereIn<T extends object>(org: Org, select: string, field: string, values: readonly string[]): Promise<T[]> {
  const rows: T[] = [];
  for (const texts of inRequests(values.map(soqlText))) {
    rows.push(...(await allOf(org.query<T>(`${select} WHERE ${field} IN (${texts.join(',')})`))));
  }
  return rows;
}

/** As many together as one request has room for. */
function inRequests(texts: readonly string[]): string[][] {
  const requests: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const bytes = encodeURIComponent(`${text},`).length;
    if (bytes > room) {
      requests.push([]);
      room = bytesAtOnce;
    }
    requests.at(-1)?.push(text);
    room -= bytes;
  }
  return requests;
}

/** Names come from rows, so nothing of them may end the text early. */
function soqlText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
