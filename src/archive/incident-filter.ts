/** The attempts that an incident is about, as a condition over `attempts`. */
import type { Incident } from '../findings/result.ts';
import type { FilterSql } from './filter-sql.ts';

/** Those of its lanes, from the last good login to the recovery or the last failure; of an attack, only the attacker's. */
export function incidentFilter({ kind, lanes, bracket, addresses, lastFailure, recoveredAt, impact }: Incident): FilterSql {
  const from = kind === 'attack' ? bracket.firstBad : (bracket.lastGood ?? bracket.firstBad);
  const until = recoveredAt ?? lastFailure ?? impact?.until ?? null;
  const conditions: FilterSql[] = [
    {
      sql: `("user", login_type, login_subtype, application, api_type, login_url) in (${lanes.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')})`,
      parameters: lanes.flatMap((lane) => [lane.user, lane.loginType, lane.loginSubtype, lane.application, lane.apiType, lane.loginUrl]),
    },
    ...(from === null ? [] : [{ sql: 'time >= ?::timestamp', parameters: [withoutZone(from)] }]),
    ...(until === null ? [] : [{ sql: 'time <= ?::timestamp', parameters: [withoutZone(until)] }]),
    // One parameter, however many addresses: none of them contains a comma.
    ...(kind === 'attack' ? [{ sql: `address in (select unnest(string_split(?, ',')))`, parameters: [addresses.join(',')] }] : []),
  ];
  return { sql: conditions.map(({ sql }) => sql).join(' and '), parameters: conditions.flatMap(({ parameters }) => parameters) };
}

/** All attempts of its users from its first failure on, except logins of our own pulls. */
export function aftermathFilter({ users, firstFailure }: Incident): FilterSql {
  return {
    sql: `"user" in (${users.map(() => '?').join(', ')}) and time >= ?::timestamp and application <> 'breakday'`,
    parameters: [...users, withoutZone(firstFailure ?? '1970-01-01')],
  };
}

/** The archive's timestamps are UTC and carry no zone. */
function withoutZone(instant: string): string {
  return instant.replace(/Z$/, '');
}
