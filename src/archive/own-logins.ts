/**
 * The rows that our own logins leave in the history that they read, those that were refused among them. They are marked by their
 * application, so that they show what they are everywhere and the analysis, which leaves this application out, never takes the
 * place of a pull for a new origin. Which rows they are is decided anew each time from all that is held: of the rows that may be a
 * login's the nearest is, and a row that comes late takes the mark from one that was only the nearest so far.
 */
import type { OwnLogin } from '../sources/source.ts';
import type { Database } from './database.ts';

export async function rememberOwnLogins(database: Database, logins: readonly OwnLogin[]): Promise<void> {
  for (const { user, at, protocol, apiVersion, entered } of logins) {
    const who = user.includes('@') ? user.toLowerCase() : user.slice(0, 15);
    await database.run('insert into own_logins values ($1, epoch_ms($2::bigint), $3, $4, $5)', [
      who,
      at.getTime(),
      protocol,
      apiVersion,
      entered,
    ]);
  }
}

/** Brings the marks up to date with what is remembered and held. */
export async function markOwnLogins(database: Database): Promise<void> {
  const { any } = await database.row<{ any: boolean }>('select count(*) > 0 as any from own_logins');
  if (!any) return;
  const rows = nearest(await candidates(database));
  const marked = await database.rows<Place>('select input, line from own_rows');
  const wanted = new Set(rows.map(keyOf));
  const before = new Set(marked.map(keyOf));
  await database.transaction(async () => {
    for (const place of marked.filter((row) => !wanted.has(keyOf(row)))) await unmark(database, place);
    for (const place of rows.filter((row) => !before.has(keyOf(row)))) await mark(database, place);
  });
}

interface Place {
  readonly input: number;
  readonly line: number;
}

interface Candidate extends Place {
  readonly login: number;
}

/** A row is told at the second in which a login is judged; the answer that tells us the moment leaves the org a little later. */
const reach = 'interval 10 seconds';

/** What may be the row of a login, the nearest first: the same user and outcome, and a program of the same kind, as far as the row tells. */
function candidates(database: Database): Promise<Candidate[]> {
  return database.rows<Candidate>(
    `with sent as (
       select *, rowid as login, unnest(list_distinct([date_trunc('minute', sent_at - ${reach}), date_trunc('minute', sent_at + ${reach})])) as minute
       from own_logins
     ),
     held as (
       select *, date_trunc('minute', time) as minute,
         unnest(list_distinct([left(user_id, 15), lower("user")])) as who
       from attempts
       where id <> '' and date_trunc('minute', time) in (select minute from sent)
     )
     select distinct login, input, line, abs(epoch_ms(time) - epoch_ms(sent_at)) as distance, id
     from sent join held using (who, minute)
     where time between sent_at - ${reach} and sent_at + ${reach} and entered = (status = 'Success')
       and if(protocol = 'soap',
         api_type in ('', 'N/A', 'SOAP Partner') and held.api_version in ('', 'N/A', sent.api_version) and login_type <> 'Remote Access 2.0',
         api_type not like 'SOAP%' and login_type in ('', 'Remote Access 2.0'))
     order by distance, id, login`,
  );
}

/** Each login has one row at most, and each row is one login's. */
function nearest(all: readonly Candidate[]): Place[] {
  const [logins, rows] = [new Set<number>(), new Set<string>()];
  return all.filter((candidate) => {
    const key = keyOf(candidate);
    if (logins.has(candidate.login) || rows.has(key)) return false;
    logins.add(candidate.login);
    rows.add(key);
    return true;
  });
}

function keyOf({ input, line }: Place): string {
  return `${input} ${line}`;
}

async function mark(database: Database, { input, line }: Place): Promise<void> {
  await database.run('insert into own_rows select input, line, application from attempts where input = $1 and line = $2', [input, line]);
  await database.run(`update attempts set application = 'breakday' where input = $1 and line = $2`, [input, line]);
}

async function unmark(database: Database, { input, line }: Place): Promise<void> {
  await database.run(
    `update attempts set application = own_rows.application from own_rows
     where attempts.input = $1 and attempts.line = $2 and own_rows.input = $1 and own_rows.line = $2`,
    [input, line],
  );
  await database.run('delete from own_rows where input = $1 and line = $2', [input, line]);
}
