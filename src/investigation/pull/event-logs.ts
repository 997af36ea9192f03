/** Merges the event log files of an org that were not merged yet. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pulledFiles, recordFile } from '../../archive/pulled-files.ts';
import type { HistoryPull } from './history.ts';

/** How many files came; null where the org has none, or none for this user. */
export async function pullEventLogs({ archive, org, history, reading, tally }: HistoryPull, spillTo: string): Promise<number | null> {
  const { fetchEventLogFile, loginEventFiles } = await import('../../sources/org/event-log-files.ts');
  const files = await loginEventFiles(org);
  if (files === null || files.length === 0) return null;
  const held = await pulledFiles(archive.database, org.id);
  const missing = files.filter(({ Id }) => !held.has(Id));
  await mkdir(spillTo, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(spillTo, 'event-logs-'));
  try {
    for (const file of missing) {
      const input = await fetchEventLogFile(org, file, folder, `${history.name} event log files`);
      tally.add(await archive.add([input], { ...reading, beside: () => recordFile(archive.database, org.id, file.Id) }), null, null);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return missing.length;
}
