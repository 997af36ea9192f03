/** The formats of a report, and which of them the name of a file asks for. */
export const reportFormats = ['md', 'html', 'json', 'csv', 'ecs', 'ocsf'] as const;

export type ReportFormat = (typeof reportFormats)[number];

const endings: Readonly<Record<string, ReportFormat>> = { md: 'md', markdown: 'md', html: 'html', htm: 'html', json: 'json', csv: 'csv' };

/** The format that was asked for, else what the file's name says, else Markdown. */
export function formatFor(asked: ReportFormat | undefined, file: string | undefined): ReportFormat {
  const ending = file?.split('.').at(-1)?.toLowerCase() ?? '';
  return asked ?? endings[ending] ?? 'md';
}
