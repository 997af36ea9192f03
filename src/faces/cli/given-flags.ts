/** The flags that a person gave, as a unit or a command to type next can give them again. */
import type { Command } from 'commander';
import { safe } from '../safe.ts';
import { shellWord } from '../shell-word.ts';

export interface GivenFlag {
  /** The name that commander gives to its value. */
  readonly name: string;
  readonly long: string;
  /** Null for a switch. */
  readonly value: string | null;
  /** Whether the value is a path, which another folder makes another one of. */
  readonly isPath: boolean;
}

const paths = ['archive', 'from', 'metrics', 'jwtKeyFile', 'users'];

/** In the order of `--help`, and after them those of the program itself, wherever they stood. */
export function givenFlags(command: Command): GivenFlag[] {
  const own = command.options.flatMap((option) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (command.getOptionValueSource(name) !== 'cli' || option.negate !== (value === false)) return [];
    return [{ name, long: option.long ?? '', value: typeof value === 'string' ? value : null, isPath: paths.includes(name) }];
  });
  return command.parent === null ? own : [...own, ...givenFlags(command.parent)];
}

const deciding: readonly string[] = ['timezone', 'archive', 'org', 'memoryLimit', 'inputTimezone', 'dateOrder', 'users'];

/** The flags that decide what history is read and how, but for its filter, as the words of a command line. */
export function readingWords(given: readonly GivenFlag[]): string[] {
  return given
    .filter(({ name }) => deciding.includes(name))
    .flatMap(({ long, value }) => [long, ...(value === null ? [] : [value])])
    .map((word) => shellWord(safe(word)));
}
