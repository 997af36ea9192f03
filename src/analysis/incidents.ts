/** Makes findings of candidates: whatever the history says of them is asked first, once for all. */
import type { Calendar } from '../attempts/calendar.ts';
import type { Incident, IncidentDay } from '../findings/result.ts';
import { type Asking, layOut } from './ask.ts';
import { daysAfter } from './calendar-days.ts';
import { breakOf } from './candidate.ts';
import { askChanges } from './contrast.ts';
import { askDays } from './days.ts';
import { askImpact } from './impact.ts';
import { type Answers, incidentOf } from './incident.ts';
import { askOrigins } from './origins.ts';
import { askSequence } from './sequence.ts';
import { askStatusesByOrigin } from './statuses-by-origin.ts';

/** The finished incidents, in the order of the candidates. `noFailures`: the statuses that are none, a line each. */
export async function incidentsOf(asking: Asking, noFailures: string): Promise<Incident[]> {
  await layOut(asking, noFailures);
  const daysOf = await askDays(asking);
  const { logFrom, logUntil } = asking.context;
  const answers: Answers = {
    daysOf,
    changesOf: await askChanges(asking),
    originsOf: await askOrigins(asking, daysOf),
    statusesAround: await askStatusesByOrigin(asking, (candidate) => spanOf(daysOf(candidate), asking.calendar)),
    statusesDuring: await askStatusesByOrigin(asking, (candidate) => ({
      first: breakOf(candidate) ?? logFrom,
      last: candidate.recovered ?? logUntil,
    })),
    sequenceOf: await askSequence(asking),
    impactOf: await askImpact(asking),
  };
  const incidents: Incident[] = [];
  for (const candidate of asking.candidates) incidents.push(await incidentOf(candidate, asking, answers));
  return incidents;
}

/** From the first instant of the picture's days to their last, in milliseconds; null where it has none. */
function spanOf(days: readonly IncidentDay[], calendar: Calendar): { first: number; last: number } | null {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { first: calendar.begin(first.day), last: calendar.begin(daysAfter(last.day, 1)) - 1 };
}
