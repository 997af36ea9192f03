import { safe } from './safe.ts';

/**
 * A text of unknown origin in quotation marks, short and harmless enough for a sentence: control characters and marks
 * that reorder text are spelled out, and what goes beyond `lengthMax` characters is cut.
 */
export function quoted(text: string, lengthMax = 60): string {
  const start = text.slice(0, lengthMax + 1);
  const shown = start.length > lengthMax ? `${start.slice(0, lengthMax).trimEnd()}…` : start;
  return `'${safe(shown)}'`;
}
