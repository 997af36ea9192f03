/** Prepares a user's lanes for the judges: without an attacker's rows, and with the history that a rebuilt program inherits. */
import { blockOf, isIpv6 } from '../attempts/origin.ts';
import type { Assault } from './attackers.ts';
import { type Beat, beatOf } from './beat.ts';
import type { Context, LaneView } from './candidate.ts';
import { Chronicle, type KeyOf } from './chronicle.ts';
import type { Entry, LaneHistory, UserHistory } from './history.ts';
import { thresholds } from './thresholds.ts';

interface Prepared extends LaneHistory {
  /** Reckoned when it is asked for: most lanes are known by their login type. */
  beat(): Beat;
  readonly machine: boolean;
}

/** The lanes of one user as the judges see them. */
export function viewLanes(history: UserHistory, assaults: readonly Assault[], context: Context): LaneView[] {
  const hostile = new Map<number, number>();
  for (const { origin, entries } of assaults) hostile.set(origin, Math.min(hostile.get(origin) ?? Infinity, (entries[0] as Entry).time));
  const prepared = history.lanes.map(({ lane, entries }): Prepared => {
    const own = hostile.size === 0 ? entries : entries.filter((entry) => entry.succeeded || !hostile.has(entry.origin));
    let known: Beat | null = null;
    const beat = (): Beat => {
      known ??= beatOf(own.map(({ time }) => time));
      return known;
    };
    return { lane, entries: own, beat, machine: isApi(lane, context) || (beat().steady && beat().usualGap < thresholds.browserBeat_ms) };
  });
  const byBrowser = prepared.some(({ lane, machine, entries }) => !machine && !isApi(lane, context) && entries.some((e) => e.succeeded));
  const handedOn = new Map<Prepared, Prepared>();
  for (const lane of prepared) {
    const predecessor = predecessorOf(lane, prepared);
    if (predecessor) handedOn.set(predecessor, lane);
  }
  return prepared
    .filter((lane) => lane.entries.length > 0 && !handedOn.has(lane))
    .map((lane) => {
      const lineage = lineageOf(lane, handedOn);
      const person = !lane.machine || (byBrowser && !lane.beat().steady);
      const entries = lineage.length > 1 ? lineage.flatMap((ancestor) => ancestor.entries) : lane.entries;
      return {
        lane: lane.lane,
        user: history.user,
        chronicle: new Chronicle(entries, originKeyOf(person, context)),
        machine: lane.machine,
        person,
        browser: !isApi(lane.lane, context),
        lineage: lineage.map((ancestor) => ancestor.lane),
        hostile,
      };
    });
}

/** A lane and those whose history it continues, the first of them first: a program may be rebuilt more than once. */
function lineageOf(lane: Prepared, handedOn: ReadonlyMap<Prepared, Prepared>): Prepared[] {
  const predecessor = [...handedOn].find(([, heir]) => heir === lane)?.[0];
  return predecessor ? [...lineageOf(predecessor, handedOn), lane] : [lane];
}

/** Which addresses are one origin: people's IPv6 addresses rotate inside their block. */
function originKeyOf(person: boolean, { dimensions }: Context): KeyOf {
  if (!person) return (origin) => origin;
  return (origin) => {
    const address = dimensions.origins[origin]?.address ?? '';
    return isIpv6(address) ? blockOf(address) : origin;
  };
}

/** The machine lane of the same user that ended just before this one began with a failure: the program was rebuilt with another client. */
function predecessorOf(lane: Prepared, lanes: readonly Prepared[]): Prepared | undefined {
  const first = lane.entries[0];
  if (!lane.machine || first === undefined || first.succeeded) return undefined;
  return lanes.find(({ machine, entries, beat }) => {
    const last = entries.at(-1);
    if (!machine || last === undefined || !entries.some((entry) => entry.succeeded)) return false;
    if ((entries[0] as Entry).time >= first.time) return false;
    return last.time <= first.time && first.time - last.time < Math.max(thresholds.inheritance_ms, beat().longGap);
  });
}

function isApi(lane: number, { dimensions }: Context): boolean {
  return dimensions.lanes[lane]?.api ?? false;
}
