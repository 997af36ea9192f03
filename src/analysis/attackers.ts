/**
 * Rows that somebody else wrote: bad credentials from origins that never succeeded, in numbers no owner makes, while the
 * owner goes on as before. They are taken out of the lanes before anything else is judged.
 */
import type { Span } from './activity.ts';
import type { Context } from './candidate.ts';
import { statusOf } from './candidate.ts';
import { Chronicle } from './chronicle.ts';
import { greatestWithin } from './greatest-within.ts';
import type { Entry, UserHistory } from './history.ts';
import { guessing } from './sprays.ts';
import { thresholds } from './thresholds.ts';

/** The rows of one origin against one user. */
export interface Assault {
  readonly user: string;
  readonly lane: number;
  readonly origin: number;
  readonly entries: readonly Entry[];
}

const week = 7 * 86_400_000;

/** The assaults on one user. */
export function assaultsOn(history: UserHistory, context: Context): Assault[] {
  const suspects = suspectsOf(history, context);
  if (suspects.length === 0) return [];
  const tries = suspects.flatMap(({ origin, entries }) => entries.map(({ time }) => ({ origin, time }))).sort((a, b) => a.time - b.time);
  const raids = raidsOf(tries);
  const strangers = new Set(suspects.map(({ origin }) => origin));
  const owners = new Map<number, Chronicle>();
  const ownerOf = (lane: number): Chronicle => {
    const known = owners.get(lane) ?? ownAttempts(history, lane, strangers);
    owners.set(lane, known);
    return known;
  };
  return suspects.filter((suspect) => {
    const manyUsers = isWithin(suspect, context.sprays.get(suspect.origin)?.spans ?? []);
    const manyOrigins = isWithin(suspect, raids);
    const manyRows = greatestWithin(badCredentials(suspect, context), thresholds.attackSpan_ms) >= thresholds.attackRows;
    const isApi = context.dimensions.lanes[suspect.lane]?.api ?? false;
    return (manyUsers || manyOrigins || manyRows) && ownerGoesOn(suspect, history, ownerOf, isApi);
  });
}

function ownAttempts({ lanes }: UserHistory, number: number, strangers: ReadonlySet<number>): Chronicle {
  const entries = lanes.find(({ lane }) => lane === number)?.entries ?? [];
  return new Chronicle(
    entries.filter(({ origin }) => !strangers.has(origin)),
    (origin) => origin,
  );
}

/** Failures at origins that never succeeded; of one that sprays, also where somebody else was let in, or he himself later on. */
function suspectsOf({ user, lanes }: UserHistory, context: Context): Assault[] {
  const letIn = new Map<number, number>();
  for (const { entries } of lanes)
    for (const { origin, succeeded, time } of entries)
      if (succeeded && context.sprays.has(origin)) letIn.set(origin, Math.min(letIn.get(origin) ?? Infinity, time));
  const isStrange = ({ origin, time }: Entry): boolean =>
    context.sprays.has(origin) ? time < (letIn.get(origin) ?? Infinity) : context.dimensions.origins[origin]?.successes === 0;
  return lanes.flatMap(({ lane, entries }) => {
    const guesses = entries.filter(
      (entry) => !entry.succeeded && isStrange(entry) && guessing.has(statusOf(entry, context).cause ?? 'unknown'),
    );
    return [...Map.groupBy(guesses, ({ origin }) => origin)]
      .map(([origin, rows]) => ({ user, lane, origin, entries: rows }))
      .filter((suspect) => badCredentials(suspect, context).length > 0);
  });
}

function isWithin({ entries }: Assault, spans: readonly Span[]): boolean {
  return entries.some(({ time }) => spans.some(({ from, until }) => from <= time && time <= until));
}

/** When so many origins tried within a day. Takes tries in time order. */
function raidsOf(tries: readonly { readonly origin: number; readonly time: number }[]): Span[] {
  const raids: Span[] = [];
  let latest: typeof tries = [];
  for (const tried of tries) {
    latest = [...latest.filter(({ origin }) => origin !== tried.origin), tried].slice(-thresholds.attackOrigins);
    const from = (latest[0] as typeof tried).time;
    if (latest.length < thresholds.attackOrigins || tried.time - from > thresholds.attackSpan_ms) continue;
    const before = raids.at(-1);
    if (before && from <= before.until) raids.splice(-1, 1, { from: before.from, until: tried.time });
    else raids.push({ from, until: tried.time });
  }
  return raids;
}

function badCredentials({ entries }: Assault, context: Context): number[] {
  return entries.filter((entry) => statusOf(entry, context).cause === 'bad-credentials').map(({ time }) => time);
}

/**
 * Whether the owner is still seen where he always was. In an established lane only that lane counts: a program that moved
 * with a stale token also fails at a new origin, but its old one is silent meanwhile, though it may come back. People
 * stay away for days and send no token.
 */
function ownerGoesOn({ lane, entries }: Assault, { lanes }: UserHistory, ownerOf: (lane: number) => Chronicle, isApi: boolean): boolean {
  const first = (entries[0] as Entry).time;
  const last = (entries.at(-1) as Entry).time;
  const own = ownerOf(lane);
  const at = own.positionAt(first);
  if (!own.isEstablishedAt(at)) {
    const seenUntil = last + thresholds.ownerSeen_ms;
    return lanes.some((other) => (ownerOf(other.lane).entries[ownerOf(other.lane).positionAt(first)]?.time ?? Infinity) <= seenUntil);
  }
  const unusual = thresholds.unusualPauseGaps * own.beatAt(at).longGap;
  const pause = isApi ? unusual : Math.max(unusual, thresholds.ownerSeen_ms);
  const seen = own.entries.slice(at, own.positionAt(last + pause + 1)).filter(({ origin }) => own.lastFrom(origin, at) !== null);
  const [next] = seen;
  const instants = [own.lastSuccessBefore(at) as Entry, ...seen].map(({ time }) => time);
  if (next === undefined || fallsInOnePause(entries, instants, pause)) return false;
  return !isApi || next.time <= last || attemptsAWeekBefore(own, first, last) < thresholds.missedAttempts;
}

/** How many attempts the same hours had a week before: who rests at the weekend may be missed on a Wednesday long before his pause is unusual. */
function attemptsAWeekBefore(own: Chronicle, first: number, last: number): number {
  return own.positionAt(Math.min(last - week, first)) - own.positionAt(first - week);
}

/** Whether most of the rows fall between two of these instants that are further apart than this, or after the last of them. */
function fallsInOnePause(rows: readonly Entry[], instants: readonly number[], pause: number): boolean {
  const between = Map.groupBy(rows, ({ time }) => instants.findLastIndex((instant) => instant <= time));
  return [...between].some(
    ([i, inside]) => inside.length > rows.length / 2 && (instants[i + 1] ?? Infinity) - (instants[i] as number) > pause,
  );
}
