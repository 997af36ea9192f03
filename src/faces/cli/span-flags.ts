/** What a command line says of the span that is asked about. */
import { tz } from '@date-fns/tz';
import { parseISO } from 'date-fns';
import type { ValueReader } from '../../attempts/filter-values.ts';
import { UserError } from '../../errors.ts';

export interface SpanFlags {
  readonly since?: string;
  readonly until?: string;
}

/** Refuses what `read` does not understand, and a span in which nothing can lie. A date is a day of `zone`. */
export function checkSpan({ since, until }: SpanFlags, read: ValueReader<string>, zone: string): void {
  const instantOf = (flag: string, text: string): number => {
    const moment = read({ text, contains: false, at: 0, length: text.length });
    if ('problem' in moment) throw new UserError(`${flag}: ${moment.problem}`, '', 2);
    return parseISO(moment.value, { in: tz(zone) }).getTime();
  };
  const from = since === undefined ? null : instantOf('--since', since);
  const end = until === undefined ? null : instantOf('--until', until);
  if (from === null || end === null || from < end) return;
  throw new UserError(
    `--until: ${until} is not later than --since ${since}`,
    'What lies before --until is asked for, without its own day.',
    2,
  );
}

/** The flags as they could be typed again; empty where there are none. */
export function typedSpan({ since, until }: SpanFlags): string {
  return [...(since === undefined ? [] : [`--since ${since}`]), ...(until === undefined ? [] : [`--until ${until}`])].join(' ');
}
