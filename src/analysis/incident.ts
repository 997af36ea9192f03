/** Makes a finding of a candidate: its id, its words, its picture. */
import { createHash } from 'node:crypto';
import { type Calendar, instant } from '../attempts/calendar.ts';
import type { AttemptRun, Change, Day, Impact, Incident, IncidentDay, IncidentOrigin, Lane, Stranger } from '../findings/result.ts';
import { count, duration, list, withStatuses } from '../findings/wording.ts';
import { adviceOn } from './advise.ts';
import { alternativesOf } from './alternatives.ts';
import type { Asking } from './ask.ts';
import { attackerOf } from './attack.ts';
import { type Candidate, type Context, isDayUncertain } from './candidate.ts';
import { evidenceOf } from './evidence.ts';
import { halfOf, recoveriesOf } from './half-recovered.ts';
import { momentsOf } from './moments.ts';
import type { Groups } from './statuses-by-origin.ts';
import { isPersons, strangerOf } from './whose.ts';

/** What the history says about candidates. */
export interface Answers {
  readonly changesOf: (candidate: Candidate) => Promise<Change[]>;
  readonly daysOf: (candidate: Candidate) => IncidentDay[];
  readonly originsOf: (candidate: Candidate) => Promise<IncidentOrigin[]>;
  /** By origin and status: the days of the picture, and the time from the first failure to the end. */
  readonly statusesAround: (candidate: Candidate) => Groups;
  readonly statusesDuring: (candidate: Candidate) => Groups;
  readonly sequenceOf: (candidate: Candidate) => AttemptRun[];
  readonly impactOf: (candidate: Candidate) => Impact | null;
}

/** The finished incident. */
export async function incidentOf(candidate: Candidate, { context, calendar, ownerOf }: Asking, answers: Answers): Promise<Incident> {
  const { dimensions } = context;
  const addresses = candidate.origins.map((origin) => dimensions.origins[origin]?.address ?? '');
  const status = dimensions.statuses[candidate.status];
  const lanes = candidate.lanes.flatMap((number) => dimensions.lanes[number] ?? []).map(({ number: _, api: __, ...lane }): Lane => lane);
  const changed = await answers.changesOf(candidate);
  const address = addresses[0] ?? null;
  const between = daysBetween(candidate, calendar);
  const origins = await answers.originsOf(candidate);
  const around = answers.statusesAround(candidate);
  const sequence = answers.sequenceOf(candidate);
  const stranger = strangerOf(candidate, context);
  return {
    id: idOf(candidate, dimensions.origins[candidate.began.origin]?.address ?? '', lanes),
    kind: candidate.kind,
    verdict: candidate.verdict,
    shape: candidate.shape,
    day: candidate.dayAt === null ? null : calendar.day(candidate.dayAt),
    ...(between === null ? {} : { between }),
    bracket: { lastGood: instantOf(candidate.lastGood), firstBad: instantOf(candidate.firstBad) },
    users: candidate.users,
    lanes,
    address,
    addresses,
    previousAddresses: candidate.previous.map((origin) => dimensions.origins[origin]?.address ?? ''),
    cause: candidate.cause,
    status: status?.label ?? '',
    attempts: candidate.attempts,
    firstFailure: instantOf(candidate.firstBad),
    lastFailure: instantOf(candidate.lastFailure),
    recoveredAt: instantOf(candidate.recovered),
    headline: headlineOf(candidate, addresses, lanes, context, calendar),
    evidence: await evidenceOf(candidate, changed, context, calendar, ownerOf),
    changed,
    alternatives: alternativesOf(candidate, context),
    advice: adviceOn(candidate, addresses, context, calendar),
    days: answers.daysOf(candidate),
    origins,
    byOriginAndStatus: around.rows,
    timeline: momentsOf(candidate, context, { sequence, origins, during: answers.statusesDuring(candidate).rows }),
    sequence,
    impact: answers.impactOf(candidate),
    ...leftOut(candidate, origins, around),
    ...byStatusOf(candidate, context),
    ...(lanes.length > 1 && candidate.ends.length > 0 ? { recoveries: recoveriesOf(candidate) } : {}),
    ...attackerOf(candidate, context),
    ...(stranger ? { stranger } : {}),
  };
}

