/** The table that the measurements are told in. */
import type { Measurement } from './measure.ts';

export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly unit: string;
}

export function measurementTable(medians: ReadonlyMap<string, Measurement>): string {
  const rows = [...medians].map(([name, { seconds, peakMegabytes }]) => [
    name,
    `${seconds.toFixed(seconds < 1 ? 3 : 2)} s`,
    peakMegabytes === null ? '-' : `${peakMegabytes.toFixed(0)} MB`,
  ]);
  return table(['', 'median', 'peak memory'], rows);
}

export function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, measured, most, unit }) => [
    what,
    `${measured.toFixed(2)} ${unit}`,
    `${most} ${unit}`,
    measured <= most ? 'met' : 'MISSED',
  ]);
  return table(['', 'measured', 'at most', ''], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('   ')
      .trimEnd();
  return `${[heads, ...rows].map(line).join('\n')}\n`;
}
