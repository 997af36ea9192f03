/** The completion script for fish. */
import { type CommandWords, quote } from './words.ts';

export function fish(words: readonly CommandWords[]): string {
  const lines = words.flatMap(({ command, description, flags }) => {
    const condition = command === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${command}`;
    const offer = command === '' ? [] : [`complete -c breakday -n __fish_use_subcommand -a ${command} -d ${quote(description)}`];
    return [
      ...offer,
      ...flags.map(
        ({ flag, description: what }) => `complete -c breakday -n ${quote(condition)} -l ${flag.replace(/^--/, '')} -d ${quote(what)}`,
      ),
    ];
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}
