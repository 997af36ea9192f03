/**
 * Who is telling what at the moment. Whoever is to be told may take long to answer, and the archive is not held meanwhile: what
 * one process has taken on, no other one tells, unless that process is gone or was not heard of for longer than any answer takes.
 */
import { hostname } from 'node:os';
import type { Database } from './database.ts';
import { isRunning } from './spill-folder.ts';

const machine = hostname();
const ourselves = `${machine} ${process.pid}`;
const lease = `now()::timestamp + interval 5 minutes`;

/** Takes a telling on, for this process; false where another one has it. */
export async function takeOn(database: Database, receiver: string, incident: string): Promise<boolean> {
  const [other] = await database.rows<{ holder: string }>(
    'select holder from tellings where receiver = $1 and incident = $2 and until > now()::timestamp',
    [receiver, incident],
  );
  if (other !== undefined && isAtIt(other.holder)) return false;
  await database.run(`insert or replace into tellings values ($1, $2, $3, ${lease})`, [receiver, incident, ourselves]);
  return true;
}

/** A telling is over, whatever came of it; what else this process has taken on stays its own for longer. */
export async function putDown(database: Database, receiver: string, incident: string): Promise<void> {
  await database.run('delete from tellings where receiver = $1 and incident = $2 and holder = $3', [receiver, incident, ourselves]);
  await database.run(`update tellings set until = ${lease} where holder = $1`, [ourselves]);
}

/** Leaves all that this process has taken on to others. */
export async function putAllDown(database: Database): Promise<void> {
  await database.run('delete from tellings where holder = $1', [ourselves]);
}

/** What this process had from an earlier round, it has lost sight of. */
function isAtIt(holder: string): boolean {
  const [where, number] = holder.split(' ');
  return holder !== ourselves && (where !== machine || isRunning(Number(number)));
}
