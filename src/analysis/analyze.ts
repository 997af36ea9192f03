/** Asks all questions of an attempts table, in order, and gives the result that every face shows. */
import { calendarOf, instant } from '../attempts/calendar.ts';
import type { InputReport, Kind, OriginAndStatus, Result, UnqualifiedStreak, Verdict } from '../findings/result.ts';
import { schemaVersion } from '../findings/result.ts';
import { holesBetween, notableHoles, readActivity, type Span } from './activity.ts';
import type { Candidate, Context } from './candidate.ts';
import type { OwnerOf } from './contrast.ts';
import { type Dimensions, type Questions, readDimensions, readHistory, sqlOf } from './history.ts';
import { incidentOf } from './incident.ts';
import { judgeAll, type Unqualified } from './judge.ts';
import { thresholds } from './thresholds.ts';

export interface AnalysisSettings {
  /** The IANA zone that decides what a day is. */
  readonly timezone: string;
  readonly inputs: readonly InputReport[];
  /** Whose attempts could be seen. */
  readonly sight: 'all' | 'own';
  readonly warnings: readonly string[];
  readonly ownerOf: OwnerOf;
}

/** Analyses all attempts that are not shadowed. */
export async function analyze(database: Questions, settings: AnalysisSettings): Promise<Result> {
  const dimensions = await readDimensions(database);
  // A challenge is a step of a login until it is left unanswered, so it is not counted among the failures.
  const noFailures = dimensions.statuses
    .filter(({ outcome }) => outcome !== 'failure')
    .map(({ label }) => label)
    .join('\n');
  const coverage = await readCoverage(database, noFailures);
  const activity = await readActivity(database);
  const holes = holesBetween(activity);
  const context: Context = { dimensions, logFrom: coverage.first ?? 0, logUntil: coverage.last ?? 0, holes, activity };
  const { candidates, longestUnqualified } = await judgeAll(readHistory(database, dimensions), context);
  const calendar = calendarOf(settings.timezone);
  const coveredDays = new Set(activity.flatMap(({ from, until }) => [calendar.day(from), calendar.day(until)]));
  const telling = { database, calendar, coveredDays, ownerOf: settings.ownerOf };
  await database.run(sqlOf('involved'), [[...new Set(candidates.flatMap(({ lanes }) => lanes))].join(','), noFailures]);
  const incidents = [];
  for (const candidate of [...candidates].sort(byWeight)) incidents.push(await incidentOf(candidate, context, telling));
  const { attempts, failures, users, lanes, addresses, first, last } = coverage;
  return {
    schema: schemaVersion,
    window: { from: instantOf(first), until: instantOf(last), timezone: settings.timezone },
    coverage: {
      attempts,
      failures,
      users,
      lanes,
      addresses,
      inputs: settings.inputs,
      gaps: notableHoles(holes).map(({ from, until }: Span) => ({ from: instant(from), until: instant(until) })),
      ...(settings.sight === 'own' ? { sight: 'own' } : {}),
      warnings: settings.warnings,
    },
    incidents,
    summary: {
      byOriginAndStatus: await readByOriginAndStatus(database, noFailures),
      longestUnqualifiedStreak: longestUnqualified && tell(longestUnqualified, dimensions),
    },
    thresholds,
  };
}

interface CoverageRow {
  readonly attempts: number;
  readonly failures: number;
  readonly users: number;
  readonly lanes: number;
  readonly addresses: number;
  readonly first: number | null;
  readonly last: number | null;
}

async function readCoverage(database: Questions, noFailures: string): Promise<CoverageRow> {
  const [row] = await database.rows<CoverageRow>(sqlOf('coverage'), [noFailures]);
  if (row === undefined) throw new Error('an aggregate without groups always has one row');
  return row;
}

async function readByOriginAndStatus(database: Questions, noFailures: string): Promise<OriginAndStatus[]> {
  const rows = await database.rows<{ address: string; status: string; attempts: number; first: number; last: number; users: number }>(
    sqlOf('by-origin-and-status'),
    [noFailures],
  );
  return rows.map(({ address, first, last, ...row }) => ({ address: address || null, ...row, first: instant(first), last: instant(last) }));
}

const verdicts: readonly Verdict[] = ['confirmed', 'likely', 'possible'];
const kinds: readonly Kind[] = ['origin-change', 'failure-streak', 'attack', 'silent-origin-change', 'silence'];

/** Verdict, then kind, then failures, then first failure; names decide what is still equal. */
function byWeight(a: Candidate, b: Candidate): number {
  return (
    verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    b.attempts - a.attempts ||
    (a.firstBad ?? a.dayAt ?? 0) - (b.firstBad ?? b.dayAt ?? 0) ||
    (a.users.join() < b.users.join() ? -1 : a.users.join() > b.users.join() ? 1 : 0) ||
    (a.lanes[0] ?? 0) - (b.lanes[0] ?? 0)
  );
}

function tell({ user, streak, why }: Unqualified, { origins, statuses }: Dimensions): UnqualifiedStreak {
  const { first, last, failures } = streak;
  return {
    user,
    address: origins[first.origin]?.address ?? null,
    status: statuses[first.status]?.label ?? '',
    failures: failures.length,
    first: instant(first.time),
    last: instant(last.time),
    why,
  };
}

function instantOf(time: number | null): string | null {
  return time === null ? null : instant(time);
}
