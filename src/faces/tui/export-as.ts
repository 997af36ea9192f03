/** Exports to the file that was named. A name that cannot be written to is said where it was typed, and stays to be changed. */
import { rmSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { count } from '../../findings/wording.ts';
import { inWords } from '../private-file.ts';
import { safe } from '../safe.ts';
import { writeExport } from './export.ts';
import { pathOf } from './export-name.ts';
import type { Lens } from './lens.ts';
import { makeFile } from './make-file.ts';
import type { Exportable } from './scene.ts';
import type { ExportPrompt } from './state/state.ts';
import type { Store } from './state/store.ts';

export function exportAs(
  prompt: ExportPrompt,
  exportable: Exportable,
  { dispatch }: Store,
  mask: Lens | null,
  report: (problem: unknown) => void,
): void {
  const path = made(prompt, (refused) => dispatch({ do: 'overlay', overlay: { ...prompt, refused } }));
  if (path === null) return;
  const name = prompt.field.text.trim();
  const say = (text: string): void => dispatch({ do: 'note', text, bad: false });
  const forget = (): void => rmSync(path, { force: true });
  dispatch({ do: 'overlay', overlay: null });
  say(`Writing ${name}`);
  const left = (): void => {
    forget();
    process.stderr.write(`${safe(name)} was not written to its end: no part of it was kept.\n`);
  };
  process.once('exit', left);
  writeExport(exportable, path, prompt.format, mask, (rows) => say(`Writing ${name}: ${count(rows, 'row')} so far`))
    .then(
      (written) => say(`Wrote ${written} to ${name}`),
      (problem) => {
        forget();
        report(inWords(path, problem));
      },
    )
    .finally(() => process.off('exit', left));
}

/** The path of a file that is new; null where there can be none. */
function made({ field, formats }: ExportPrompt, refuse: (why: string) => void): string | null {
  try {
    const path = pathOf(field.text, formats);
    makeFile(path);
    return path;
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    refuse(problem.line);
    return null;
  }
}
