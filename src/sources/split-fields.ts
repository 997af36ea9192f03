/** Takes rows apart into fields, so that what is amiss in one of them costs no other. */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { Line } from './lines.ts';
import { lineLengthMax } from './lines.ts';

/** The fields of one line, or the reason why it has none. */
export type Fields = { readonly line: number; readonly fields: readonly string[] } | { readonly line: number; readonly reason: string };

/** The fields of the lines that are not blank. All lines are parsed together; only if they do not add up, one at a time. */
export function splitFields(lines: readonly Line[], delimiter: string): readonly Fields[] {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const records = filled.some(isOdd) ? null : tryParse(filled.map(({ text }) => text).join('\n'), { delimiter });
  return records !== null && records.length === filled.length
    ? filled.map(({ number }, i) => ({ line: number, fields: records[i] ?? [] }))
    : filled.map((line) => splitLine(line, delimiter));
}

function splitLine(line: Line, delimiter: string): Fields {
  const { number, text } = line;
  if (text.length > lineLengthMax) return { line: number, reason: `is longer than ${lineLengthMax} characters` };
  if (text.includes('\0')) return { line: number, reason: 'contains a NUL byte' };
  const [fields] = tryParse(text, { delimiter }) ?? tryParse(text, { delimiter, relax_quotes: true }) ?? [];
  if (fields !== undefined) return { line: number, fields };
  return { line: number, reason: 'opens a quote that is never closed' };
}

/** The fields of a row that is written as the rules are; null for any other. */
export function strictFields(text: string, delimiter: string): readonly string[] | null {
  const rows = tryParse(text, { delimiter });
  return rows?.length === 1 ? (rows[0] ?? null) : null;
}

function isOdd({ text }: Line): boolean {
  return text.length > lineLengthMax || text.includes('\0');
}

function tryParse(text: string, options: Options): string[][] | null {
  try {
    return parse(text, { ...options, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
