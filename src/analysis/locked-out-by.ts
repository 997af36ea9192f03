/** Whose bad passwords locked a user out, as far as the log shows: a stranger's, or those of another program of the user. */
import { lockedUser } from '../attempts/advice-by-status.ts';
import { blockOf, isIpv6 } from '../attempts/origin.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry, UserHistory } from './history.ts';
import { thresholds } from './thresholds.ts';

/** The bad passwords of one way in from one origin, that no success there came after. */
interface Party {
  readonly lane: number;
  readonly origin: number;
  readonly rows: readonly Entry[];
  /** Whether the user had never succeeded from there. */
  readonly strange: boolean;
}

/** The facts of a lockout; none of anything else. Takes the whole history of the user, an attacker's rows with it. */
export function lockedOutBy(candidate: Candidate, history: UserHistory, hostile: ReadonlySet<number>, context: Context): Fact[] {
  const { firstBad, lastFailure, status } = candidate;
  if (!isLockout(status, context) || firstBad === null || lastFailure === null) return [];
  const placeOf = placesIn(context);
  const letIn = firstSuccesses(history, placeOf);
  const parties = history.lanes.flatMap(({ lane, entries }) =>
    partiesOf(entries, firstBad, lastFailure, context).map(
      ({ origin, rows }): Party => ({
        lane,
        origin,
        rows,
        strange: (letIn.get(placeOf(origin)) ?? Infinity) >= (rows[0] as Entry).time,
      }),
    ),
  );
  if (parties.length === 0) return [{ is: 'no-bad-passwords' }];
  const [strangers, own] = [parties.filter(({ strange }) => strange), parties.filter(({ strange }) => !strange)];
  return [
    ...told('strangers', strangers, strangers.some(({ origin }) => hostile.has(origin)) ? 1 : thresholds.lockoutFailures),
    ...told('own', own, thresholds.lockoutFailures),
  ];
}

/** Whether a status says that bad passwords locked the user. */
export function isLockout(status: number, { dimensions }: Context): boolean {
  return lockedUser.includes(dimensions.statuses[status]?.label ?? '');
}

/** They began within a day before the lockout, and may go on while it lasts. */
function partiesOf(entries: readonly Entry[], lockout: number, until: number, context: Context): Pick<Party, 'origin' | 'rows'>[] {
  const recent = entries.filter(({ time }) => time >= lockout - thresholds.attackSpan_ms && time <= until);
  return [...Map.groupBy(recent, ({ origin }) => origin)].flatMap(([origin, own]) => {
    const lastGood = own.findLastIndex(({ succeeded, time }) => succeeded && time <= lockout);
    const rows = own.slice(lastGood + 1).filter((entry) => !entry.succeeded && statusOf(entry, context).cause === 'bad-credentials');
    return rows[0] && rows[0].time <= lockout ? [{ origin, rows }] : [];
  });
}

type PlaceOf = (origin: number) => string;

/** IPv6 addresses of people rotate inside their block. */
function placesIn({ dimensions }: Context): PlaceOf {
  return (origin) => {
    const address = dimensions.origins[origin]?.address ?? '';
    return isIpv6(address) ? blockOf(address) : address;
  };
}

/** Since when the user had succeeded from where. */
function firstSuccesses({ lanes }: UserHistory, placeOf: PlaceOf): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { entries } of lanes)
    for (const { origin, succeeded, time } of entries)
      if (succeeded) first.set(placeOf(origin), Math.min(first.get(placeOf(origin)) ?? Infinity, time));
  return first;
}

function told(by: 'strangers' | 'own', parties: readonly Party[], needed: number): Fact[] {
  const rows = parties.reduce((sum, party) => sum + party.rows.length, 0);
  if (rows < needed) return [];
  const most = parties.toSorted((a, b) => b.rows.length - a.rows.length);
  return [
    {
      is: 'locked-out-by',
      by,
      origins: [...new Set(most.map(({ origin }) => origin))],
      lanes: [...new Set(most.map(({ lane }) => lane))],
      rows,
      since: Math.min(...parties.map((party) => (party.rows[0] as Entry).time)),
    },
  ];
}
