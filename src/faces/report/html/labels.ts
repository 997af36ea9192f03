/** The titles of columns as rules of style, so that a card can show them beside its cells: in each cell they would be most of a page. */
import { createHash } from 'node:crypto';
import type { Column, Table } from '../postmortem/block.ts';

/** The class of all tables that have these columns. */
export function labelsClass(columns: readonly Column[]): string {
  return `of-${createHash('sha256')
    .update(columns.map(({ title }) => title).join('\n'))
    .digest('hex')
    .slice(0, 8)}`;
}

/** The rules for all of these tables, those with the same columns once, at the widths at which the style makes cards of rows. */
export function labelRules(tables: readonly Table[]): string {
  const rules = tables.flatMap(({ columns }) =>
    columns.map(({ title }, i) => `.${labelsClass(columns)} td:nth-child(${i + 1})::before { content: ${cssText(title)}; }\n`),
  );
  return `@media screen and (max-width: 720px) {\n${[...new Set(rules)].join('')}}\n`;
}

function cssText(text: string): string {
  return `"${text.replace(/["\\<>&\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
