/** Makes findings of candidates: whatever the history says of them is asked first, once for all. */
import type { Incident, IncidentDay } from '../findings/result.ts';
import { type Asking, layOut } from './ask.ts';
import { breakOf, type Candidate } from './candidate.ts';
import { askChanges } from './contrast.ts';
import { askDays } from './days.ts';
import { askImpact } from './impact.ts';
import { type Answers, incidentOf } from './incident.ts';
import { askOrigins } from './origins.ts';
import { askSequence } from './sequence.ts';
import { askStatusesByOrigin } from './statuses-by-origin.ts';

const day = 86_400_000;

/** The finished incidents, in the order of the candidates. `noFailures`: the statuses that are none, a line each. */
export async function incidentsOf(asking: Asking, noFailures: string): Promise<Incident[]> {
  await layOut(asking, noFailures);
  const daysOf = await askDays(asking);
  const { logFrom, logUntil } = asking.context;
  const answers: Answers = {
    daysOf,
    changesOf: await askChanges(asking),
    originsOf: await askOrigins(asking, daysOf),
    statusesAround: await askStatusesByOrigin(asking, (candidate) => spanOf(daysOf(candidate), candidate)),
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

/** The days of the picture, in milliseconds, as far as midnights of any zone can lie. */
function spanOf(days: readonly IncidentDay[], candidate: Candidate): { first: number; last: number } {
  const at = breakOf(candidate) ?? 0;
  const half = (days.length / 2) * day;
  return { first: at - half, last: Math.max(at + half, candidate.lastFailure ?? at) };
}
