/** The formats of a report, and which of them the name of a file asks for. */
import { extname } from 'node:path';
import { UserError } from '../../errors.ts';

export const reportFormats = ['md', 'html', 'json', 'csv', 'ecs', 'ocsf'] as const;

export type ReportFormat = (typeof reportFormats)[number];

const endings: Readonly<Record<string, ReportFormat>> = {
  '': 'md',
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
  const ending = extname(file ?? '').toLowerCase();
  const format = endings[ending];
  if (format !== undefined) return format;
  throw new UserError(
    `--output: a report cannot be written as ${ending}`,
    `Say what it should be with --format ${reportFormats.join(', ')}; for a PDF write .html, and print the page from a browser.`,
    2,
  );
}
