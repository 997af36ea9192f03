/** Runs of attempts as a reader wants them: a pool of addresses is one row, and so is each of those that take turns. */
import type { AttemptRun, Instant } from '../../../findings/result.ts';

export interface Folded {
  readonly first: Instant;
  readonly last: Instant;
  /** Null where the attempts are of several users. */
  readonly user: string | null;
  readonly users: number;
  /** Null stands for rows that name none. */
  readonly addresses: readonly (string | null)[];
  readonly status: string;
  readonly attempts: number;
  /** Attempts that were left out just before. */
  readonly skipped: number;
}

/** So many addresses of one status in a row are a pool. */
const poolLeast = 3;
/** What takes turns: no more than this many, and each of them this often, on average. */
const takingTurnsMost = 3;
const turnsLeast = 3;
/** A pause that long is worth a row of its own. */
const pause = 86_400_000;

/** The runs folded, in the order of their first attempts. */
export function folded(sequence: readonly AttemptRun[]): Folded[] {
  const runs = sequence.map(({ address, ...run }): Folded => ({ ...run, addresses: [address] }));
  return turnsFolded(poolsFolded(runs));
}

function poolsFolded(rows: readonly Folded[]): Folded[] {
  return stretches(rows, (stretch, next) => sameBut(stretch, next)).flatMap((stretch) => {
    const pool = new Set(stretch.flatMap(({ addresses }) => addresses)).size >= poolLeast;
    return pool ? [stretch.reduce(merged)] : stretch;
  });
}

function turnsFolded(rows: readonly Folded[]): Folded[] {
  return stretches(rows, (stretch, next) => kindsOf([...stretch, next]).size <= takingTurnsMost).flatMap((stretch) => {
    const kinds = kindsOf(stretch);
    return stretch.length >= turnsLeast * kinds.size ? [...kinds.values()].map((kind) => kind.reduce(merged)) : stretch;
  });
}

/** The rows cut where a stretch cannot take the next one, where some were left out, and at pauses. */
function stretches(rows: readonly Folded[], takes: (stretch: readonly Folded[], next: Folded) => boolean): Folded[][] {
  const all: Folded[][] = [];
  for (const row of rows) {
    const stretch = all.at(-1);
    const before = stretch?.at(-1);
    const goesOn = before !== undefined && row.skipped === 0 && Date.parse(row.first) - Date.parse(before.last) <= pause;
    if (stretch !== undefined && goesOn && takes(stretch, row)) stretch.push(row);
    else all.push([row]);
  }
  return all;
}

function sameBut([first]: readonly Folded[], next: Folded): boolean {
  return first !== undefined && whoAndWhat(first) === whoAndWhat(next);
}

function kindsOf(rows: readonly Folded[]): ReadonlyMap<string, Folded[]> {
  return Map.groupBy(rows, (row) => `${whoAndWhat(row)}\n${row.addresses.join()}`);
}

/** Several users are not known by name, so that nobody can say whether they are the same again. */
function whoAndWhat({ user, first, status }: Folded): string {
  return `${user ?? first}\n${status}`;
}

function merged(row: Folded, next: Folded): Folded {
  return {
    ...row,
    last: next.last,
    addresses: [...new Set([...row.addresses, ...next.addresses])],
    attempts: row.attempts + next.attempts,
  };
}