/**
 * The same break keeps its id while it spreads to other users and addresses, and in every format and precision that its
 * history can be told in. Programs of one user may fall silent within a minute, and never become one incident.
 */
function idOf({ kind, cause, began }: Candidate, address: string, lanes: readonly Lane[]): string {
  const programs = kind === 'silence' ? lanes.map((lane) => JSON.stringify(Object.values(lane))).sort() : [];
  const what = [kind, cause, began.user, address, began.minute, programs.join(' ')];
  return createHash('sha256').update(what.join('\n')).digest('hex').slice(0, 8);
}

function instantOf(time: number | null): string | null {
  return time === null ? null : instant(time);
}

function headlineOf(
  candidate: Candidate,
  addresses: readonly string[],
  lanes: readonly Lane[],
  context: Context,
  calendar: Calendar,
): string {
  const who = list(candidate.users, 2);
  const from = list(addresses, 2);
  const before = candidate.previous.map((origin) => context.dimensions.origins[origin]?.address ?? '');
  const failures = count(candidate.attempts, 'failure');
  const several = candidate.users.length > 1;
  const end = endOf(candidate, context);
  const days = daysBetween(candidate, calendar);
  const when = days === null ? `on ${calendar.day(candidate.dayAt ?? 0)}` : `between ${days.from} and ${days.until}`;
  const stranger = strangerOf(candidate, context);
  if (stranger?.wentOn && candidate.dayAt !== null) return somebodyElse(candidate, stranger, who, context, calendar);
  switch (candidate.kind) {
    case 'origin-change': {
      if (candidate.shape === 'added')
        return `A second address of ${who} was refused from ${calendar.day(candidate.dayAt as number)} on: ${from}, ${failuresIn(candidate, context)}, ${letIn(candidate)}.`;
      const moved = `${several ? 'their' : 'its'} logins moved from ${before[0] ?? 'another address'} to ${from}`;
      return `${who} broke ${when} when ${moved}: ${failuresIn(candidate, context)}, ${end}.`;
    }
    case 'failure-streak':
      if (candidate.dayAt !== null && candidate.facts.some(({ is }) => is === 'gave-up'))
        return `${who} ${several ? 'were' : 'was'} shut out by ${calendar.day(candidate.dayAt)}: ${failuresIn(candidate, context)}, and nothing was tried since.`;
      return candidate.dayAt === null
        ? `${who} ${several ? 'have' : 'has'} failed since before the log begins: ${failuresIn(candidate, context)} from ${from}.`
        : `${who} broke ${when}, ${notTheAddress(candidate, context)}: ${failuresIn(candidate, context)}, ${end}.`;
    case 'attack':
      return `Somebody guessed passwords on ${calendar.day(candidate.dayAt as number)}${success(candidate, calendar)}: ${failures} against ${count(candidate.users.length, 'user')} from ${from}.`;
    case 'silent-origin-change':
      return `${who} moved from ${before[0] ?? 'another address'} to ${from} on ${calendar.day(candidate.dayAt as number)}, and nothing failed.`;
    case 'silence':
      return `${who} ${several ? 'have' : 'has'} been silent since ${calendar.clock(candidate.dayAt as number)} (${lanes.map(({ application, loginType }) => application || loginType).join(', ')}).`;
  }
}

/** The days on any of which it may have broken; null where it is one. */
function daysBetween(candidate: Candidate, calendar: Calendar): { from: Day; until: Day } | null {
  const { dayAt, firstBad, lastGood } = candidate;
  if (dayAt === null || firstBad === null || lastGood === null || !isDayUncertain(candidate)) return null;
  const [from, until] = [calendar.day(lastGood), calendar.day(dayAt)];
  return from === until ? null : { from, until };
}

/** How it ended, and for whom where it has not for all. */
function endOf(candidate: Candidate, context: Context): string {
  const { recovered, firstBad, users } = candidate;
  const several = users.length > 1;
  const after = recovered === null ? '' : `after ${duration(recovered - (firstBad ?? recovered))}`;
  const half = halfOf(candidate, context);
  if (half === null && isPersons(candidate, context)) {
    const [was, has] = several ? ['the users were', 'the users have'] : ['the user was', 'the user has'];
    return recovered === null ? `and ${has} not been let in since` : `until ${was} let in ${after}`;
  }
  if (recovered !== null) return `until ${several ? 'they' : 'it'} recovered ${after}`;
  if (half === null) return `and ${several ? 'they have' : 'it has'} not recovered`;
  const { works, broken } = half;
  return `and ${list(broken)} ${broken.length > 1 ? 'have' : 'has'} not recovered, while ${list(works)} ${works.length > 1 ? 'work' : 'works'} again`;
}

