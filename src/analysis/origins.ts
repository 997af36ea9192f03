/** The addresses of an incident: who owns them, and what they did in its lanes, day by day. */
import { type Calendar, instant } from '../attempts/calendar.ts';
import type { IncidentDay, IncidentOrigin } from '../findings/result.ts';
import type { Candidate, Context } from './candidate.ts';
import type { OwnerOf } from './contrast.ts';
import { type Questions, sqlOf } from './history.ts';

const day = 86_400_000;
const originsMost = 12;
const ofTheIncidentMost = 8;

export interface OriginSettings {
  readonly database: Questions;
  readonly calendar: Calendar;
  readonly ownerOf: OwnerOf;
}

/** The addresses of the incident, then those before it, as many as a picture can show. */
export async function originsOf(
  { lanes, origins, previous, firstBad, dayAt }: Candidate,
  days: readonly IncidentDay[],
  { dimensions }: Context,
  { database, calendar, ownerOf }: OriginSettings,
): Promise<IncidentOrigin[]> {
  const own = origins.slice(0, ofTheIncidentMost);
  const others = previous.filter((origin) => !origins.includes(origin)).slice(0, originsMost - own.length);
  const addresses = [...own, ...others].map((origin) => dimensions.origins[origin]?.address ?? '');
  const at = firstBad ?? dayAt ?? 0;
  const reach = days.length * day;
  const asked = [lanes.join(','), addresses.join(',')] as const;
  const totals = Map.groupBy(await database.rows<Total>(sqlOf('origins'), asked), ({ address }) => address);
  const steps = await database.rows<Step>(sqlOf('origin-days'), [...asked, at - reach, at + reach]);
  const byAddress = Map.groupBy(steps, ({ address }) => address);
  const shown: IncidentOrigin[] = [];
  for (const [i, address] of addresses.entries()) {
    const total = totals.get(address)?.[0];
    if (total === undefined) continue;
    const byDay = Map.groupBy(byAddress.get(address) ?? [], ({ step }) => calendar.day(step));
    const eachDay = (of: 'successes' | 'failures'): number[] =>
      days.map(({ day: name }) => (byDay.get(name) ?? []).reduce((sum, step) => sum + step[of], 0));
    shown.push({
      address,
      role: i < own.length ? 'incident' : 'previous',
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
}

interface Total {
  readonly address: string;
  readonly first: number;
  readonly last: number;
  readonly successes: number;
  readonly failures: number;
}

interface Step {
  readonly step: number;
  readonly address: string;
  readonly successes: number;
  readonly failures: number;
}
