/** What every question about a history needs to know first: its dimensions, its span, and where it is silent. */
import { holesBetween, readActivity } from './activity.ts';
import type { Context } from './candidate.ts';
import { type Questions, readDimensions, sqlOf } from './history.ts';
import { readSprays } from './sprays.ts';

export interface Coverage {
  readonly attempts: number;
  readonly failures: number;
  readonly steps: number;
  readonly users: number;
  readonly lanes: number;
  readonly addresses: number;
  readonly first: number | null;
  readonly last: number | null;
}

export interface Groundwork {
  readonly context: Context;
  readonly coverage: Coverage;
  /** The statuses that are no failures, a line each: a challenge is a step of a login until it is left unanswered. */
  readonly noFailures: string;
}

/** Lays the ground for questions about the attempts that are not shadowed; an org was heard up to an instant, or never. */
export async function readContext(database: Questions, orgHeardUntil: number | null): Promise<Groundwork> {
  const dimensions = await readDimensions(database);
  const noFailures = dimensions.statuses
    .filter(({ outcome }) => outcome !== 'failure')
    .map(({ label }) => label)
    .join('\n');
  const coverage = await readCoverage(database, noFailures);
  const activity = await readActivity(database);
  const sprays = await readSprays(database, dimensions);
  const [logFrom, logUntil] = [coverage.first ?? 0, coverage.last ?? 0];
  const heardUntil = Math.max(logUntil, orgHeardUntil ?? 0);
  const context = { dimensions, logFrom, logUntil, heardUntil, holes: holesBetween(activity), activity, sprays };
  return { context, coverage, noFailures };
}

async function readCoverage(database: Questions, noFailures: string): Promise<Coverage> {
  const [row] = await database.rows<Coverage>(sqlOf('coverage'), [noFailures]);
  if (row === undefined) throw new Error('an aggregate without groups always has one row');
  return row;
}
