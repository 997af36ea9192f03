/** What an analysis must say of a story, and whether it did: worked out from the rows, not from the analysis. */
import { calendarOf, instant } from '../../src/attempts/calendar.ts';
import type { Cause } from '../../src/attempts/reason.ts';
import type { Incident, Kind, Shape, Verdict } from '../../src/findings/result.ts';
import { type Client, type Row, statuses } from './row.ts';

export interface Expected {
  readonly kind: Kind;
  readonly users: readonly string[];
  /** The addresses that the incident names, the first of them first. */
  readonly addresses: readonly string[];
  /** The event: the first failure (for a notice, the first success) at the addresses from here on is the break. */
  readonly since: number;
  readonly verdict: readonly Verdict[];
  readonly shape?: Shape;
  readonly cause?: Cause;
  /** Among the addresses used before. */
  readonly previous?: string;
  /** The first success at this address, or one of these, from this instant on, after which nobody fails any more; null where nothing recovered. Unchecked where it is missing. */
  readonly recovered?: { readonly at: string | readonly string[]; readonly since: number } | null;
  /** False where the log cannot know the day. */
  readonly dated?: boolean;
  /** Only rows of this client, where the user has several programs. */
  readonly client?: Client;
  /** Fields that must be named as changed, first the first; none where nothing may be. */
  readonly changed?: readonly string[];
  /** Part of a sentence that must stand in the evidence. */
  readonly says?: string;
}

export const firm: readonly Verdict[] = ['confirmed', 'likely'];
export const possible: readonly Verdict[] = ['possible'];

/** What is wrong with these incidents, in sentences; nothing where they tell the story as it was. */
export function complaints(
  incidents: readonly Incident[],
  rows: readonly Row[],
  expected: readonly Expected[],
  timezone: string,
): string[] {
  const told = new Set<Incident>();
  const wrong = expected.flatMap((wanted) => {
    const truth = truthOf(wanted, rows);
    const same = incidents.filter(
      ({ kind, users, addresses }) =>
        kind === wanted.kind &&
        wanted.users.every((user) => users.includes(user)) &&
        wanted.addresses.some((address) => addresses.includes(address)),
    );
    const incident = same.find(({ firstFailure }) => firstFailure === truth.firstBad) ?? same[0];
    if (incident === undefined) return [`missed ${wanted.kind} of ${wanted.users} at ${wanted.addresses[0]} on ${instant(wanted.since)}`];
    told.add(incident);
    return differences(incident, wanted, truth, timezone).map((difference) => `${wanted.kind} of ${wanted.users}: ${difference}`);
  });
  return [...wrong, ...incidents.filter((incident) => !told.has(incident)).map(stray)];
}

interface Truth {
  readonly firstBad: string | null;
  readonly lastGood: string | null;
  readonly recovered: string | null;
}

function truthOf({ kind, users, addresses, since, recovered, client }: Expected, rows: readonly Row[]): Truth {
  const mine = rows.filter(
    (row) => users.includes(row.user) && row.address.match(/^[\da-f.:]+$/) && (client === undefined || row.client === client),
  );
  const breaks = kind === 'silent-origin-change' ? succeeded : failed;
  const first = mine.find((row) => row.time >= since && addresses.includes(row.address) && breaks(row));
  const firstBad = first?.time ?? Infinity;
  // Of several users who broke together, those who still succeeded after the first failure say nothing about its bracket.
  const goods = users.flatMap((user) => {
    const own = mine.filter((row) => row.user === user);
    const ownBad = own.find((row) => row.time >= since && addresses.includes(row.address) && breaks(row))?.time ?? firstBad;
    return own.findLast((row) => succeeded(row) && row.time < ownBad)?.time ?? [];
  });
  const lastGood = goods.filter((time) => time < firstBad).sort((a, b) => b - a)[0];
  const ends = users.map((user) => {
    const own = mine.filter((row) => row.user === user);
    const back =
      recovered && own.find((row) => row.time >= recovered.since && [recovered.at].flat().includes(row.address) && succeeded(row));
    const until = back?.time ?? Infinity;
    const last = own.findLast((row) => addresses.includes(row.address) && failed(row) && row.time < until)?.time ?? 0;
    return { back: until, last };
  });
  // Of several users who broke together, it is over when none of them fails any more.
  const over = Math.min(...ends.map(({ back }) => back).filter((time) => time > Math.max(...ends.map(({ last }) => last))));
  return {
    firstBad: first ? instant(first.time) : null,
    lastGood: lastGood === undefined ? null : instant(lastGood),
    recovered: over === Infinity ? null : instant(over),
  };
}

function differences(incident: Incident, wanted: Expected, truth: Truth, timezone: string): string[] {
  const found: string[] = [];
  const expect = (what: string, is: unknown, should: unknown): void => {
    if (is !== should) found.push(`${what} is ${is}, should be ${should}`);
  };
  if (!wanted.verdict.includes(incident.verdict)) expect('verdict', incident.verdict, wanted.verdict.join(' or '));
  if (wanted.shape) expect('shape', incident.shape, wanted.shape);
  if (wanted.cause) expect('cause', incident.cause, wanted.cause);
  if (wanted.previous && !incident.previousAddresses.includes(wanted.previous))
    expect('previous', incident.previousAddresses, wanted.previous);
  expect('users', incident.users.join(), [...wanted.users].sort().join());
  expect('address', incident.address, wanted.addresses[0]);
  if (wanted.dated === false) {
    expect('day', incident.day, null);
    expect('last good', incident.bracket.lastGood, null);
  } else if (wanted.kind === 'silence') {
    expect('last good', incident.bracket.lastGood, truth.lastGood);
  } else {
    const breaks = truth.firstBad as string;
    expect('day', incident.day, calendarOf(timezone).day(Date.parse(breaks)));
    if (wanted.kind !== 'silent-origin-change') expect('first bad', incident.bracket.firstBad, breaks);
    if (wanted.kind !== 'attack') expect('last good', incident.bracket.lastGood, truth.lastGood);
  }
  if (wanted.recovered !== undefined) expect('recovered', incident.recoveredAt, truth.recovered);
  if (wanted.changed)
    expect(
      'changed',
      incident.changed
        .map(({ field }) => field)
        .filter(isTold)
        .join(),
      wanted.changed.join(),
    );
  const evidence = [...incident.evidence.for, ...incident.evidence.against].join(' ');
  if (wanted.says && !evidence.includes(wanted.says)) found.push(`evidence does not say "${wanted.says}": ${evidence}`);
  return found;
}

/** The network and its country follow from the address, and the hour is chance. */
function isTold(field: string): boolean {
  return !['block', 'owner', 'country', 'hour'].includes(field);
}

function stray({ kind, verdict, users, address, day, cause, attempts, headline }: Incident): string {
  return `stray ${verdict} ${kind} (${cause}, ${attempts} rows) of ${users.slice(0, 3)} at ${address} on ${day}: ${headline}`;
}

function failed({ status }: Row): boolean {
  return status !== statuses.success;
}

function succeeded({ status }: Row): boolean {
  return status === statuses.success;
}
