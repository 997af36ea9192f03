/** Writes what is shown to a file. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Result } from '../../findings/result.ts';
import { count } from '../../findings/wording.ts';
import { number } from '../format.ts';
import { csvCell, safe, safeJson } from '../safe.ts';
import { version } from '../version.ts';
import type { Lens } from './lens.ts';
import type { Exportable, Told } from './scene.ts';
import type { ExportFormat } from './state/state.ts';

/** The formats in which something can be written, the usual one first. */
export function formatsOf({ is }: Exportable): readonly [ExportFormat, ...ExportFormat[]] {
  return is === 'rows' ? ['csv', 'json', 'md'] : ['md', 'html', 'json'];
}

/**
 * What was written, in words, into a file that is there and empty. Where there is a lens, users and addresses are masked;
 * `told` hears from time to time how many rows have been written.
 */
export async function writeExport(
  exportable: Exportable,
  path: string,
  format: ExportFormat,
  mask: Lens | null,
  told: (rows: number) => void = () => {},
): Promise<string> {
  const file = await open(path, 'r+');
  try {
    if (exportable.is === 'rows') return count(await writeRows(file, exportable, format, mask, told), 'row');
    await file.write(await postmortem(await exportable.result(), format, mask !== null));
    return 'the postmortem';
  } finally {
    await file.close();
  }
}

/** Names become pseudonyms of a key that nobody knows afterwards. */
async function postmortem(result: Result, format: ExportFormat, masked: boolean): Promise<string> {
  const { redactionOf } = await import('../report/redact.ts');
  const { renderReport } = await import('../report/render-report.ts');
  const shown = masked ? redactionOf('all', randomBytes(32).toString('hex'), result).result(result) : result;
  return renderReport(format, shown, { template: 'sre', version });
}

type Rows = Extract<Exportable, { is: 'rows' }>;

const toldEvery = 20_000;

/** How many rows were written. */
async function writeRows(
  file: FileHandle,
  { columns, rows }: Rows,
  format: ExportFormat,
  mask: Lens | null,
  told: (rows: number) => void,
): Promise<number> {
  let written = 0;
  let batch = opening(format, columns);
  for await (const cells of rows()) {
    const row = mask === null ? cells : cells.map((cell) => (typeof cell === 'string' ? mask.sentence(cell) : cell));
    batch += format === 'json' && written > 0 ? `,\n${rowAs(format, columns, row)}` : rowAs(format, columns, row);
    written += 1;
    if (written % toldEvery === 0) told(written);
    if (batch.length < 65_536) continue;
    await file.write(batch);
    batch = '';
  }
  await file.write(batch + (format === 'json' ? '\n]\n' : ''));
  return written;
}

function opening(format: ExportFormat, columns: readonly string[]): string {
  if (format === 'json') return '[\n';
  if (format === 'csv') return `${columns.map(csvCell).join(',')}\n`;
  return `| ${columns.map(markdownCell).join(' | ')} |\n|${columns.map(() => ' --- |').join('')}\n`;
}

function rowAs(format: ExportFormat, columns: readonly string[], row: readonly Told[]): string {
  if (format === 'json') return safeJson(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
  if (format === 'csv') return `${row.map((cell) => csvCell(String(cell ?? ''))).join(',')}\n`;
  return `| ${row.map((cell) => (typeof cell === 'number' ? number(cell) : markdownCell(cell ?? ''))).join(' | ')} |\n`;
}

function markdownCell(text: string): string {
  return safe(text).replace(/[\\`*_{}[\]<>|#!&~]/g, '\\$&');
}
