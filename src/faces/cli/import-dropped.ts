/** What was dropped into a folder comes into the archive; whatever of it does not is said, once. */
import { KeepingError, UserError } from '../../errors.ts';
import type { InputReport } from '../../findings/result.ts';
import { count } from '../../findings/wording.ts';
import { importFiles } from '../../investigation.ts';
import { safe } from '../safe.ts';
import type { DropFolder } from '../watch/drop-folder.ts';
import type { Watch } from './watch-round.ts';

/** So long a single round waits for files that are being written; among many, the next one is soon enough. */
const patience = { once: 75_000, every: 3_000 };

/** Whether files or rows were left out, or wait. What keeps the archive from taking anything ends the round: no file is to blame. */
export async function importDropped({ flags, settings, said, output, signal }: Watch, folder: DropFolder): Promise<boolean> {
  const { ready, growing, odd } = await folder.settled(flags.once ? patience.once : patience.every, signal);
  const sayOnce = (text: string): void => {
    if (!said.has(text)) output.tell(`${text}\n`);
    said.add(text);
  };
  for (const { path, why } of odd) sayOnce(safe(`${path} is left out: ${why}.`));
  for (const path of growing) {
    const text = safe(`${path} may still be written to; it ${flags.once ? 'was not read' : 'waits for the next round'}.`);
    if (flags.once) output.tell(`${text}\n`);
    else output.narrate(text);
  }
  let isPart = growing.length + odd.length > 0;
  for (const path of ready) {
    if (signal.aborted) return true;
    try {
      for (const report of await importFiles([path], settings, output.narrate)) {
        if (report.rejected > 0) isPart = true;
        if (report.rejected > 0 && !report.alreadyHeld) sayOnce(safe(rejection(path, report)));
      }
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof KeepingError) throw error;
      sayOnce(safe(`${path} is left out: ${error.line}`));
      isPart = true;
    }
  }
  return isPart;
}

function rejection(path: string, { rows, rejected, rejects: [first] }: InputReport): string {
  const where = first === undefined ? '' : `, ${rejected === 1 ? 'that' : 'the first'} on line ${first.line}: ${first.reason}`;
  return `${path}: ${rejected.toLocaleString('en-US')} of ${count(rows, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected${where}.`;
}
