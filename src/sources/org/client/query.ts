/** Queries of the REST API, page by page. */
import type { QueryPage } from '../org.ts';
import type { Caller } from './caller.ts';
import { jsonOf } from './json.ts';

interface Answer<T> {
  readonly totalSize: number;
  readonly done?: boolean;
  readonly records: readonly T[];
  readonly nextRecordsUrl?: string;
}

const largestPage = { 'Sforce-Query-Options': 'batchSize=2000' };

/** The pages under a path such as `/services/data/v66.0/query`. The org may cut them smaller than asked. */
export async function* pagesOf<T extends object>(caller: Caller, path: string, soql: string): AsyncGenerator<QueryPage<T>> {
  let next: string | undefined = `${path}?q=${encodeURIComponent(soql)}`;
  while (next !== undefined) {
    const answer: Answer<T> = await caller.ask(next, { headers: largestPage }, jsonOf<Answer<T>>);
    next = answer.done === false ? answer.nextRecordsUrl : undefined;
    yield { totalSize: answer.totalSize, records: answer.records };
  }
}
