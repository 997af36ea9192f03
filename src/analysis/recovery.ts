/** Follows the programs of an incident from its first failure on: do they succeed again, since when, and how often in a row? */
import type { Attempt } from '../attempts/attempt.ts';
import { isApiLogin } from '../attempts/labels.ts';
import { blockOf } from '../attempts/origin.ts';
import type { Recovery } from '../findings/recovery.ts';
import type { Incident, Lane } from '../findings/result.ts';

/** A recovery for each lane of the incident. Takes the attempts of its users from the first failure on, in time order. */
export async function recoveriesOf(incident: Incident, attempts: AsyncIterable<Attempt>): Promise<Recovery[]> {
  const found = new Map(incident.lanes.map((lane) => [keyOf(lane), unrecovered(lane)]));
  const where = placesOf(incident);
  for await (const attempt of attempts) {
    const way = laneOf(attempt);
    for (const [key, recovery] of found) {
      if (way.user !== recovery.lane.user || !isOfProgram(way, key, attempt, found, where)) continue;
      found.set(key, after(recovery, attempt, way, where, incident));
    }
  }
  return [...found.values()];
}

type Places = (attempt: Attempt) => boolean;

/** Whether an attempt comes from where the incident's failures came from, or from their block if it was not in use before. */
function placesOf({ addresses, previousAddresses }: Incident): Places {
  const blocks = new Set(addresses.map(blockOf));
  return ({ address }) =>
    address !== null && (addresses.includes(address) || (!previousAddresses.includes(address) && blocks.has(blockOf(address))));
}

/** Its own lane, or a way in of the same user that is new at that place: the program was moved to OAuth, say. */
function isOfProgram(way: Lane, key: string, attempt: Attempt, lanes: ReadonlyMap<string, Recovery>, isThere: Places): boolean {
  const own = keyOf(way);
  return own === key || (!lanes.has(own) && isApiLogin(way.loginType, way.apiType) && isThere(attempt));
}

function after(recovery: Recovery, attempt: Attempt, way: Lane, isThere: Places, incident: Incident): Recovery {
  const { time, address, outcome } = attempt;
  if (outcome === 'failure')
    return isThere(attempt) && isWayOf(recovery, way) ? { ...unrecovered(recovery.lane), lastFailure: time } : recovery;
  if (outcome !== 'success' || !(isThere(attempt) || returned(attempt, recovery.lane, incident))) return recovery;
  if (recovery.recovered) return { ...recovery, successesInARow: recovery.successesInARow + 1 };
  return {
    ...recovery,
    recovered: true,
    firstSuccess: time,
    address,
    otherWay: keyOf(way) === keyOf(recovery.lane) ? null : way,
    successesInARow: 1,
    timeToRecover_ms: incident.firstFailure === null ? null : Date.parse(time) - Date.parse(incident.firstFailure),
  };
}

/** What fails in a third way while it is being set up takes nothing back. */
function isWayOf({ lane, otherWay }: Recovery, way: Lane): boolean {
  return [lane, ...(otherWay === null ? [] : [otherWay])].some((known) => keyOf(known) === keyOf(way));
}

/** Whether the program went back to where it had worked. That its old address merely goes on is no recovery. */
function returned({ time }: Attempt, lane: Lane, { lanes, recoveries, recoveredAt, shape }: Incident): boolean {
  const since = recoveries?.[lanes.findIndex((each) => keyOf(each) === keyOf(lane))] ?? recoveredAt;
  return shape !== 'added' && since !== null && time >= since;
}

function unrecovered(lane: Lane): Recovery {
  return {
    lane,
    recovered: false,
    firstSuccess: null,
    address: null,
    otherWay: null,
    successesInARow: 0,
    lastFailure: null,
    timeToRecover_ms: null,
  };
}

function laneOf({ user, fields }: Attempt): Lane {
  return {
    user,
    loginType: fields.login_type ?? '',
    loginSubtype: fields.login_subtype ?? '',
    application: fields.application ?? '',
    apiType: fields.api_type ?? '',
    loginUrl: fields.login_url ?? '',
  };
}

function keyOf({ user, loginType, loginSubtype, application, apiType, loginUrl }: Lane): string {
  return JSON.stringify([user, loginType, loginSubtype, application, apiType, loginUrl]);
}
