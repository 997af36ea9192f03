/** Queries and their pages. */
import { type Answer, json, refusal } from '../answer.ts';
import { sessionOf } from '../sessions.ts';
import { type Outcome, runSoql } from '../soql/run.ts';
import type { Handler, OpenQuery, OrgState } from '../state.ts';

export const query: Handler = (org, asked, version = '') => {
  const { user } = sessionOf(org, asked);
  const soql = asked.query.get('q');
  if (soql === null) throw refusal(400, 'MALFORMED_QUERY', 'q parameter is required');
  const outcome = runSoql(org, user, Number(version), soql);
  if (outcome.counted !== null) return json({ totalSize: outcome.counted, done: true, records: [] });
  const records = outcome.records.map((record) => ({ attributes: attributesOf(outcome, record, version), ...record }));
  const totalSize = records.length + (records.length > 0 ? org.behaviour.announcesMore : 0);
  return pageOf(org, { records, totalSize, page: 0 }, 0, version, asked.headers['sforce-query-options']);
};

export const queryMore: Handler = (org, asked, version = '', locator = '', offset = '') => {
  sessionOf(org, asked);
  const open = org.queries.get(locator);
  if (open === undefined) throw refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return pageOf(org, open, Number(offset), version, asked.headers['sforce-query-options'], locator);
};

function pageOf(
  org: OrgState,
  open: OpenQuery,
  from: number,
  version: string,
  wish: string | undefined,
  locator = newLocator(org),
): Answer {
  open.page += 1;
  const until = from + batchSize(org, open.page, wish);
  const records = open.records.slice(from, until);
  const done = until >= open.records.length;
  if (!done) org.queries.set(locator, open);
  const nextRecordsUrl = `/services/data/v${version}/query/${locator}-${until}`;
  return json({ totalSize: open.totalSize, done, ...(done ? {} : { nextRecordsUrl }), records });
}

function batchSize({ behaviour }: OrgState, page: number, wish = ''): number {
  if (typeof behaviour.pageSize === 'function') return behaviour.pageSize(page);
  if (behaviour.pageSize !== null) return behaviour.pageSize;
  const wished = Number(/batchSize=(\d+)/.exec(wish)?.[1] ?? 2_000);
  return Math.min(Math.max(wished, 200), 2_000);
}

function newLocator(org: OrgState): string {
  org.next += 1;
  return `01g${String(org.next).padStart(15, '0')}`;
}

function attributesOf({ object, aggregate }: Outcome, record: Readonly<Record<string, unknown>>, version: string) {
  if (aggregate) return { type: 'AggregateResult' };
  return { type: object, ...(typeof record.Id === 'string' ? { url: `/services/data/v${version}/sobjects/${object}/${record.Id}` } : {}) };
}
