/** `breakday import`: merges files into the archive and says what was new. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { importFiles } from '../../../investigation.ts';
import { readingTeller } from '../../reading.ts';
import { safeJson } from '../../safe.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { renderImport } from '../text/import.ts';

export async function importCommand(files: readonly string[], flags: Flags & OutputFlags & { readonly json?: boolean }): Promise<void> {
  const output = processOutput(flags, process.env);
  const reports = await importFiles(files, settingsFrom(flags, process.env), output.narrate, readingTeller(output.progress)).finally(() =>
    output.progress(null),
  );
  await output.write(flags.json ? `${safeJson(reports, 2)}\n` : renderImport(reports, output));
}
