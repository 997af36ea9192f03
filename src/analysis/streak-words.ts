/** What is said of a streak that no new address explains: each fact in a sentence. */
import type { Calendar } from '../attempts/calendar.ts';
import type { AddressRule } from '../attempts/reason.ts';
import { count, duration, list } from '../findings/wording.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { namesOfLanes, program } from './program-names.ts';
import { isPersons } from './whose.ts';

/** An address that had worked is not new; what refuses one that had worked was changed. */
export function goodBefore(
  { successes, firstSuccess, lastSuccess }: Extract<Fact, { readonly is: 'good-before-at-this-origin' }>,
  candidate: Candidate,
  address: string,
  context: Context,
  calendar: Calendar,
): string {
  const before = (candidate.firstBad ?? 0) - lastSuccess;
  const until = `${calendar.clock(lastSuccess)}${before > 0 ? `, ${duration(before)} before the first failure` : ''}`;
  const status = context.dimensions.statuses[candidate.status];
  const therefore = status?.dependsOnOrigin ? `, so ${whatChanged(status.rule)} changed` : '';
  return `${address} had succeeded ${count(successes, 'time')} ${isPersons(candidate, context) ? 'for' : 'in'} ${program(candidate, context)}, from ${calendar.clock(firstSuccess)} to ${until}: the address is not new${therefore}.`;
}

/** Where a new address proves nothing, neither does the one of the recovery. */
export function worksAgain(
  { at }: Extract<Fact, { readonly is: 'works-again-there' }>,
  candidate: Candidate,
  address: string,
  { dimensions }: Context,
  calendar: Calendar,
): string {
  if (candidate.addressesAlwaysChange) return `It works again since ${calendar.clock(at)}, at addresses that go on changing.`;
  const mended = dimensions.statuses[candidate.status]?.dependsOnOrigin ? 'it is let in again' : 'the address was not the reason';
  return `${address}, where it had failed, succeeded at ${calendar.clock(at)}: ${mended}.`;
}

/** What it shows that the same user's other programs logged in meanwhile. */
export function othersGoOn(
  { lanes, successes, showPassword }: Extract<Fact, { readonly is: 'others-go-on' }>,
  candidate: Candidate,
  context: Context,
): string {
  const others = list(namesOfLanes(lanes, context, candidate.lanes));
  const they = `${others} logged in ${count(successes, 'time')} as the same user while ${program(candidate, context)} failed`;
  if (showPassword)
    return `${they}, with the user’s password: that is valid and the user not locked out, so ${program(candidate, context)} ${candidate.lanes.length > 1 ? 'send' : 'sends'} another password, or a wrong token with it.`;
  if (candidate.cause === 'account-blocked') return `${they}.`;
  return candidate.cause === 'bad-credentials'
    ? `${they}, without the password as far as the log tells: the user is neither deactivated nor frozen.`
    : `${they}: what is wrong is wrong there alone.`;
}

/** Whose bad passwords they were, and from where. */
export function lockedOutBy(
  { by, rows, lanes, since }: Extract<Fact, { readonly is: 'locked-out-by' }>,
  candidate: Candidate,
  addresses: string,
  context: Context,
): string {
  const before = (candidate.firstBad ?? since) - since;
  const passwords = `The lockout follows ${count(rows, 'bad password')}`;
  const first = before > 0 ? `, the first ${duration(before)} before it` : '';
  const senders = list(namesOfLanes(lanes, context));
  if (by === 'strangers')
    return `${passwords} from ${addresses} (${senders}), where this user had never logged in${first}: whoever sent them locked the account.`;
  const own = lanes.every((lane) => candidate.lanes.includes(lane));
  return `${passwords} ${own ? 'of its own' : `of ${list(namesOfLanes(lanes, context, candidate.lanes))}, which logs in as the same user,`} from ${addresses}${first}: they locked the account.`;
}

/** Whom bad passwords locked out. */
export function lockout(
  { users, lanes, failures, since }: Extract<Fact, { readonly is: 'locked-out' }>,
  { kind, lanes: all }: Candidate,
  status: string,
  context: Context,
  calendar: Calendar,
): string {
  const victims = `${list(namesOfLanes(lanes, context))}${kind === 'attack' ? ` of ${list(users)}` : ' of the same user'}`;
  const senders = namesOfLanes(
    all.filter((lane) => !lanes.includes(lane)),
    context,
    lanes,
  );
  const they = kind === 'attack' ? 'They' : `The bad passwords of ${list(senders)}`;
  return `${they} locked out ${victims}: ${count(failures, 'failure')} with ${status} from ${calendar.clock(since)} on.`;
}

/** What was changed where an address that had worked is refused. */
function whatChanged(rule: AddressRule | null): string {
  return rule === null || rule === 'token' ? 'the token, the password or the trusted ranges' : whatRefuses[rule];
}

const whatRefuses: Readonly<Record<Exclude<AddressRule, 'token'>, string>> = {
  'login-ranges': 'the login IP ranges of the profile, or the profile of the user,',
  'app-policy': 'the policy of the connected app or the login IP ranges of the profile',
  country: 'what Salesforce knows of its country',
  activation: 'the trusted ranges, or what Salesforce remembers of the device,',
};
