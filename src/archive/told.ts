/** What was told to whom. */
import type { Database } from './database.ts';

/** The state in which an incident was last told to a receiver; null where it never was. */
export async function toldState(database: Database, receiver: string, incident: string): Promise<string | null> {
  const [told] = await database.rows<{ state: string }>('select state from told where receiver = $1 and incident = $2', [
    receiver,
    incident,
  ]);
  return told?.state ?? null;
}

export async function recordTold(database: Database, receiver: string, incident: string, state: string): Promise<void> {
  await database.run('insert or replace into told values ($1, $2, $3, now()::timestamp)', [receiver, incident, state]);
}

/** What was to be told again, and was not, goes out with the next round as if it had never been told. */
export async function forgetTold(database: Database, receiver: string, incident: string): Promise<void> {
  await database.run('delete from told where receiver = $1 and incident = $2', [receiver, incident]);
}
