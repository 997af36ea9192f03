/** Flags that ask something of rows, which a saved result does not hold. */
import type { Flags } from '../../config.ts';
import { UserError } from '../../errors.ts';
import type { Result } from '../../findings/result.ts';

const ofRows = { where: '--where', users: '--users', org: '--org', inputTimezone: '--input-timezone', dateOrder: '--date-order' } as const;

/** Refuses what a saved result cannot answer: to ignore it would pass one answer off as another. */
export function refuseOfSaved({ window }: Result, flags: Flags & { readonly where?: string }): void {
  const asked = Object.entries(ofRows).flatMap(([name, flag]) => (flags[name as keyof typeof ofRows] === undefined ? [] : [flag]));
  const [refused] = typeof flags.archive === 'string' ? [...asked, '--archive'] : asked;
  if (refused !== undefined)
    throw new UserError(`${refused}: a saved result does not hold the rows that this is about`, 'Name the export itself.', 2);
  if (flags.timezone !== undefined && flags.timezone !== window.timezone)
    throw new UserError(
      `--timezone: this result was saved with the days of ${window.timezone}, and holds no rows to count them anew`,
      'Leave it out, or name the export itself.',
      2,
    );
}
