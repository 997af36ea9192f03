/** What there is to tell: what was found, held against what was told before. */
import type { OrgName } from '../archive/org-name.ts';
import type { Told } from '../archive/told.ts';
import type { Incident, Result } from '../findings/result.ts';
import { changesSince, stateOf } from './changes.ts';

/** What an analysis found, and of which org; null where that is not known. */
export interface Found {
  readonly result: Result;
  readonly org: OrgName | null;
}

/** Changes with every change that a receiver could stumble over. */
const alertSchema = 'breakday-alert/2';

export interface Alert {
  readonly schema: typeof alertSchema;
  /**
   * `changed`: it was told before, or was too old to be, and what matters of it is other now; `again`: it is not. `ended`: a program that was told to be
   * silent comes again. `withdrawn`: what came since shows that it was not so.
   */
  readonly news: 'new' | 'changed' | 'again' | 'ended' | 'withdrawn';
  readonly org: OrgName | null;
  /** The instant of the newest attempt that it was judged by. */
  readonly until: string | null;
  /** As it is judged now; what has ended or is withdrawn, as it was told last. */
  readonly incident: Incident;
  /** Of what changed: what of it, in words, the gravest first; absent where it is not known what was told. */
  readonly changes?: readonly string[];
  /** Of what is withdrawn: the ids of incidents that tell of the same users and addresses now. */
  readonly instead?: readonly string[];
}

/** What a receiver is told of an incident that was found. */
export function alertOf(incident: Incident, news: Alert['news'], { result, org }: Found): Alert {
  return { schema: alertSchema, news, org, until: result.window.until, incident };
}

/** What a receiver that was told this much is told now. Who was told by a history that goes on for longer knows better. */
export function newsIn(found: Found, told: ReadonlyMap<string, Told>, again: boolean): readonly Alert[] {
  const news = found.result.incidents.map((incident) => newsOf(incident, told.get(incident.id), found));
  const { until } = found.result.window;
  return [...news.filter((alert) => again || alert.news !== 'again'), ...goneFrom(found, told)].filter(
    ({ incident: { id } }) => (told.get(id)?.until ?? '') <= (until ?? ''),
  );
}

/** An alert as it is to be remembered. */
export function toldBy({ incident }: Alert, { result }: Found): Told {
  return { state: stateOf(incident), incident, since: result.window.from, until: result.window.until };
}

/** Whether the incident of an alert is there no longer. */
export function isGone({ news }: Alert): boolean {
  return news === 'ended' || news === 'withdrawn';
}

function newsOf(incident: Incident, told: Told | undefined, found: Found): Alert {
  if (told === undefined) return alertOf(incident, 'new', found);
  if (told.state === stateOf(incident)) return alertOf(incident, 'again', found);
  const changes = told.incident === null ? {} : { changes: changesSince(told.incident, incident) };
  return { ...alertOf(incident, 'changed', found), ...changes };
}

/** What was told and is found no more, unless the history has lost its beginning since: then nobody knows. */
function goneFrom(found: Found, told: ReadonlyMap<string, Told>): Alert[] {
  const { incidents, window } = found.result;
  const ids = new Set(incidents.map(({ id }) => id));
  return [...told].flatMap(([id, { incident, since }]) => {
    const isKnown = since !== null && window.from !== null && window.from <= since;
    if (ids.has(id) || incident === null || !isKnown) return [];
    if (incident.kind === 'silence') return [alertOf(incident, 'ended', found)];
    return [
      {
        ...alertOf(incident, 'withdrawn', found),
        instead: incidents.filter((other) => isAboutTheSame(incident, other)).map((other) => other.id),
      },
    ];
  });
}

function isAboutTheSame(one: Incident, other: Incident): boolean {
  return one.users.some((user) => other.users.includes(user)) && one.addresses.some((address) => other.addresses.includes(address));
}
