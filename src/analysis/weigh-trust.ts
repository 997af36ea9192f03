/** What an org said of its ranges, as evidence for and against the incidents that hang on an address. */
import type { Calendar } from '../attempts/calendar.ts';
import type { OrgTrust } from '../findings/org-trust.ts';
import type { Standing } from '../findings/trust-report.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { standingOf, userIn } from './standing.ts';

/**
 * The candidate with what the newest answer of an org about all of its users adds. A likely change of origin is confirmed where
 * the ranges refuse every one of its addresses; a possible one stays what it is, since ranges settle none of the other doubts.
 */
export function weighed(candidate: Candidate, context: Context, answers: readonly OrgTrust[], calendar: Calendar): Candidate {
  const { kind, users, verdict, facts } = candidate;
  const trust = answers.find((answer) => users.every((user) => userIn(answer, user) !== null));
  if (trust === undefined || (kind !== 'origin-change' && kind !== 'silent-origin-change')) return candidate;
  const told = testimony(candidate, standings(candidate, context, trust), context);
  if (told === null) return candidate;
  const readAt = calendar.clock(Date.parse(trust.readAt));
  const fact: Fact = { is: 'told-by-the-org', side: told.side, sentence: `${upperFirst(told.because)} (read from the org at ${readAt}).` };
  const proven = told.side === 'for' && kind === 'origin-change' && verdict === 'likely';
  return { ...candidate, verdict: proven ? 'confirmed' : verdict, facts: [...facts, fact] };
}

interface Testimony {
  readonly side: 'for' | 'against';
  readonly because: string;
}

function testimony(candidate: Candidate, found: readonly Standing[], { dimensions }: Context): Testimony | null {
  if (candidate.kind === 'silent-origin-change') return explained(found);
  const test = refusals[dimensions.statuses[candidate.status]?.rule ?? 'country'];
  if (test === undefined) return null;
  if (found.length > 0 && found.every(test.proves)) return { side: 'for', because: (found[0] as Standing).because };
  const otherwise = found.find(test.contradicts);
  if (otherwise === undefined) return null;
  return candidate.facts.some(({ is }) => is === 'fixed-at-new-origin')
    ? { side: 'for', because: `${otherwise.because}, so it has been let in since` }
    : { side: 'against', because: `${otherwise.because}, where this refusal is not to be expected` };
}

/** Which answer of the org a refusal follows from, and which speaks against it. The policies of apps and countries are not read. */
const refusals: Readonly<Partial<Record<string, { proves(standing: Standing): boolean; contradicts(standing: Standing): boolean }>>> = {
  token: { proves: ({ needsToken }) => needsToken === true, contradicts: ({ needsToken }) => needsToken === false },
  activation: { proves: ({ needsToken }) => needsToken === true, contradicts: ({ needsToken }) => needsToken === false },
  'login-ranges': { proves: ({ blocked }) => blocked === true, contradicts: ({ blocked }) => blocked === false },
  'app-policy': { proves: ({ blocked }) => blocked === true, contradicts: () => false },
};

/** Why a move was not noticed. */
function explained(found: readonly Standing[]): Testimony | null {
  const [first] = found;
  if (first === undefined) return null;
  if (found.every(({ needsToken }) => needsToken === true))
    return { side: 'for', because: `${first.because}: where it logs in with a password, it sends a security token` };
  return found.every(({ needsToken }) => needsToken === false)
    ? { side: 'for', because: `${first.because}: that is why nothing failed` }
    : null;
}

function standings({ users, origins }: Candidate, { dimensions }: Context, trust: OrgTrust): Standing[] {
  const addresses = origins.flatMap((origin) => dimensions.origins[origin]?.address ?? []);
  return users.flatMap((user) => addresses.map((address) => standingOf(trust, userIn(trust, user), address)));
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
