/** What to do about a finding: ask whose an address is before it is trusted, then the remedies of the reason. */
import { adviceFor, askWhose, forPersons, limitOrigins, notYours, shutOut } from '../attempts/advice.ts';
import { list } from '../findings/wording.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { isPersons, mayBeSomebodyElse, strangerOf } from './whose.ts';

/** The steps, the first one first. */
export function adviceOn(candidate: Candidate, addresses: readonly string[], context: Context): string[] {
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
    ...remediesOf(candidate, addresses, context),
    ...(mayBeSomebodyElse(candidate, context) ? [notYours] : []),
  ];
}

function remediesOf(candidate: Candidate, addresses: readonly string[], context: Context): readonly string[] {
  const { kind, cause, status, facts } = candidate;
  if (kind === 'silent-origin-change') return adviceFor('untrusted-origin', 'token', addresses);
  const guessed = facts.filter((fact) => fact.is === 'perhaps-let-in');
  if (guessed.length > 0) return [...shutOut([...new Set(guessed.map(({ user }) => user))]), limitOrigins];
  if (cause === 'bad-credentials' && isPersons(candidate, context)) return forPersons;
  const known = context.dimensions.statuses[status];
  return adviceFor(cause, known?.rule ?? null, addresses, known?.label);
}

function shutOutOf(facts: readonly Fact[]): readonly string[] {
  const users = new Set(facts.filter((fact) => fact.is === 'let-in').map(({ user }) => user));
  return users.size === 0 ? [] : shutOut([...users]);
}
