/** How to see on the command line what the explorer shows. */
import { safe } from '../safe.ts';
import { shellWord } from '../shell-word.ts';
import { both, inQuotes, wholeFilter } from './filter-text.ts';
import { maskedFilter } from './mask-filter.ts';
import { here, type State } from './state/state.ts';

/** How the explorer was started. */
export interface Start {
  readonly files: readonly string[];
  readonly where: string;
  /** The other flags that decide what is read, as they were given. */
  readonly flags: readonly string[];
}

/** The same rows, as the reader saw them last; masked, where they were. */
export function sameOnCommandLine(state: State, { files, where, flags }: Start): string {
  const place = here(state);
  const { view, subject } = place;
  const command = view === 'attempts' || view === 'record' || view === 'origin' ? 'attempts' : 'analyze';
  const wanted = both(both(where, wholeFilter(place)), view === 'user' ? `user:${inQuotes(subject)}` : '');
  const shown = state.masked ? maskedFilter(wanted) : wanted;
  const words = [command, ...files, ...(shown === '' ? [] : ['--where', shown]), ...flags, '--timezone', state.zone];
  return ['breakday', ...words.map((word) => shellWord(safe(word)))].join(' ');
}
