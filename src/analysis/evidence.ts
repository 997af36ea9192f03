/** Puts the facts that the judges noticed into plain sentences, for and against. */
import { provesThePassword } from '../attempts/advice.ts';
import type { Calendar } from '../attempts/calendar.ts';
import type { OwnerOf } from '../attempts/origin.ts';
import type { Change } from '../findings/result.ts';
import { count, duration, list, span } from '../findings/wording.ts';
import { breakOf, type Candidate, type Context, type Fact, isDayUncertain } from './candidate.ts';
import { halfOf } from './half-recovered.ts';
import { isLockout } from './locked-out-by.ts';
import { besides, changing, newness, rebuilding, rhythm, untilWhen, whatWasMended } from './move-words.ts';
import { aboutOwners } from './owner-words.ts';
import { namesOfLanes, program } from './program-names.ts';
import { goodBefore, lockedOutBy, lockout, othersGoOn, worksAgain } from './streak-words.ts';
import { thresholds } from './thresholds.ts';
import { isPersons, strangerOf } from './whose.ts';

/** Logins of a user within an hour, after which Salesforce refuses more. */
const loginsAllowed = 3600;

export interface Evidence {
  readonly for: string[];
  readonly against: string[];
}

/** The evidence of one incident. */
export async function evidenceOf(
  candidate: Candidate,
  changes: readonly Change[],
  context: Context,
  calendar: Calendar,
  ownerOf: OwnerOf,
): Promise<Evidence> {
  const evidence: Evidence = { for: [], against: [] };
  const status = context.dimensions.statuses[candidate.status];
  if (candidate.kind === 'origin-change' && status?.dependsOnOrigin)
    evidence.for.push(`“${status.label}” depends on the address that the login comes from.`);
  const stranger = strangerOf(candidate, context);
  if (stranger && status && provesThePassword(status))
    evidence.for.push(`“${status.label}” is answered only where the password was right: whoever it was knew it.`);
  for (const fact of candidate.facts) {
    const { side, sentence } = say(fact, candidate, context, calendar);
    if (sentence !== '') evidence[side].push(sentence);
  }
  const half = halfOf(candidate, context);
  if (half !== null)
    evidence.against.push(
      `${list(half.works)} ${half.works.length > 1 ? 'work' : 'works'} again${half.works.length > 1 ? ', the first' : ''} since ${calendar.clock(Date.parse(half.since))}, and ${list(half.broken)} ${half.broken.length > 1 ? 'do' : 'does'} not: not all was mended, or not all broke for this reason.`,
    );
  if (candidate.kind === 'origin-change') {
    if (candidate.users.length > 1)
      evidence.for.push(`${count(candidate.users.length, 'user')} began to fail at the same new address together: one server moved.`);
    const others = ofTheProgram(changes);
    if (others.length === 0 && !candidate.facts.some(({ is }) => is === 'rebuilt'))
      evidence.for.push(
        `Application, client, API version and login type are as before${isPersons(candidate, context) ? '' : ': the same program, elsewhere'}.`,
      );
    if (others.length > 0) evidence.against.push(`The address is not all that changed: so did the ${differences(others)}.`);
    evidence.for.push(...(await aboutOwners(candidate, context, ownerOf)));
  }
  if (candidate.kind === 'failure-streak' && candidate.dayAt !== null && stranger === null)
    evidence.for.push(...whatStayed(candidate, changes));
  return evidence;
}

/** The program itself, and not where it logs in from or when. */
function ofTheProgram(changes: readonly Change[]): Change[] {
  return changes.filter(({ field }) => !['address', 'block', 'owner', 'country', 'hour'].includes(field));
}

function differences(changes: readonly Change[]): string {
  return list(changes.map(({ field, before, after }) => changing(field, before, after)));
}

/** Whether the program failed as it had been, or was changed with the break. */
function whatStayed({ facts }: Candidate, changes: readonly Change[]): string[] {
  const changed = ofTheProgram(changes);
  if (changed.length > 0) return [`With the break the ${differences(changed)} changed.`];
  return facts.some(({ is }) => is === 'rebuilt') ? [] : ['Application, client, API version and login type are as before.'];
}

