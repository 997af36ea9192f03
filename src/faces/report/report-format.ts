/** The formats of a report, and which of them the name of a file asks for. */
import { extname } from 'node:path';
import { UserError } from '../../errors.ts';

export const reportFormats = ['md', 'html', 'json', 'csv', 'ecs', 'ocsf'] as const;

export type ReportFormat = (typeof reportFormats)[number];

const endings: Readonly<Record<string, ReportFormat>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.txt': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.csv': 'csv',
};

/** The format that was asked for, else what the file's name says, else Markdown. */
export function formatFor(asked: ReportFormat | undefined, file: string | undefined): ReportFormat {
  if (asked !== undefined) return asked;
  if (file === undefined || extname(file) === '') return 'md';
  const format = formatOfEnding(file);
  if (format !== null) return format;
  throw new UserError(
    `--output: a report cannot be written as ${extname(file).toLowerCase()}`,
    `Say what it should be with --format ${reportFormats.join(', ')}; for a PDF write .html, and print the page from a browser.`,
    2,
  );
}

/** The format that the ending of a name stands for; null where it has none, or one that stands for no format. */
export function formatOfEnding(file: string): ReportFormat | null {
  return endings[extname(file).toLowerCase()] ?? null;
}
