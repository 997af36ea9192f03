/** What the exit status of the command means to a script. */
import type { Result } from '../../findings/result.ts';

export const exitStatus = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
  /** With `--exit-code`: an incident is confirmed or likely. */
  broken: 10,
  /** With `--exit-code`: incidents, but only possible ones. */
  possiblyBroken: 11,
  /** With `--exit-code`: the data cannot answer; it is empty, partial, or nothing in it ever worked. */
  cannotTell: 20,
} as const;

/** The exit status of an analysis for a script that asked for it. Notices of what may happen tomorrow break nothing. */
export function exitStatusOf({ coverage, incidents }: Result): number {
  const broken = incidents.filter(({ kind }) => kind !== 'silent-origin-change');
  if (broken.some(({ verdict }) => verdict !== 'possible')) return exitStatus.broken;
  if (broken.length > 0) return exitStatus.possiblyBroken;
  return coverage.sight !== 'own' && coverage.attempts - coverage.failures > 0 ? exitStatus.done : exitStatus.cannotTell;
}
