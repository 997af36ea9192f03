/** The door to the end of an incident: has what broke recovered? */
import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../attempts/quoted.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { letSomebodyIn } from '../findings/let-in.ts';
import { type Recovery, recoverySchemaVersion, type Verification, type VerifiedIncident } from '../findings/recovery.ts';
import type { Incident, Instant } from '../findings/result.ts';
import { investigate } from '../investigation.ts';

/** Verifies one incident of the archive by its id, or the gravest where that is null. */
export async function verify(id: string | null, settings: Settings, wait: (message: string) => void): Promise<Verification> {
  const investigation = await investigate({ files: [], where: '' }, settings, wait);
  try {
    const { incidents, window, coverage } = await investigation.analyze();
    const broken = incidents.filter(broke);
    const incident = id === null ? broken[0] : withId(id, incidents);
    const recoveries = incident === undefined ? [] : await investigation.recoveriesOf(incident);
    const programs = recoveries.map((recovery) => ({ ...recovery, silentSince: silentSince(recovery, incidents) }));
    return {
      schema: recoverySchemaVersion,
      incident: incident === undefined ? null : summaryOf(incident),
      recovered: incident === undefined ? null : programs.every((program) => program.recovered && program.silentSince === null),
      programs,
      until: window.until,
      sight: coverage.sight ?? 'all',
      othersOpen: incidents.filter((other) => other !== incident && isOpen(other)).map((other) => other.id),
    };
  } finally {
    await investigation.close();
  }
}

function summaryOf({ id, kind, verdict, day, headline, users, addresses, firstFailure }: Incident): VerifiedIncident {
  return { id, kind, verdict, day, headline, users, addresses, firstFailure };
}

/** Only what failed, and was not an attacker's, can work again. */
function broke(incident: Incident): boolean {
  return (incident.kind === 'origin-change' || incident.kind === 'failure-streak') && !letSomebodyIn(incident);
}

function isOpen(incident: Incident): boolean {
  return letSomebodyIn(incident) || (broke(incident) && incident.recoveredAt === null);
}

/** The last success of a program that the same history tells of as silent. */
function silentSince({ lane, otherWay }: Recovery, incidents: readonly Incident[]): Instant | null {
  const isOfProgram = ({ kind, lanes }: Incident): boolean =>
    kind === 'silence' && lanes.some((silent) => isDeepStrictEqual(silent, otherWay ?? lane));
  return incidents.find(isOfProgram)?.bracket.lastGood ?? null;
}

function withId(id: string, incidents: readonly Incident[]): Incident {
  const incident = incidents.find((each) => each.id === id);
  if (incident !== undefined && broke(incident)) return incident;
  const ids = incidents.filter(broke).map((each) => each.id);
  const what = incident === undefined ? 'no incident has the id' : 'nothing failed that could work again in incident';
  throw new UserError(`${what} ${quoted(id)}`, `There are: ${ids.join(', ') || 'none'}.`);
}
