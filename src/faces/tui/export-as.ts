/** Exports to the file that was named. A name that cannot be written to is said where it was typed, and stays to be changed. */
import { rm } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { inWords } from '../private-file.ts';
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
  dispatch({ do: 'overlay', overlay: null });
  writeExport(exportable, path, prompt.format, mask).then(
    (written) => dispatch({ do: 'note', text: `Wrote ${written} to ${prompt.field.text.trim()}` }),
    async (problem) => {
      await rm(path, { force: true });
      report(inWords(path, problem));
    },
  );
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
