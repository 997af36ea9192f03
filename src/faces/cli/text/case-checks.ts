/** What became of kept cases, a line each, and a line for each fact that differs. */
import { isDeepStrictEqual } from 'node:util';
import { count } from '../../../findings/wording.ts';
import type { Difference } from '../../case/facts.ts';
import { safe } from '../../safe.ts';

/** A case by its folder, judged again, or why it could not be. */
export type Check =
  | { readonly case: string; readonly differences: readonly Difference[] }
  | { readonly case: string; readonly fault: string };

export function renderChecks(checks: readonly Check[]): string {
  const different = checks.filter((check) => 'differences' in check && check.differences.length > 0).length;
  const faulty = checks.filter((check) => 'fault' in check).length;
  const ends = [...(different === 0 ? [] : [`${different} not as expected`]), ...(faulty === 0 ? [] : [`${faulty} could not be judged`])];
  const end = ends.length === 0 ? 'all as expected' : ends.join(', ');
  return [...checks.flatMap(linesOf), '', `${count(checks.length, 'case')}, ${end}.`, ''].join('\n');
}

function linesOf(check: Check): string[] {
  if ('fault' in check) return [`unjudged ${safe(check.case)}`];
  const { differences } = check;
  return [`${differences.length === 0 ? 'holds   ' : 'differs '} ${safe(check.case)}`, ...differences.map(differenceLine)];
}

function differenceLine({ incident, fact, expected, actual }: Difference): string {
  if (fact !== null) {
    const [before, now] = unlike(expected, actual);
    return safe(`  ${incident} ${fact}: ${told(before)} expected, now ${told(now)}`);
  }
  return safe(actual === null ? `  ${incident} is no longer found: ${expected}` : `  ${incident} was not expected: ${actual}`);
}

/** Of two lists or two objects, what the other one has not; where they differ in order alone, all of it. */
function unlike(expected: unknown, actual: unknown): [unknown, unknown] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const missing = expected.filter((item) => !actual.some((other) => isDeepStrictEqual(item, other)));
    const added = actual.filter((item) => !expected.some((other) => isDeepStrictEqual(item, other)));
    return missing.length + added.length === 0 ? [expected, actual] : [missing, added];
  }
  if (!isRecord(expected) || !isRecord(actual)) return [expected, actual];
  const differing = Object.keys({ ...expected, ...actual }).filter((key) => !isDeepStrictEqual(expected[key], actual[key]));
  const only = (record: Record<string, unknown>): object => Object.fromEntries(differing.map((key) => [key, record[key] ?? null]));
  return [only(expected), only(actual)];
}

function told(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(told).join(', ');
  if (!isRecord(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${told(part)}`)
    .join(', ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
