/** A table as HTML: it keeps its rows where they fit on a phone, and becomes a card for each row where they do not. */
import type { Table } from '../postmortem/block.ts';
import { longestPart, textHtml } from './breaks.ts';
import { escapeHtml } from './escape.ts';
import { labelsClass } from './labels.ts';

/** How many characters stand beside each other on a phone. */
const phone = 44;

/** Below this a table that fills the page would only pull its columns apart. */
const compactMost = 72;

/** A word that is longer than any column may be broken anywhere. */
const partMost = 26;

/** `links`: where the first row, the second and so on lead to, as far as there are any. */
export function renderTable({ caption, columns, rows, filtered }: Table, id: string, links: readonly string[] = []): string {
  const sum = (measure: (text: string) => number): number =>
    columns.reduce((total, { title }, i) => total + 2 + Math.max(measure(title), ...rows.map((row) => measure(row[i] ?? ''))), 0);
  const stacked = sum(longestPart) > phone;
  const compact = sum(({ length }) => length) <= compactMost;
  const right = (i: number): boolean => columns[i]?.align === 'right';
  const head = columns.map(({ title }, i) => `<th scope="col"${right(i) ? ' class="number"' : ''}>${escapeHtml(title)}</th>`).join('');
  const cellHtml = (cell: string, i: number, link: string | undefined): string => {
    const text = link !== undefined && columns[i]?.leads ? `<a href="${link}">${textHtml(cell, 'column')}</a>` : textHtml(cell, 'column');
    return `<td${right(i) ? ' class="number"' : wrapping(cell)}>${text}</td>`;
  };
  const body = rows.map((row, n) => `<tr>${row.map((cell, i) => cellHtml(cell, i, links[n])).join('')}</tr>`).join('\n');
  const looks = [...(stacked ? ['stacked', labelsClass(columns)] : []), ...(compact ? ['compact'] : [])].join(' ');
  return `${filtered ? filterOf(id, rows.length) : ''}<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table id="${id}"${looks && ` class="${looks}"`}><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function filterOf(id: string, rows: number): string {
  return `<div class="filter" hidden><label for="${id}-filter">Show rows with</label><input id="${id}-filter" type="search" aria-controls="${id}"><output>${rows} rows</output></div>\n`;
}

function wrapping(cell: string): string {
  if (longestPart(cell) > partMost) return ' class="long"';
  if (!cell.includes(' ')) return '';
  return cell.length <= 16 ? ' class="whole"' : cell.length >= 24 ? ' class="words"' : '';
}
