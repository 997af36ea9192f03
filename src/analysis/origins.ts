/** The addresses of an incident: who owns them, and what they did in its lanes, day by day. */
import { instant } from '../attempts/calendar.ts';
import type { IncidentDay, IncidentOrigin } from '../findings/result.ts';
import { type Asking, ask } from './ask.ts';
import { breakOf, type Candidate } from './candidate.ts';

const day = 86_400_000;
const originsMost = 12;
const ofTheIncidentMost = 8;

/** The addresses of an incident, then those before it, as many as a picture of its days can show. */
export async function askOrigins(
  asking: Asking,
  daysOf: (candidate: Candidate) => readonly IncidentDay[],
): Promise<(candidate: Candidate) => Promise<IncidentOrigin[]>> {
  const { ownerOf, context } = asking;
  const totals = await ask<Total>(asking, 'origins', (candidate) =>
    shownOf(candidate).map(({ origin }) => ({ origin, first: context.logFrom, last: context.logUntil })),
  );
  const counts = await ask<Count>(asking, 'origin-days', (candidate) => {
    const at = breakOf(candidate) ?? 0;
    const reach = daysOf(candidate).length * day;
    return shownOf(candidate).map(({ origin }) => ({ origin, first: at - reach, last: at + reach }));
  });
  return async (candidate) => {
    const days = daysOf(candidate);
    const totalsOf = Map.groupBy(totals(candidate), ({ address }) => address);
    const countsOf = Map.groupBy(counts(candidate), ({ address }) => address);
    const shown: IncidentOrigin[] = [];
    for (const { origin, role } of shownOf(candidate)) {
      const address = context.dimensions.origins[origin]?.address ?? '';
      const total = totalsOf.get(address)?.[0];
      if (total === undefined) continue;
      const byDay = new Map(countsOf.get(address)?.map((count) => [count.day, count]));
      const eachDay = (of: 'successes' | 'failures'): number[] => days.map(({ day: name }) => byDay.get(name)?.[of] ?? 0);
      shown.push({
        address,
        role,
        owner: await ownerOf(address),
        first: instant(total.first),
        last: instant(total.last),
        successes: total.successes,
        failures: total.failures,
        successesByDay: eachDay('successes'),
        failuresByDay: eachDay('failures'),
      });
    }
    return shown;
  };
}

function shownOf({ origins, previous }: Candidate): { readonly origin: number; readonly role: IncidentOrigin['role'] }[] {
  const own = origins.slice(0, ofTheIncidentMost);
  const others = previous.filter((origin) => !origins.includes(origin)).slice(0, originsMost - own.length);
  return [
    ...own.map((origin) => ({ origin, role: 'incident' }) as const),
    ...others.map((origin) => ({ origin, role: 'previous' }) as const),
  ];
}

interface Total {
  readonly address: string;
  readonly first: number;
  readonly last: number;
  readonly successes: number;
  readonly failures: number;
}

interface Count {
  readonly address: string;
  readonly day: string;
  readonly successes: number;
  readonly failures: number;
}
