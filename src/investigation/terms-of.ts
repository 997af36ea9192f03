/** The filter of a command line as plain data. */
import { parseFilter, type Term } from '../attempts/filter.ts';
import { UserError } from '../errors.ts';

/** What `--where` says; one that cannot be read is refused with its column. */
export function termsOf(where: string): readonly Term[] {
  const parsed = parseFilter(where);
  if ('terms' in parsed) return parsed.terms;
  throw new UserError(
    `--where: ${parsed.error.message}, at column ${parsed.error.at + 1}`,
    '`breakday attempts --help` lists the fields.',
    2,
  );
}
