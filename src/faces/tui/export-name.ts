/** The name that something is exported under: the format that its ending says, and where it leads to. */
import { homedir } from 'node:os';
import { extname } from 'node:path';
import { UserError } from '../../errors.ts';
import { formatOfEnding } from '../report/report-format.ts';
import type { ExportFormat } from './state/state.ts';

/** Which of some formats the ending of a name says; none where it says another one, or nothing. */
export function formatBy(name: string, formats: readonly ExportFormat[]): ExportFormat | undefined {
  return formats.find((format) => format === formatOfEnding(name));
}

/** The name with the ending of a format in place of that of another. */
export function withEnding(name: string, format: ExportFormat): string {
  return formatOfEnding(name) === null ? `${name}.${format}` : `${name.slice(0, -extname(name).length)}.${format}`;
}

/** The path of what was typed. A name that says nothing, or what cannot be written, is refused. */
export function pathOf(typed: string, formats: readonly ExportFormat[]): string {
  const name = typed.trim();
  if (name === '') throw new UserError('The name of the file is missing', 'Type where to write.');
  const ending = extname(name);
  if (ending !== '' && formatBy(name, formats) === undefined) {
    throw new UserError(`This cannot be written as ${ending}`, `Let the name end in ${formats.map((format) => `.${format}`).join(', ')}.`);
  }
  return name.replace(/^~(?=\/|$)/, homedir());
}
