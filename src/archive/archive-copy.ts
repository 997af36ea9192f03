/** For whoever looks at what is kept for long, or together with files of which nothing is kept. */
import { join } from 'node:path';
import { type Archive, archiveOf, type OpenSettings } from './archive.ts';
import { copyArchive } from './archive-file.ts';
import { Database } from './database.ts';
import { withSpillFolder } from './spill-folder.ts';

/** An archive that begins with all that the file at `path` holds, and is gone when it is closed. The file stays as it is, and free for others. */
export async function openCopy(path: string, settings: OpenSettings): Promise<Archive> {
  return withSpillFolder(settings.spillTo, async (spillTo) => {
    const copy = join(spillTo, 'archive.duckdb');
    await copyArchive(path, copy, { ...settings, spillTo });
    const database = await Database.open(copy, { ...settings, spillTo }, path);
    // Nobody comes back to it, so it is not kept small or whole.
    await database.run("set checkpoint_threshold = '1TB'; pragma disable_checkpoint_on_shutdown");
    return archiveOf(database, null, spillTo);
  });
}
