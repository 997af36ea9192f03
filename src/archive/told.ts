/** What was told to whom. */
import type { Incident } from '../findings/result.ts';
import type { Database } from './database.ts';

export interface Told {
  /** What of the incident was told last, in a text that changes with it. */
  readonly state: string;
  /** The incident as it was told; null where nothing was, for it was too old, and of what was told before that was kept. */
  readonly incident: Incident | null;
  /** The first and the last instant of the history that it was judged by; null of one that was empty. */
  readonly since: string | null;
  readonly until: string | null;
}

/** What a receiver was told, by the ids of incidents. */
export async function toldTo(database: Database, receiver: string): Promise<ReadonlyMap<string, Told>> {
  const rows = await database.rows<Omit<Told, 'incident'> & { incident: string; incident_told: string | null }>(
    'select incident, state, incident_told, since, until from told where receiver = $1 order by incident',
    [receiver],
  );
  return new Map(
    rows.map(({ incident, incident_told, ...told }) => [
      incident,
      { ...told, incident: incident_told === null ? null : (JSON.parse(incident_told) as Incident) },
    ]),
  );
}

export async function recordTold(database: Database, receiver: string, incident: string, told: Told): Promise<void> {
  await database.run(
    `insert or replace into told (receiver, incident, state, told_at, incident_told, since, until)
     values ($1, $2, $3, now()::timestamp, $4, $5, $6)`,
    [receiver, incident, told.state, JSON.stringify(told.incident), told.since, told.until],
  );
}

/** As if it had never been told. */
export async function forgetTold(database: Database, receiver: string, incident: string): Promise<void> {
  await database.run('delete from told where receiver = $1 and incident = $2', [receiver, incident]);
}
