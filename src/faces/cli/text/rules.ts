/** The numbers that every judgement rests on. */
import { duration } from '../../../findings/wording.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';

/** The rules by name; names that end in `_ms` are spans of time, and shares are shown as they are. */
export function ruleLines(rules: Readonly<Record<string, number>>, page: Page): string[] {
  const named = Object.entries(rules).map(([name, value]) =>
    name.endsWith('_ms') ? ([words(name.slice(0, -'_ms'.length)), duration(value)] as const) : ([words(name), String(value)] as const),
  );
  const width = 2 + Math.max(0, ...named.map(([name]) => name.length));
  return section(
    'Rules',
    named.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    page,
  );
}

/** `slowStreakFailures` as `slow streak failures`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