/** Nobody who belongs there was kept out, as far as the log shows: nothing broke of theirs. */
function somebodyElse(candidate: Candidate, { addresses, letInAt }: Stranger, who: string, context: Context, calendar: Calendar): string {
  const at = `${list(addresses, 2)}, ${addresses.length > 1 ? 'new addresses' : 'a new address'},`;
  const day = calendar.day(candidate.dayAt as number);
  const failures = failuresIn(candidate, context);
  if (letInAt !== null)
    return `Somebody may have guessed the password of ${who} on ${day}: ${failures} from ${at} and then a login from there at ${calendar.clock(Date.parse(letInAt))}.`;
  return `Logins as ${who} from ${at} failed on ${day}, while ${candidate.users.length > 1 ? 'these users' : 'this user'} went on elsewhere: ${failures}.`;
}

/** How it ended at a second address: the program itself never stopped. */
function letIn({ recovered, firstBad, origins }: Candidate): string {
  const [was, has] = origins.length > 1 ? ['they were', 'they have'] : ['it was', 'it has'];
  return recovered === null ? `and ${has} not been let in` : `until ${was} let in after ${duration(recovered - (firstBad ?? recovered))}`;
}

/** How many addresses and groups there are where not all are told. Those of an attack's users are no part of it. */
function leftOut(
  { kind, origins, previous }: Candidate,
  told: readonly IncidentOrigin[],
  { rows, ofGroups, ofAddresses }: Groups,
): Pick<Incident, 'around'> {
  const isCut = new Set([...origins, ...previous]).size > told.length;
  const all = kind === 'attack' ? origins.length : ofAddresses;
  const addresses = isCut ? Math.max(all, told.length) : told.length;
  return addresses > told.length || ofGroups > rows.length ? { around: { addresses, groups: ofGroups } } : {};
}

/** Why a failure is told as no move. */
function notTheAddress({ cause, addressesAlwaysChange, facts }: Candidate, { dimensions }: Context): string {
  const strangers = facts.find((fact) => fact.is === 'locked-out-by' && fact.by === 'strangers');
  if (strangers?.is === 'locked-out-by')
    return `locked out by bad passwords from ${list(
      strangers.origins.map((origin) => dimensions.origins[origin]?.address ?? ''),
      2,
    )}`;
  return cause === 'untrusted-origin' && addressesAlwaysChange
    ? 'at addresses that change all the time'
    : 'and a new address is not the reason';
}

function labelOf(status: number, { dimensions }: Context): string {
  return dimensions.statuses[status]?.label ?? '';
}

/** `96 failures with “A”`, or of several statuses `96 failures, 72 with “A” and 24 with “B”`. */
function failuresIn({ attempts, status, failures }: Candidate, context: Context): string {
  const all = count(attempts, 'failure');
  if (failures.size < 2) return `${all} with “${labelOf(status, context)}”`;
  return `${all}, ${withStatuses([...failures].map(([each, number]) => [`“${labelOf(each, context)}”`, number]))}`;
}

function byStatusOf({ failures }: Candidate, context: Context): Pick<Incident, 'failuresByStatus'> {
  if (failures.size < 2) return {};
  return { failuresByStatus: [...failures].map(([status, number]) => ({ status: labelOf(status, context), failures: number })) };
}

/** As whom and when an attacker was let in. */
function success({ facts }: Candidate, calendar: Calendar): string {
  const letIn = facts.filter((fact) => fact.is === 'let-in').sort((a, b) => a.at - b.at);
  const [first] = letIn;
  if (first === undefined) return '';
  const users = [...new Set(letIn.map(({ user }) => user))];
  return ` and was let in as ${list(users, 3)}${users.length > 1 ? ', first' : ''} at ${calendar.clock(first.at)}`;
}
