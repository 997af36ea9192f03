/** What a Parquet file's columns are called; only the engine can read that. */
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import { globLiteral } from './delimited.ts';

/** The titles of the columns of a Parquet file, in order. */
export async function parquetTitles(database: Database, path: string): Promise<string[]> {
  try {
    const columns = await database.rows<{ column_name: string }>(
      `describe select * from read_parquet(${globLiteral(path)}, hive_partitioning = false)`,
    );
    return columns.map(({ column_name: name }) => name);
  } catch (error) {
    throw new UserError(
      `${basename(path)} begins like a Parquet file but cannot be read as one`,
      String(error)
        .split('\n')[0]
        ?.replace(/^Error: /, '') ?? '',
    );
  }
}
