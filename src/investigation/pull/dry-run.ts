/** What a pull would ask for: the queries and how many rows they have, without reading any. */
import { existsSync } from 'node:fs';
import { openArchive } from '../../archive/archive.ts';
import { pulledSpans } from '../../archive/pulled.ts';
import type { Settings } from '../../config.ts';
import type { LoginHistory } from '../../sources/org/login-history.ts';
import type { Org } from '../../sources/org/org.ts';
import type { PullWishes } from '../pull.ts';
import { beginning, closedHoles, openHole } from './holes.ts';

export interface PlannedQuery {
  readonly soql: string;
  /** Null where this user may not ask for them. */
  readonly rows: number | null;
}

/** The queries in the order in which they would be sent. The archive is not made, and left as it is. */
export async function plannedQueries(
  org: Org,
  history: LoginHistory,
  since: number,
  settings: Settings,
  { wait, eventLogFiles = false }: Pick<PullWishes, 'wait' | 'eventLogFiles'>,
): Promise<PlannedQuery[]> {
  const { countingSoqlOf, soqlOf } = await import('../../sources/org/login-history.ts');
  const spans = await spansOf(org, settings, wait);
  const holes = [openHole(spans, since), ...closedHoles(spans, since)];
  const periods = holes.map(({ from, until }) => ({ from: from === beginning ? null : from, until }));
  const queries: PlannedQuery[] = [];
  for (const period of periods) queries.push({ soql: soqlOf(history, period), rows: await org.count(countingSoqlOf(period)) });
  return eventLogFiles ? [...queries, await plannedFiles(org)] : queries;
}

async function plannedFiles(org: Org): Promise<PlannedQuery> {
  const { countEventLogFiles, eventLogFilesSoql } = await import('../../sources/org/event-log-files.ts');
  return { soql: eventLogFilesSoql, rows: await countEventLogFiles(org) };
}

async function spansOf({ id, user }: Org, settings: Settings, wait: (message: string) => void) {
  if (!existsSync(settings.archivePath)) return [];
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  try {
    return await pulledSpans(archive.database, id, ['all', user.id]);
  } finally {
    await archive.close();
  }
}
