/** For files that are looked at together with what is kept, while nothing of them is kept. */
import { type Archive, type OpenSettings, openArchive, openMemory } from './archive.ts';
import { literal } from './database.ts';

/** An archive in memory that begins with all that the file at `path` holds. The file stays as it is. */
export async function openCopy(path: string, settings: OpenSettings): Promise<Archive> {
  // Waits for who holds the file, refuses what is no archive, and brings an older one up to date.
  await (await openArchive(path, settings)).close();
  const copy = await openMemory(settings);
  try {
    await copy.database.run(`attach ${literal(path)} as kept (read_only)`);
    const tables = await copy.database.rows<{ name: string }>(
      `select table_name as name from duckdb_tables() where database_name = 'kept' and table_name <> 'meta'`,
    );
    for (const { name } of tables) await copy.database.run(`insert into ${name} by name from kept.${name}`);
    await copy.database.run('detach kept');
    return copy;
  } catch (error) {
    await copy.close();
    throw error;
  }
}
