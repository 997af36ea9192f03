/** Queries as jobs of the Bulk API 2.0: the org gathers all rows first and hands them out in large parts. */
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type { OpenOptions, QueryPage } from '../org.ts';
import type { Caller } from './caller.ts';
import { jsonOf } from './json.ts';
import { Refusal } from './refusal.ts';
import { withoutSecrets } from './secrets.ts';

interface Job {
  readonly id: string;
  readonly state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  readonly numberRecordsProcessed?: number;
  readonly errorMessage?: string;
}

/** A part is held in memory as a whole; it is handed on in pages. */
const rowsAPart = 20_000;
const rowsAPage = 2_000;
const saidEveryMs = 60_000;
/** Each wait for a job is longer than the one before, up to the longest. */
const waits = { firstMs: 500, longestMs: 15_000, factor: 1.5 };

/** The parts of a job's result, under a path such as `/services/data/v66.0/jobs/query`. */
export async function* bulkPages<T extends object>(
  caller: Caller,
  path: string,
  soql: string,
  options: OpenOptions,
): AsyncGenerator<QueryPage<T, number | null>> {
  const asked = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ operation: 'query', query: soql }) };
  const created = await caller.ask(path, asked, jsonOf<Job>);
  const job = await complete(caller, `${path}/${created.id}`, options);
  let locator: string | null = '';
  let announced = 0;
  while (locator !== null) {
    const part: Part<T> = await partOf<T>(caller, `${path}/${job.id}/results?maxRecords=${rowsAPart}${locator && `&locator=${locator}`}`);
    locator = part.locator;
    announced += part.announced;
    const totalSize = job.numberRecordsProcessed ?? (locator === null ? announced : null);
    for (let at = 0; at < part.records.length; at += rowsAPage) yield { totalSize, records: part.records.slice(at, at + rowsAPage) };
  }
}

/** Says how the job stands when that changes, and once a minute while it does not. */
async function complete(caller: Caller, path: string, { say, signal }: OpenOptions): Promise<Job> {
  let told = { state: '', at: 0 };
  for (let wait = waits.firstMs; ; wait = Math.min(wait * waits.factor, waits.longestMs)) {
    const job = await caller.ask(path, {}, jsonOf<Job>);
    const now = performance.now();
    if (job.state !== told.state || now - told.at >= saidEveryMs) {
      told = { state: job.state, at: now };
      say?.(`the bulk job is at ${job.state}`);
    }
    if (job.state === 'JobComplete') return job;
    if (job.state === 'Failed' || job.state === 'Aborted') {
      const said = withoutSecrets(job.errorMessage ?? job.state, [caller.token]);
      throw new Refusal(400, job.state, said, `the org ended the bulk job: ${said}`, 'Pull again.');
    }
    await pause(wait, undefined, signal === undefined ? {} : { signal });
  }
}

interface Part<T> {
  readonly records: readonly T[];
  /** How many records the org says that it has. */
  readonly announced: number;
  /** Where the next part begins; null after the last. */
  readonly locator: string | null;
}

async function partOf<T>(caller: Caller, path: string): Promise<Part<T>> {
  return caller.ask(path, { headers: { Accept: 'text/csv' } }, async (response) => {
    const locator = response.headers.get('sforce-locator');
    const announced = response.headers.get('sforce-numberofrecords');
    const records: T[] = parse(await response.text(), { columns: true, bom: true });
    return {
      records,
      announced: announced === null ? records.length : Number(announced),
      locator: locator === null || locator === 'null' ? null : locator,
    };
  });
}
