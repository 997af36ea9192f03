/** When the log as a whole has rows, and where it has holes: the days that nobody knows anything about. */
import { type Questions, sqlOf } from './history.ts';
import { WeeklyPauses } from './weekly-pauses.ts';

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A span in which the log has rows; `onlyUser` where they are all of one user. */
export interface Activity extends Span {
  readonly onlyUser: string | null;
}

/** Spans of the log in which it has rows, of ten minutes at most, in milliseconds and ascending. */
export async function readActivity(database: Questions): Promise<Activity[]> {
  const activity: Activity[] = [];
  for await (const [first, last, user] of database.chunks(sqlOf('activity'))) {
    for (let i = 0; i < (first?.itemCount ?? 0); i += 1) {
      activity.push({ from: first?.getItem(i) as number, until: last?.getItem(i) as number, onlyUser: user?.getItem(i) as string | null });
    }
  }
  return activity;
}

/** The gaps between spans of activity. */
export function holesBetween(activity: readonly Span[]): Span[] {
  return activity.slice(1).map(({ from }, i) => ({ from: (activity[i] as Span).until, until: from }));
}

/** How long everybody but some users pauses in a usual week: a pause of their own that is no longer makes no hole in the log. */
export function usualPauseWithout(users: ReadonlySet<string>, activity: readonly Activity[]): number {
  return usualPause(holesBetween(activity.filter(({ onlyUser }) => onlyUser === null || !users.has(onlyUser))));
}

/** The longest pause of a usual week. */
export function usualPause(holes: readonly Span[]): number {
  const pauses = new WeeklyPauses();
  for (const { from, until } of holes) pauses.add(from, until);
  return pauses.usual();
}
