/** What an import brought, as text. */
import { type InputDoubts, inputDoubts } from '../../../findings/input-doubts.ts';
import type { InputReport } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { inputFacts } from './inputs.ts';
import { type PageOptions, pageOf, showable } from './page.ts';
import { factLines } from './section.ts';

export interface Imported extends InputReport, InputDoubts {
  /** The same bytes were imported before. */
  readonly alreadyHeld: boolean;
}

/** What is new first, then every input, ending in a line break. */
export function renderImport(reports: readonly Imported[], options: PageOptions): string {
  const page = pageOf({ ...options, verbose: true }, 'UTC');
  const shown = showable(reports, options);
  const accepted = shown.reduce((sum, report) => sum + report.accepted, 0);
  const held = shown.filter(({ alreadyHeld }) => alreadyHeld);
  const lines = factLines(
    [
      ['New', [page.theme.heading(accepted === 0 ? 'nothing: the archive held every attempt already' : count(accepted, 'attempt'))]],
      ...inputFacts(shown, page),
      ['Held', held.map(({ name }) => `${name} was imported before, byte for byte; it was not read again`)],
      ['Mind', shown.flatMap(inputDoubts)],
    ],
    page,
  );
  return `${lines.join('\n')}\n`;
}
