/** What became of kept cases, a line each, and a line for each fact that differs. */
import { count } from '../../../findings/wording.ts';
import type { Difference } from '../../case/facts.ts';
import { safe } from '../../safe.ts';

export interface Check {
  /** The folder of the case. */
  readonly case: string;
  readonly differences: readonly Difference[];
}

export function renderChecks(checks: readonly Check[]): string {
  const different = checks.filter(({ differences }) => differences.length > 0).length;
  const end = different === 0 ? 'all as expected' : `${different} not as expected`;
  return [...checks.flatMap(linesOf), '', `${count(checks.length, 'case')}, ${end}.`, ''].join('\n');
}

function linesOf({ case: folder, differences }: Check): string[] {
  return [`${differences.length === 0 ? 'holds   ' : 'differs '} ${safe(folder)}`, ...differences.map(differenceLine)];
}

function differenceLine({ incident, fact, expected, actual }: Difference): string {
  if (fact !== null) return safe(`  ${incident} ${fact}: ${JSON.stringify(expected)} expected, now ${JSON.stringify(actual)}`);
  return safe(actual === null ? `  ${incident} is no longer found: ${expected}` : `  ${incident} was not expected: ${actual}`);
}
