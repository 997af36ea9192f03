/** An archive from which everything was forgotten, and which still knows what it once took in. */
import type { Database } from './database.ts';

/** How many attempts were taken in and are all gone; 0 while any is left. */
export async function countAllForgotten(database: Database): Promise<number> {
  const { taken, left } = await database.row<{ taken: number; left: boolean }>(
    `select
       (select coalesce(sum(accepted), 0)::bigint from inputs) as taken,
       exists (select 1 from attempts) as left`,
  );
  return left ? 0 : taken;
}
