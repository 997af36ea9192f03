/** What is said of a break and of the time before it: up to when it worked, since when an address is known, what was rebuilt, how often it logs in. */
import type { Calendar } from '../attempts/calendar.ts';
import { fieldWords } from '../findings/field-words.ts';
import { duration, list, span } from '../findings/wording.ts';
import { type Candidate, type Context, type Fact, isDayUncertain } from './candidate.ts';
import { program } from './program-names.ts';
import { isPersons } from './whose.ts';

/** Up to when it worked: right up to the break only where nothing hides what was between. */
export function untilWhen(candidate: Candidate): string {
  const { firstBad, lastGood } = candidate;
  if (!isDayUncertain(candidate) || firstBad === null || lastGood === null) return 'right up to the break';
  return `the last of them ${duration(firstBad - lastGood)} before the first failure`;
}

/** A wrong password says nothing of the address: who mends it may have mended either. */
export function whatWasMended({ status }: Candidate, { dimensions }: Context): string {
  return dimensions.statuses[status]?.dependsOnOrigin
    ? 'it was let in, and nothing else was wrong'
    : 'the address, the password or the token was mended, and the log does not tell which';
}

/** A stranger who was let in shortly before is the best reason to block an account; a second new thing speaks against the first. */
export function besides(
  { firstSeen, origin }: Extract<Fact, { readonly is: 'new-address-besides' }>,
  candidate: Candidate,
  address: string,
  context: Context,
  calendar: Calendar,
): { readonly side: 'for' | 'against'; readonly sentence: string } {
  const seen = `${address} was new to ${program(candidate, context)}, first seen at ${calendar.clock(firstSeen)}`;
  const before = (candidate.firstBad ?? firstSeen) - firstSeen;
  if (candidate.cause === 'account-blocked' && !candidate.origins.includes(origin))
    return {
      side: 'for',
      sentence: `${seen}, ${duration(before)} before the account was blocked: somebody may have noticed a stranger there.`,
    };
  if (candidate.facts.some(({ is }) => is === 'perhaps-let-in')) return { side: 'for', sentence: `${seen}.` };
  return { side: 'against', sentence: `${seen}; the reason does not depend on it.` };
}

/** Since when an address is known to anybody in the log. */
export function newness(candidate: Candidate, context: Context, calendar: Calendar): string {
  const origin = context.dimensions.origins[candidate.origins[0] as number];
  const at = candidate.firstBad ?? candidate.dayAt ?? 0;
  if (origin === undefined) return '';
  if (origin.first_seen >= at)
    return `${origin.address} is nowhere in the log before, in the ${span(at - context.logFrom)} that it covers.`;
  return `${origin.address} is new to ${program(candidate, context)}, though others in the org have used it since ${calendar.day(origin.first_seen)}.`;
}

/** In what the ways of logging in before and after differ. */
export function rebuilding(from: number, to: number, { dimensions }: Context): string {
  const [before, after] = [dimensions.lanes[from], dimensions.lanes[to]];
  if (before === undefined || after === undefined) return '';
  const differences = (['loginUrl', 'loginType', 'loginSubtype', 'application', 'apiType'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => changing(field, before[field], after[field]));
  return `The program was rebuilt with another ${list(differences, Infinity)}: what it did before is its history.`;
}

/** A field with what it was before and since. */
export function changing(field: string, before: string, after: string): string {
  return `${fieldWords.get(field) ?? field} (${before || 'none'} before, ${after || 'none'} since)`;
}

/** How often it logs in: a pause that is no longer than usual goes without saying. */
export function rhythm(candidate: Candidate, context: Context, usual: string, long: string): string {
  const several = candidate.lanes.length > 1;
  const who = several ? 'They usually log' : isPersons(candidate, context) ? 'The user usually logs' : 'It usually logs';
  const often = `${who} in every ${usual.replace(/^1 /, '')}`;
  return long === usual ? `${often}.` : `${often}, and hardly ever ${several ? 'pause' : 'pauses'} for more than ${long}.`;
}
