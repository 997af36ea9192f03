/** A page stays under two megabytes, so that it can be mailed and opens at once: so much for what is told, and for the table of all. */
import { number } from '../../format.ts';
import type { Postmortem, Table } from '../postmortem/block.ts';
import { renderTable } from './table.ts';

const [articlesMost, tableMost] = [1_500_000, 350_000];

/** As many of the first postmortems as there is room for; the first one always, whatever its size. */
export function withinPage(postmortems: readonly Postmortem[], render: (postmortem: Postmortem, at: number) => string): string[] {
  const articles: string[] = [];
  let bytes = 0;
  for (const [at, postmortem] of postmortems.entries()) {
    const next = render(postmortem, at);
    bytes += Buffer.byteLength(next);
    if (at > 0 && bytes > articlesMost) break;
    articles.push(next);
  }
  return articles;
}

/** The table of all incidents, with the rows that it has room for and how many they are. `links`: where the first rows lead to. */
export function tableWithin(table: Table, links: readonly string[]): string {
  for (let rows = table.rows; ; ) {
    const room = `; the table has room for ${number(rows.length)}, --format json names all`;
    const caption = rows.length < table.rows.length ? table.caption + room : table.caption;
    const html = renderTable({ ...table, caption, rows }, 'incidents', links);
    const bytes = Buffer.byteLength(html);
    if (bytes <= tableMost) return html;
    rows = rows.slice(0, Math.floor((rows.length * tableMost) / bytes));
  }
}
