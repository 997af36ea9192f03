/** Writes what is shown to a file, for its owner only and never over another one. */
import { open } from 'node:fs/promises';
import { csvCell, safe } from '../safe.ts';
import type { Lens } from './lens.ts';
import type { Exportable } from './scene.ts';
import type { ExportFormat } from './state/state.ts';

/** How many rows were written. */
export async function writeExport({ columns, rows }: Exportable, path: string, format: ExportFormat): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let written = 0;
  try {
    let batch = opening(format, columns);
    for await (const row of rows()) {
      batch += format === 'json' && written > 0 ? `,\n${rowAs(format, columns, row)}` : rowAs(format, columns, row);
      written += 1;
      if (batch.length < 65_536) continue;
      await file.write(batch);
      batch = '';
    }
    await file.write(batch + (format === 'json' ? '\n]\n' : ''));
  } finally {
    await file.close();
  }
  return written;
}

/** The same rows as they are shown while users and addresses are masked. */
export function withMask(exportable: Exportable, lens: Lens): Exportable {
  return {
    ...exportable,
    async *rows() {
      for await (const row of exportable.rows()) yield row.map((cell) => lens.sentence(cell));
    },
  };
}

function opening(format: ExportFormat, columns: readonly string[]): string {
  if (format === 'json') return '[\n';
  if (format === 'csv') return `${columns.map(csvCell).join(',')}\n`;
  return `| ${columns.map(markdownCell).join(' | ')} |\n|${columns.map(() => ' --- |').join('')}\n`;
}

function rowAs(format: ExportFormat, columns: readonly string[], row: readonly string[]): string {
  if (format === 'json') return JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
  if (format === 'csv') return `${row.map(csvCell).join(',')}\n`;
  return `| ${row.map(markdownCell).join(' | ')} |\n`;
}

function markdownCell(text: string): string {
  return safe(text).replace(/[\\`*_{}[\]<>|#!&~]/g, '\\$&');
}
