/** How far a pull has come, on one line. */
import type { PullProgress } from '../../../investigation/pull.ts';
import { number } from '../../format.ts';

/** Rows, how far back they reach, rate, and API calls used and left. `elapsed` gives the milliseconds since the beginning. */
export function progressText(elapsed: () => number): (progress: PullProgress) => string {
  return ({ rows, total, reached, api }) => {
    const rate = Math.round((rows.read * 1000) / Math.max(1, elapsed()));
    return [
      `${number(rows.read)}${total === null ? '' : ` of ${number(Math.max(total, rows.read))}`} rows`,
      ...(reached === null ? [] : [`back to ${reached.slice(0, 10)}`]),
      `${number(rate)} rows/s`,
      `${number(api.calls)} API calls${api.day === null ? '' : `, ${number(api.day.allowed - api.day.used)} left today`}`,
    ].join('  ');
  };
}
