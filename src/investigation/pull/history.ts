/** Fills an archive with the login history of an org: hole by hole, newest rows first, every page kept as soon as it is there. */
import type { Archive, ReadSettings } from '../../archive/archive.ts';
import { forgetNarrow, forgetPulled, heldSince, pulledSpans, recordPulled } from '../../archive/pulled.ts';
import { UserError } from '../../errors.ts';
import type { LoginHistory, Row } from '../../sources/org/login-history.ts';
import type { Org } from '../../sources/org/org.ts';
import { beginning, closedHoles, type Hole, openHole } from './holes.ts';
import { lookout } from './lookout.ts';
import type { Tally } from './tally.ts';

export interface HistoryPull {
  readonly archive: Archive;
  readonly org: Org;
  readonly history: LoginHistory;
  readonly reading: ReadSettings;
  readonly since: number;
  readonly tally: Tally;
  readonly say: (message: string) => void;
}

/** Pulls everything since an instant that was not pulled yet. What is complete when it fails stays, and is not asked for again. */
export async function pullHistory(pull: HistoryPull): Promise<void> {
  const { archive, org, since } = pull;
  const { permittedSight } = await import('../../sources/org/sight.ts');
  const { Refusal } = await import('../../sources/org/client/refusal.ts');
  const look = lookout(org, permittedSight);
  const known = () => pulledSpans(archive.database, org.id, ['all', org.user.id]);
  let newestAsked = false;
  for (let tries = 0; ; ) {
    const spans = await known();
    const hole = newestAsked ? closedHoles(spans, since)[0] : openHole(spans, since);
    if (hole === undefined) break;
    const before = pull.tally.rows.new;
    try {
      if (await fill(pull, hole, look)) {
        if (hole.until === null) newestAsked = true;
        tries = 0;
      } else if (++tries > 1) throw fewerThanAnnounced();
    } catch (error) {
      const expired = error instanceof Refusal && error.code === 'INVALID_QUERY_LOCATOR';
      if (!expired || pull.tally.rows.new === before) throw error;
    }
  }
  pull.tally.sight = await look([]);
}

/** Later than any login, and still a timestamp. */
const endOfTime = Date.UTC(9999, 0);

/** Whether as many rows came as the org announced; else nothing of the hole counts as pulled. */
async function fill(pull: HistoryPull, hole: Hole, look: (rows: readonly Row[]) => Promise<'all' | 'own'>): Promise<boolean> {
  const { archive, org, history, tally } = pull;
  const { database } = archive;
  const { inputOf, readLoginHistory, soqlOf } = await import('../../sources/org/login-history.ts');
  const soql = soqlOf(history, { from: hole.from === beginning ? null : hole.from, until: hole.until });
  let read = 0;
  let total: number | null = 0;
  let reached: number | null = null;
  let top = hole.until;
  for await (const { totalSize, records } of readLoginHistory(org, soql, pull.say)) {
    total = totalSize;
    if (records.length === 0) continue;
    read += records.length;
    const [newest, oldest] = [timeOf(records[0]), timeOf(records.at(-1))];
    top ??= newest;
    reached = oldest;
    const sight = await look(records);
    if (sight === 'all' && tally.sight !== 'all') await forgetNarrow(database, org.id);
    tally.sight = sight;
    const span = { from: oldest, until: top };
    const beside = () => recordPulled(database, org.id, keyOf(sight, org), span);
    const underWay = { total, reached, from: hole.from };
    tally.add(await archive.add([inputOf(history, records)], { ...pull.reading, beside }), underWay);
    if (total !== null && (await holdsTheRest(pull, hole, oldest, total))) {
      read = total;
      break;
    }
  }
  if (read !== total) {
    await forgetPulled(database, org.id, { from: hole.from, until: hole.until ?? endOfTime });
    return false;
  }
  if (top !== null) {
    const sight = await look([]);
    await recordPulled(database, org.id, keyOf(sight, org), { from: hole.from, until: top });
  }
  tally.reached(hole, reached);
  return true;
}

/** Below what is new, the archive holds as many rows as the org has: none came late, and there is no need to read on. */
async function holdsTheRest({ archive, org }: HistoryPull, { from, knownUntil }: Hole, reached: number, total: number): Promise<boolean> {
  return knownUntil !== null && reached <= knownUntil && (await heldSince(archive.database, org.id, from)) === total;
}

function keyOf(sight: 'all' | 'own', org: Org): string {
  return sight === 'all' ? 'all' : org.user.id;
}

function timeOf(row: Row | undefined): number {
  return Date.parse(row?.LoginTime ?? '');
}

function fewerThanAnnounced(): UserError {
  return new UserError('the org gave fewer rows than it announced, twice', 'Pull again; what came is kept and merged with what comes.');
}
