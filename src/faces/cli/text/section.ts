/** The two shapes that a text is made of: facts with a name in front, and sections with a heading. */
import stringWidth from 'string-width';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';

/** A name and what belongs to it, a paragraph each. */
export type Fact = readonly [name: string, values: readonly string[]];

const namesWidth = 11;

/** Facts under each other, their values in one column. Those without a value are left out. */
export function factLines(facts: readonly Fact[], page: Page, indent = ''): string[] {
  return facts.flatMap(([name, values]) =>
    values.flatMap((value, i) => {
      const label = i === 0 ? name : '';
      return paragraph(value, page.width, `${indent}${label}${' '.repeat(Math.max(1, namesWidth - stringWidth(label)))}`);
    }),
  );
}

/** A blank line, a heading, and lines; nothing where there are no lines. */
export function section(title: string, lines: readonly string[], page: Page, indent = ''): string[] {
  return lines.length === 0 ? [] : ['', ...paragraph(title, page.width, indent).map(page.theme.heading), ...lines];
}

/** The first few of a list that may be long, and how many more there are, in words. */
export function firstFew<T>(items: readonly T[], most: number, show: (item: T) => string, more: (left: number) => string): string[] {
  const shown = items.length === most + 1 ? most + 1 : most;
  return [...items.slice(0, shown).map(show), ...(items.length > shown ? [more(items.length - shown)] : [])];
}
