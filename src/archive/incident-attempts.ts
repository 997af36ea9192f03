/** Reads the attempts of incidents, and says of each which incidents it belongs to: two of them may be of one program. */
import type { Attempt } from '../attempts/attempt.ts';
import type { Incident } from '../findings/result.ts';
import type { Database } from './database.ts';
import { incidentFilter } from './incident-filter.ts';
import { attemptColumns, attemptReader } from './read-attempts.ts';

export interface AttemptOfIncidents {
  readonly attempt: Attempt;
  /** The places of its incidents among those that were asked about. */
  readonly incidents: readonly number[];
}

/** Each attempt of any of the incidents once, in time order. */
export async function* readIncidentAttempts(database: Database, incidents: readonly Incident[]): AsyncGenerator<AttemptOfIncidents> {
  if (incidents.length === 0) return;
  const filters = incidents.map(incidentFilter);
  const belongs = filters.map(({ sql }, place) => `if(${sql}, '${place}', null)`).join(', ');
  const sql = `select ${attemptColumns}, belongs
    from (select *, concat_ws(' ', ${belongs}) as belongs from attempts where not shadowed)
    where belongs <> ''
    order by time, sequence, "user", address`;
  const read = attemptReader();
  for await (const columns of database.chunks(
    sql,
    filters.flatMap(({ parameters }) => parameters),
  )) {
    const places = columns.at(-1);
    for (let i = 0; i < (places?.itemCount ?? 0); i += 1) {
      yield { attempt: read(columns, i), incidents: String(places?.getItem(i)).split(' ').map(Number) };
    }
  }
}
