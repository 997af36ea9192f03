/** Queries as jobs of the Bulk API 2.0. */
import { type Asked, answered, json, notFound, refusal } from '../answer.ts';
import { idOf } from '../ids.ts';
import { sessionOf } from '../sessions.ts';
import { runSoql } from '../soql/run.ts';
import type { BulkJob, Handler, OrgState } from '../state.ts';

export const createJob: Handler = (org, asked, version = '') => {
  const { user } = sessionOf(org, asked);
  if (!(asked.headers['content-type'] ?? '').startsWith('application/json')) {
    throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json');
  }
  const { operation, query } = JSON.parse(asked.body) as { operation?: string; query?: string };
  if ((operation !== 'query' && operation !== 'queryAll') || query === undefined) {
    throw refusal(400, 'INVALIDJOB', 'operation and query are required');
  }
  if (/\bGROUP\s+BY\b|\bOFFSET\b|\bCOUNT\s*\(|\bM(?:IN|AX)\s*\(/i.test(query)) {
    throw refusal(400, 'API_ERROR', 'Aggregate Relationships not supported in Bulk Query V2 with CSV content type');
  }
  // A query that cannot be answered is refused at once, as the org compiles it first.
  runSoql(org, user, Number(version), query);
  org.next += 1;
  const job: BulkJob = { id: idOf('750', org.next), version, query, user, polls: 0, result: null };
  org.jobs.set(job.id, job);
  return json(told(job, 'UploadComplete'));
};

export const pollJob: Handler = (org, asked, version = '', id = '') => {
  const job = jobOf(org, asked, version, id);
  job.polls += 1;
  const { bulkPolls, bulkCounts } = org.behaviour;
  if (bulkPolls === null) return json({ ...told(job, 'Failed'), errorMessage: 'InternalServerError : job failed' });
  if (job.polls < bulkPolls) return json(told(job, 'InProgress'));
  job.result ??= resultOf(org, job);
  const counted = bulkCounts ? { numberRecordsProcessed: job.result.rows.length } : {};
  return json({ ...told(job, 'JobComplete'), ...counted, retries: 0, totalProcessingTime: 1 });
};

export const jobResults: Handler = (org, asked, version = '', id = '') => {
  const { result } = jobOf(org, asked, version, id);
  if (result === null) throw refusal(400, 'INVALIDJOBSTATE', 'Unable to find results: the job is not complete');
  const from = Number(asked.query.get('locator') ?? 0);
  if (!Number.isInteger(from)) throw refusal(400, 'INVALID_LOCATOR', 'the locator is not valid');
  const until = from + Math.min(Number(asked.query.get('maxRecords') ?? Infinity), org.behaviour.bulkPart);
  const part = result.rows.slice(from, until);
  const csv = [result.titles, ...part].map((row) => `${row.map(quoted).join(',')}\n`).join('');
  return answered(200, 'text/csv', csv, {
    'Sforce-NumberOfRecords': String(part.length),
    'Sforce-Locator': until < result.rows.length ? String(until) : 'null',
  });
};

function jobOf(org: OrgState, asked: Asked, version: string, id: string): BulkJob {
  sessionOf(org, asked);
  const job = org.jobs.get(id);
  if (job === undefined) throw notFound();
  if (job.version !== version) throw refusal(409, 'API_VERSION_MISMATCH', 'the job was made with another version of the API');
  return job;
}

function resultOf(org: OrgState, { query, user, version }: BulkJob) {
  const { names, records } = runSoql(org, user, Number(version), query);
  return { titles: names, rows: records.map((record) => names.map((name) => textOf(record[name]))) };
}

/** Instants end in `Z` here, unlike in JSON. */
function textOf(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/.test(text) ? text.replace('+0000', 'Z') : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function told({ id, version, user, query }: BulkJob, state: string) {
  const object = /\bFROM\s+(\w+)/i.exec(query)?.[1];
  return {
    id,
    operation: 'query',
    object,
    createdById: user.Id,
    createdDate: '2026-11-24T06:00:00.000+0000',
    state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(version),
    jobType: 'V2Query',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
  };
}
