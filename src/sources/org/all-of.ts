/** Answers of which every page is wanted at once. */
import type { QueryPage } from './org.ts';

/** The records of all pages. */
export async function allOf<T>(pages: AsyncIterable<QueryPage<T>>): Promise<readonly T[]> {
  const records: T[] = [];
  for await (const page of pages) records.push(...page.records);
  return records;
}