interface Said {
  readonly side: 'for' | 'against';
  readonly sentence: string;
}

function say(fact: Fact, candidate: Candidate, context: Context, calendar: Calendar): Said {
  const address = (origin: number): string => context.dimensions.origins[origin]?.address ?? '';
  const addresses = (origins: readonly number[]): string => list(origins.map(address));
  const status = (number: number): string => `“${context.dimensions.statuses[number]?.label ?? ''}”`;
  const pro = (sentence: string): Said => ({ side: 'for', sentence });
  const con = (sentence: string): Said => ({ side: 'against', sentence });
  switch (fact.is) {
    case 'new-origin':
      return pro(newness(candidate, context, calendar));
    case 'absent-since':
      return pro(
        `${address(candidate.origins[0] as number)} was last used on ${calendar.day(fact.lastSeen)}; ${count(fact.successesElsewhere, 'login')} succeeded elsewhere since.`,
      );
    case 'old-origin-silent':
      return pro(
        `${address(fact.origin)}, used until then, ${isDayUncertain(candidate) ? 'did not succeed again' : 'fell silent'}: its last success was at ${calendar.clock(fact.lastSeen)}.`,
      );
    case 'old-origin-goes-on':
      return con(
        isPersons(candidate, context)
          ? `${addresses(fact.origins)} went on succeeding: a second network of the same person, such as one on a journey, or a stranger.`
          : `${addresses(fact.origins)} went on succeeding: a second server or a replacement step by step, not a whole move.`,
      );
    case 'good-until-the-break':
      if (candidate.facts.some((other) => other.is === 'good-before-at-this-origin' && other.successes === fact.successes)) return pro('');
      return pro(`${count(fact.successes, 'earlier login')} of ${program(candidate, context)} succeeded, ${untilWhen(candidate)}.`);
    case 'fixed-at-new-origin':
      return pro(
        `${candidate.origins.length > 1 ? 'A' : 'The'} refused address succeeded at ${calendar.clock(fact.at)}: ${whatWasMended(candidate, context)}.`,
      );
    case 'old-origin-returned':
      return pro(`It worked again when ${address(fact.origin)} came back.`);
    case 'wide-bracket':
      return con(
        `The last success was ${duration((breakOf(candidate) as number) - (candidate.lastGood as number))} before the ${candidate.firstBad === null ? 'first from elsewhere' : 'first failure'}, longer than ${program(candidate, context)} usually pauses (${span(fact.longGap)}): the day is uncertain.`,
      );
    case 'hole-in-the-log':
      return con(
        `The whole log is empty from ${calendar.clock(fact.from)} to ${calendar.clock(fact.until)}: what happened in between is not known.`,
      );
    case 'single-failure':
      return con(`Only ${count(fact.failures, 'failure')} so far.`);
    case 'person':
      return con('This looks like a person working through an API, not like a program: people come from new addresses all the time.');
    case 'brief':
      return con(
        `The failures lasted a short while and the address had never succeeded, while the ${isPersons(candidate, context) ? 'user' : 'program'} went on elsewhere: it may have been a stranger.`,
      );
    case 'stale-token':
      return con('The status says bad credentials: it is the address only if an old security token is still appended to the password.');
    case 'succeeded-meanwhile':
      return con('The same user logged in successfully while these failures went on.');
    case 'gave-up':
      return con(
        'Somebody shut this user out, and the user tried a few times and gave up: so does whoever has left, and then nothing broke.',
      );
    case 'good-before-at-this-origin':
      return pro(goodBefore(fact, candidate, address(fact.origin), context, calendar));
    case 'same-failures-at-good-origins':
      return pro(`${addresses(fact.origins)}, where it had worked as well, failed with the same status: it is not one address.`);
    case 'ever-new-addresses':
      return pro(
        `${Math.round(fact.share * 100)} % of the recent logins of ${program(candidate, context)} came from addresses new to it: a new address proves nothing here.`,
      );
    case 'unbroken':
      return pro(`${count(fact.failures, 'attempt')} failed in a row, and none succeeded between.`);
    case 'since-the-log-began':
      return con(`It has failed since the log began at ${calendar.clock(context.logFrom)}: when and why it broke lies before.`);
    case 'young':
      return con(
        `Its ${count(fact.successes, 'earlier login')} all succeeded since the log began, but they are of ${span((breakOf(candidate) as number) - fact.since)} only: whether it had worked before, or was being set up, is not known.`,
      );
    case 'works-again-there':
      return pro(worksAgain(fact, candidate, address(fact.origin), context, calendar));
    case 'recovered-elsewhere':
      return con(`It works again from ${address(fact.origin)}; where it failed it has not succeeded since.`);
    case 'new-address-besides':
      return besides(fact, candidate, address(fact.origin), context, calendar);
    case 'locked-out-by':
      return pro(lockedOutBy(fact, candidate, addresses(fact.origins), context));
    case 'no-bad-passwords':
      return con('No bad password of this user stands in the log within a day before: what locked the account left no row here.');
    case 'locked-out':
      return pro(lockout(fact, candidate, status(fact.status), context, calendar));
    case 'others-go-on':
      return pro(othersGoOn(fact, candidate, context));
    case 'users-alike':
      return pro(
        `${list(fact.users)} began to fail with the same status within ${span(thresholds.orgWideStart_ms)} of it: there may be one cause.`,
      );
    case 'others-fail':
      return pro(
        `All ways in of this user that were tried meanwhile failed alike, ${list(namesOfLanes(fact.lanes, context))}: it is not one program.`,
      );
    case 'followed-by':
      return pro(
        `${count(candidate.failures.get(fact.status) ?? 0, 'later failure')} with ${status(fact.status)}: ${candidate.cause === 'bad-credentials' && isLockout(fact.status, context) ? 'what the bad passwords brought about' : 'a consequence of the first reason, or a second one'}.`,
      );
    case 'rebuilt':
      return pro(rebuilding(fact.from, fact.to, context));
    case 'spray':
      return pro(
        `${count(fact.rows, 'failure')} against ${count(fact.users, 'user')} from ${count(fact.origins, 'address', 'addresses')}${candidate.origins.some((origin) => context.dimensions.origins[origin]?.successes) ? '' : ' that never succeeded here'}${whileOwners(candidate)}.`,
      );
    case 'let-in':
      return pro(`${fact.user} was let in from ${address(fact.origin)} at ${calendar.clock(fact.at)}: somebody knows that password.`);
    case 'perhaps-let-in':
      return pro(
        `${fact.user} logged in from ${address(fact.origin)} at ${calendar.clock(fact.at)}, after all these bad passwords, and went on at addresses used before: the last guess may have been right.`,
      );
    case 'heard-later':
      return pro(`The org was asked at ${calendar.clock(fact.at)} and told of nothing newer.`);
    case 'few-guesses':
      return con(
        `${count(fact.failures, 'failure')} are few for somebody who guesses: it may be another place of your own, whose password was mended.`,
      );
    case 'busiest-hour':
      return fact.attempts >= loginsAllowed
        ? pro(`${count(fact.attempts, 'attempt')} of this program stand in the log within an hour, and Salesforce allows a user 3,600.`)
        : con(
            `No more than ${count(fact.attempts, 'attempt')} of this program stand in the log within an hour, and Salesforce allows a user 3,600: other programs use up the limit, or most attempts left no row.`,
          );
    case 'org-wide':
      return pro(
        `${count(fact.users, 'user')} were refused with the same status at addresses long in use: something changed for the whole org.`,
      );
    case 'told-by-the-org':
      return fact;
    case 'usual-gap':
      // A steady beat says how narrow the bracket of a move is, and that a silence is none of its pauses; of other reasons it says nothing.
      if (candidate.kind === 'failure-streak') return pro('');
      return pro(fact.longGap > 0 ? rhythm(candidate, context, span(fact.usualGap), span(fact.longGap)) : '');
  }
}

/** Whose owners an attack left in peace. */
function whileOwners({ users, facts }: Candidate): string {
  const lockedOut = new Set(facts.flatMap((fact) => (fact.is === 'locked-out' ? fact.users : [])));
  if (lockedOut.size === 0) return ', while the owners went on as before';
  return users.every((user) => lockedOut.has(user)) ? '' : ', while the other owners went on as before';
}
