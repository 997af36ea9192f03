/** Merges the event log files of an org that were not merged yet. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pulledFiles, recordFile } from '../../archive/pulled-files.ts';
import type { HistoryPull } from './history.ts';

export interface PulledFiles {
  readonly came: number;
  /** These came before; where there are neither, the org has none, or none for this user. */
  readonly known: number;
}

/** `spillTo` is where files may lie until they are merged. */
export async function pullEventLogs({ archive, org, history, reading, tally }: HistoryPull, spillTo: string): Promise<PulledFiles> {
  const { fetchEventLogFile, loginEventFiles } = await import('../../sources/org/event-log-files.ts');
  const files = await loginEventFiles(org);
  const held = await pulledFiles(archive.database, org.id);
  const missing = files.filter(({ Id }) => !held.has(Id));
  await mkdir(spillTo, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(spillTo, 'event-logs-'));
  try {
    for (const file of missing) {
      const input = await fetchEventLogFile(org, file, folder, `${history.name} event log files`);
      tally.add(await archive.add([input], { ...reading, beside: () => recordFile(archive.database, org.id, file.Id) }), null);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { came: missing.length, known: files.length - missing.length };
}
