/** Asks all questions of an attempts table, in order, and gives the result that every face shows. */
import { notYours } from '../attempts/advice.ts';
import { calendarOf, instant } from '../attempts/calendar.ts';
import type { OwnerOf } from '../attempts/origin.ts';
import { isNotice } from '../findings/notice.ts';
import type { OrgTrust } from '../findings/org-trust.ts';
import type { InputReport, OriginAndStatus, Result, UnqualifiedStreak } from '../findings/result.ts';
import { kinds, schemaVersion, verdicts } from '../findings/result.ts';
import { failuresWithoutAddress, withoutAddress } from '../findings/without-address.ts';
import type { Candidate } from './candidate.ts';
import { coveredDays } from './covered-days.ts';
import { foreignLabels } from './foreign-labels.ts';
import { type Dimensions, type Questions, readHistory, sqlOf } from './history.ts';
import { incidentsOf } from './incidents.ts';
import { judgeAll, type Unqualified } from './judge.ts';
import { readMostFailures } from './most-failures.ts';
import { notableHoles } from './notable-holes.ts';
import { readContext } from './read-context.ts';
import { thresholds } from './thresholds.ts';
import { weighed } from './weigh-trust.ts';

export interface AnalysisSettings {
  /** The IANA zone that decides what a day is. */
  readonly timezone: string;
  readonly inputs: readonly InputReport[];
  /** The filter that the attempts passed; empty for none. */
  readonly where: string;
  /** The org whose attempts they are; null where none is known. */
  readonly org: string | null;
  /** Whose attempts could be seen. */
  readonly sight: 'all' | 'own';
  /** Up to when the org told all that it had, in milliseconds; null where it was not asked. */
  readonly heardUntil: number | null;
  readonly warnings: readonly string[];
  /** What orgs said of addresses, the newest answer first. */
  readonly trust: readonly OrgTrust[];
  readonly ownerOf: OwnerOf;
}

/** Analyses all attempts that are not shadowed. */
export async function analyze(database: Questions, settings: AnalysisSettings): Promise<Result> {
  const { context, coverage, noFailures } = await readContext(database, settings.heardUntil);
  const { dimensions } = context;
  const gaps = notableHoles(context.activity);
  const byOriginAndStatus = await readByOriginAndStatus(database, noFailures);
  const foreign = foreignLabels(byOriginAndStatus);
  const { candidates: judged, longestUnqualified } =
    foreign === null
      ? await judgeAll(readHistory(database, dimensions, 'eventful', context.heardUntil), context)
      : { candidates: [], longestUnqualified: null };
  const calendar = calendarOf(settings.timezone);
  const candidates = judged.map((candidate) => weighed(candidate, context, settings.trust, calendar));
  const asking = {
    candidates: candidates.toSorted(byWeight),
    context,
    database,
    calendar,
    coveredDays: coveredDays(gaps, context, calendar),
    ownerOf: settings.ownerOf,
  };
  const incidents = await incidentsOf(asking, noFailures);
  const unjudged = failuresWithoutAddress(byOriginAndStatus);
  const isTold = foreign !== null || incidents.some(({ firstFailure }) => firstFailure !== null);
  const mostFailures = isTold ? null : await readMostFailures(database, noFailures);
  const { attempts, failures, steps, users, lanes, addresses, first, last } = coverage;
  return {
    schema: schemaVersion,
    window: { from: instantOf(first), until: instantOf(last), timezone: settings.timezone },
    coverage: {
      attempts,
      failures,
      ...(steps > 0 ? { steps } : {}),
      users,
      lanes,
      addresses,
      inputs: settings.inputs,
      gaps: gaps.map(({ from, until }) => ({ from: instant(from), until: instant(until) })),
      ...(settings.where === '' ? {} : { where: settings.where }),
      ...(settings.org === null ? {} : { org: settings.org }),
      ...(settings.sight === 'own' ? { sight: 'own' } : {}),
      warnings: [...settings.warnings, ...(foreign === null ? [] : [foreign]), ...(unjudged > 0 ? [withoutAddress(unjudged)] : [])],
    },
    incidents,
    summary: {
      byOriginAndStatus,
      longestUnqualifiedStreak: longestUnqualified && tell(longestUnqualified, dimensions),
      ...(mostFailures ? { mostFailures } : {}),
    },
    thresholds,
  };
}

async function readByOriginAndStatus(database: Questions, noFailures: string): Promise<OriginAndStatus[]> {
  const rows = await database.rows<{ address: string; status: string; attempts: number; first: number; last: number; users: number }>(
    sqlOf('by-origin-and-status'),
    [noFailures],
  );
  return rows.map(({ address, first, last, ...row }) => ({ address: address || null, ...row, first: instant(first), last: instant(last) }));
}

/** What broke before what did not yet, who was let in before all else, then verdict, kind, failures and first failure; names decide what is still equal. */
function byWeight(a: Candidate, b: Candidate): number {
  return (
    Number(letSomebodyIn(b)) - Number(letSomebodyIn(a)) ||
    Number(isNotice(a)) - Number(isNotice(b)) ||
    verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    b.attempts - a.attempts ||
    (a.firstBad ?? a.dayAt ?? 0) - (b.firstBad ?? b.dayAt ?? 0) ||
    (a.users.join() < b.users.join() ? -1 : a.users.join() > b.users.join() ? 1 : 0) ||
    (a.lanes[0] ?? 0) - (b.lanes[0] ?? 0)
  );
}

/** Whether somebody has a password, as far as the log shows. */
function letSomebodyIn({ verdict, facts }: Candidate): boolean {
  return verdict !== 'possible' && facts.some(({ is }) => is === 'let-in' || is === 'perhaps-let-in');
}

function tell({ user, streak, why, strange }: Unqualified, { origins, statuses }: Dimensions): UnqualifiedStreak {
  const { first, last, failures } = streak;
  return {
    user,
    address: origins[first.origin]?.address ?? null,
    status: statuses[first.status]?.label ?? '',
    failures: failures.length,
    first: instant(first.time),
    last: instant(last.time),
    why,
    ...(strange ? { advice: [notYours] } : {}),
  };
}

function instantOf(time: number | null): string | null {
  return time === null ? null : instant(time);
}
