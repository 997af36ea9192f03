/** What to do about a finding: ask whose an address is before it is trusted, then the remedies of the reason. */
import { adviceFor, askWhose, forPersons, limitOrigins, notYours, shutOut } from '../attempts/advice.ts';
import { afterLetIn, afterReturn, whereAddressesChange } from '../attempts/advice-on-moves.ts';
import { afterMended, stopBadPasswords, unlock, whereOthersLogIn } from '../attempts/advice-on-passwords.ts';
import type { Calendar } from '../attempts/calendar.ts';
import { blockOf } from '../attempts/origin.ts';
import type { AddressRule } from '../attempts/reason.ts';
import { list } from '../findings/wording.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { namesOfLanes } from './program-names.ts';
import { isPersons, mayBeSomebodyElse, strangerOf } from './whose.ts';

/** The steps, the first one first. */
export function adviceOn(candidate: Candidate, addresses: readonly string[], context: Context, calendar: Calendar): string[] {
  const { kind, users, facts } = candidate;
  if (kind === 'attack')
    return [
      ...shutOutOf(facts),
      limitOrigins,
      'Ask the users that were tried to change passwords that they use elsewhere; check their logins since for addresses they do not know.',
    ];
  if (kind === 'silence')
    return [`Look at the log of the program that logs in as ${list(users, 2)}: whether it still runs, and what it is answered.`];
  const stranger = strangerOf(candidate, context);
  return [
    ...(stranger ? [askWhose(stranger.addresses, isPersons(candidate, context))] : []),
    ...remediesOf(candidate, addresses, context, calendar),
    ...(mayBeSomebodyElse(candidate, context) ? [notYours] : []),
  ];
}

function remediesOf(candidate: Candidate, addresses: readonly string[], context: Context, calendar: Calendar): readonly string[] {
  const { kind, cause, status, facts, recovered } = candidate;
  if (kind === 'silent-origin-change') return adviceFor('untrusted-origin', 'token', addresses);
  const guessed = facts.filter((fact) => fact.is === 'perhaps-let-in');
  if (guessed.length > 0) return [...shutOut([...new Set(guessed.map(({ user }) => user))]), limitOrigins];
  if (cause === 'bad-credentials' && isPersons(candidate, context)) return forPersons;
  const known = context.dimensions.statuses[status];
  const rule = known?.rule ?? null;
  if (rule !== null) {
    const over = whereItIsOver(candidate, rule, addresses, context, calendar);
    if (over !== null) return over;
    if (rule === 'token' && candidate.addressesAlwaysChange) return whereAddressesChange([...new Set(addresses.map(blockOf))]);
  }
  const mended = recovered !== null && facts.find((fact) => fact.is === 'works-again-there');
  if (mended && cause === 'bad-credentials') return afterMended(calendar.clock(mended.at));
  const others = facts.find((fact) => fact.is === 'others-go-on');
  if (others?.showPassword) return whereOthersLogIn(list(namesOfLanes(others.lanes, context, candidate.lanes)));
  const victims = facts.flatMap((fact) => (fact.is === 'locked-out' ? fact.lanes : []));
  if (victims.length > 0) {
    const senders = candidate.lanes.filter((lane) => !victims.includes(lane));
    return stopBadPasswords(list(namesOfLanes(senders, context, victims)), list(namesOfLanes(victims, context, senders)));
  }
  const [lockedOut] = facts.filter((fact) => fact.is === 'locked-out-by');
  if (lockedOut) return unlock(sendersOf(lockedOut, candidate, context), lockedOut.by === 'own', recovered !== null);
  return adviceFor(cause, rule, addresses, known?.label);
}

/** What is left to do where refused addresses were let in, or are out of use; null where neither is known. */
function whereItIsOver(
  { facts, recovered, addressesAlwaysChange }: Candidate,
  rule: AddressRule,
  addresses: readonly string[],
  { dimensions }: Context,
  calendar: Calendar,
): readonly string[] | null {
  if (recovered === null || addressesAlwaysChange) return null;
  const letIn = facts.find((fact) => fact.is === 'fixed-at-new-origin' || fact.is === 'works-again-there');
  if (letIn) return afterLetIn(rule, addresses, calendar.clock(letIn.at));
  const back = facts.find((fact) => fact.is === 'old-origin-returned' || fact.is === 'recovered-elsewhere');
  return back ? afterReturn(rule, addresses, dimensions.origins[back.origin]?.address ?? '') : null;
}

/** The addresses of strangers, or the programs of the user's own. */
function sendersOf(
  { by, origins, lanes }: Extract<Fact, { readonly is: 'locked-out-by' }>,
  candidate: Candidate,
  context: Context,
): string {
  if (by === 'own') return list(namesOfLanes(lanes, context, candidate.lanes));
  return list(origins.map((origin) => context.dimensions.origins[origin]?.address ?? ''));
}

function shutOutOf(facts: readonly Fact[]): readonly string[] {
  const users = new Set(facts.filter((fact) => fact.is === 'let-in').map(({ user }) => user));
  return users.size === 0 ? [] : shutOut([...users]);
}
