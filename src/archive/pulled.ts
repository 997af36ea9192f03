/** How far an org's history was pulled. */
import type { Database } from './database.ts';

/** Instants in milliseconds; both ends belong to it. */
export interface PulledSpan {
  readonly from: number;
  readonly until: number;
}

/** Whose rows were seen: those of `all`, or of one user by his id. */
export type Sight = string;

/** The spans that were pulled to the last row with one of these sights, the newest first; none touches another. */
export async function pulledSpans(database: Database, org: string, sights: readonly Sight[]): Promise<PulledSpan[]> {
  const spans = await database.rows<PulledSpan>(
    `select epoch_ms("from") as "from", epoch_ms(until) as until from pulled
     where org = ? and list_contains(string_split(?, ','), sight) order by "from"`,
    [org, sights.join(',')],
  );
  const joined: PulledSpan[] = [];
  for (const { from, until } of spans) {
    const last = joined.at(-1);
    if (last === undefined || from > last.until) joined.push({ from, until });
    else joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, until) };
  }
  return joined.reverse();
}

/** Remembers a span, as one with those that it touches. */
export async function recordPulled(database: Database, org: string, sight: Sight, { from, until }: PulledSpan): Promise<void> {
  const touched = `org = $1 and sight = $2 and "from" <= epoch_ms($4::bigint) and until >= epoch_ms($3::bigint)`;
  const joined = await database.row<PulledSpan>(
    `select least(epoch_ms(min("from")), $3::bigint) as "from", greatest(epoch_ms(max(until)), $4::bigint) as until from pulled where ${touched}`,
    [org, sight, from, until],
  );
  await database.run(`delete from pulled where ${touched}`, [org, sight, from, until]);
  await add(database, org, sight, joined);
}

/** Counts nothing within a span as pulled any more. */
export async function forgetPulled(database: Database, org: string, { from, until }: PulledSpan): Promise<void> {
  await database.transaction(async () => {
    const cut = await database.rows<PulledSpan & { sight: Sight }>(
      `delete from pulled where org = $1 and "from" < epoch_ms($3::bigint) and until > epoch_ms($2::bigint)
       returning sight, epoch_ms("from") as "from", epoch_ms(until) as until`,
      [org, from, until],
    );
    for (const span of cut) {
      if (span.from < from) await add(database, org, span.sight, { from: span.from, until: from });
      if (span.until > until) await add(database, org, span.sight, { from: until, until: span.until });
    }
  });
}

async function add(database: Database, org: string, sight: Sight, { from, until }: PulledSpan): Promise<void> {
  await database.run('insert into pulled values ($1, $2, epoch_ms($3::bigint), epoch_ms($4::bigint))', [org, sight, from, until]);
}

/** Who sees everything does not build on what was pulled by those who saw less. */
export async function forgetNarrow(database: Database, org: string): Promise<void> {
  await database.run(`delete from pulled where org = $1 and sight <> 'all'`, [org]);
}

/** How many rows with an Id the archive holds of an org from an instant on. */
export async function heldSince(database: Database, org: string, from: number): Promise<number> {
  const { held } = await database.row<{ held: number }>(
    `select count(distinct left(id, 15)) as held from main.attempts where org = $1 and id <> '' and time >= epoch_ms($2::bigint)`,
    [org, from],
  );
  return held;
}
