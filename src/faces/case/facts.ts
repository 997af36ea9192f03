/** What a case holds a judgement to: its facts. Sentences may be told better one day. */
import { isDeepStrictEqual } from 'node:util';
import type { Incident } from '../../findings/result.ts';

export interface Difference {
  /** The id of the incident. */
  readonly incident: string;
  /** The fact that differs; null where a whole incident is missing, or was not expected. */
  readonly fact: string | null;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Where today's incidents differ from the expected ones, in their order. */
export function differencesBetween(expected: readonly Incident[], actual: readonly Incident[]): Difference[] {
  const byId = new Map(actual.map((incident) => [incident.id, incident]));
  const missingOrOther = expected.flatMap((one) => {
    const found = byId.get(one.id);
    return found === undefined ? [{ incident: one.id, fact: null, expected: one.headline, actual: null }] : differingFacts(one, found);
  });
  const known = new Set(expected.map(({ id }) => id));
  const unexpected = actual
    .filter(({ id }) => !known.has(id))
    .map(({ id, headline }) => ({ incident: id, fact: null, expected: null, actual: headline }));
  return [...missingOrOther, ...unexpected];
}

function differingFacts(expected: Incident, actual: Incident): Difference[] {
  const [before, now] = [factsOf(expected), factsOf(actual)];
  return Object.keys({ ...before, ...now }).flatMap((fact) => {
    const [value, found] = [before[fact] ?? null, now[fact] ?? null];
    return isDeepStrictEqual(value, found) ? [] : [{ incident: expected.id, fact, expected: value, actual: found }];
  });
}

/** Each day and each change is a fact of its own: who reads of a difference is not to look for it. */
function factsOf(incident: Incident): Record<string, unknown> {
  const { kind, verdict, shape, day, cause, status, attempts, firstFailure, lastFailure, recoveredAt } = incident;
  const { bracket, users, lanes, address, addresses, previousAddresses } = incident;
  return {
    kind,
    verdict,
    shape,
    day,
    lastGood: bracket.lastGood,
    firstBad: bracket.firstBad,
    cause,
    status,
    users,
    lanes,
    address,
    addresses,
    previousAddresses,
    attempts,
    firstFailure,
    lastFailure,
    recoveredAt,
    changed: incident.changed.map(({ field }) => field),
    ...Object.fromEntries(incident.changed.map(({ field, before, after }) => [`changed ${field}`, { before, after }])),
    ...Object.fromEntries(incident.days.map(({ day, ...counts }) => [`day ${day}`, counts])),
  };
}
