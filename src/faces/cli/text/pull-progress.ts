/** How far a pull has come, on one line. */
import type { PullProgress } from '../../../investigation/pull.ts';
import { number } from '../../format.ts';

/**
 * Rows, the day that they have come back to and the day to which they go, API calls used and left, and last, where a narrow terminal
 * cuts the line, the rate. `elapsed` gives the milliseconds since the beginning.
 */
export function progressText(elapsed: () => number): (progress: PullProgress) => string {
  return ({ rows, total, reached, from, api }) => {
    const rate = Math.round((rows.read * 1000) / Math.max(1, elapsed()));
    const day = reached === null ? [] : [`at ${reached.slice(0, 10)}${from === null ? '' : `, to ${from.slice(0, 10)}`}`];
    return [
      `${number(rows.read)}${total === null ? '' : `/${number(Math.max(total, rows.read))}`} rows`,
      ...day,
      `${number(api.calls)} calls${api.day === null ? '' : `, ${number(api.day.allowed - api.day.used)} left`}`,
      `${number(rate)}/s`,
    ].join('  ');
  };
}
