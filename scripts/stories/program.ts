/** A program's life, told in phases: from when on it runs where, and what it is answered there. */
import type { Random } from './random.ts';
import type { Rhythm } from './rhythm.ts';
import { type Client, type Row, restApp, statuses } from './row.ts';

export interface Program {
  readonly user: string;
  readonly client?: Client;
  readonly rhythm: Rhythm;
  readonly country?: string;
  /** A share of attempts that fail once for no reason worth telling, and succeed a moment later. */
  readonly hiccups?: number;
  readonly phases: readonly Phase[];
}

/** Lasts until the next phase begins, or until an instant of its own. */
export interface Phase {
  readonly from: number;
  readonly until?: number;
  readonly at: string | ((random: Random) => string);
  readonly answer?: string | Answer;
  readonly rhythm?: Rhythm;
  readonly client?: Client;
}

/** What the attempts of a phase are answered, the first with the number 0. */
export type Answer = (number: number, random: Random, time: number) => string;

/** The program's rows until the log ends. */
export function runs(program: Program, end: number, random: Random): Row[] {
  const { user, phases, client = restApp, country = 'US', hiccups = 0 } = program;
  return phases.flatMap((phase, i) => {
    const until = Math.min(phase.until ?? Infinity, phases[i + 1]?.from ?? end, end);
    return (phase.rhythm ?? program.rhythm)(phase.from, until, random).flatMap((time, number): Row[] => {
      const address = typeof phase.at === 'string' ? phase.at : phase.at(random);
      const status = typeof phase.answer === 'function' ? phase.answer(number, random, time) : (phase.answer ?? statuses.success);
      const row: Row = { time, user, address, status, client: phase.client ?? client, country };
      return status === statuses.success && random.chance(hiccups)
        ? [
            { ...row, status: statuses.rateExceeded },
            { ...row, time: time + 20_000 },
          ]
        : [row];
    });
  });
}

/** So many of one answer, and then another: bad passwords lock the user out, and so on. */
export function firstly(count: number, answer: string, then: string): Answer {
  return (number) => (number < count ? answer : then);
}

/** One answer most of the time, another now and then. */
export function mostly(answer: string, share: number, other: string): Answer {
  return (_, random) => (random.chance(share) ? answer : other);
}
