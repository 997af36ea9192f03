/** What an import brought, as text. */
import type { InputReport } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { number } from '../../format.ts';
import { inputFacts } from './inputs.ts';
import { type PageOptions, pageOf, showable } from './page.ts';
import { factLines } from './section.ts';

export interface Imported extends InputReport {
  /** The same bytes were imported before. */
  readonly alreadyHeld: boolean;
  /** Rows whose local time happened twice or never, because clocks were changed. */
  readonly unclearTimes: number;
}

/** What is new first, then every input, ending in a line break. */
export function renderImport(reports: readonly Imported[], options: PageOptions): string {
  const page = pageOf({ ...options, verbose: true }, 'UTC');
  const shown = showable(reports, options);
  const accepted = shown.reduce((sum, report) => sum + report.accepted, 0);
  const held = shown.filter(({ alreadyHeld }) => alreadyHeld);
  const unclear = shown.filter(({ unclearTimes }) => unclearTimes > 0);
  const lines = factLines(
    [
      ['New', [page.theme.heading(accepted === 0 ? 'nothing: the archive held every attempt already' : count(accepted, 'attempt'))]],
      ...inputFacts(shown, page),
      ['Held', held.map(({ name }) => `${name} was imported before, byte for byte; it was not read again`)],
      ['Mind', unclear.map(({ name, unclearTimes }) => unclearSentence(name, unclearTimes))],
    ],
    page,
  );
  return `${lines.join('\n')}\n`;
}

function unclearSentence(name: string, rows: number): string {
  return `${name}: ${number(rows)} ${rows === 1 ? 'row has' : 'rows have'} a local time that happened twice or never, because clocks were changed`;
}
