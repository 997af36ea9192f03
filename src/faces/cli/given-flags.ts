/** The flags that a person gave, as a unit can give them again from another folder. */
import { resolve } from 'node:path';
import type { Command } from 'commander';

export interface GivenFlag {
  /** The name that commander gives to its value. */
  readonly name: string;
  readonly long: string;
  /** Null for a switch. */
  readonly value: string | null;
}

const paths = ['archive', 'from', 'metrics', 'jwtKeyFile', 'users'];

/** In the order of `--help`, with paths in full. */
export function givenFlags(command: Command): GivenFlag[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (command.getOptionValueSource(name) !== 'cli' || option.negate !== (value === false)) return [];
    const text = typeof value === 'string' ? value : null;
    return [{ name, long: option.long ?? '', value: text !== null && paths.includes(name) ? resolve(text) : text }];
  });
}
