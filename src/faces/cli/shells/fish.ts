/** The completion script for fish. */
import { type CommandWords, type FlagWords, quote } from './words.ts';

export function fish(words: readonly CommandWords[]): string {
  const lines = words.flatMap(({ command, description, first, flags }) => {
    if (command === '') return flags.map((flag) => fishFlag('__fish_use_subcommand', flag));
    const condition = `__fish_seen_subcommand_from ${command}`;
    const before = `${condition}; and not __fish_seen_subcommand_from ${first.join(' ')}`;
    return [
      `complete -c breakday -n __fish_use_subcommand -a ${command} -d ${quote(description)}`,
      ...(first.length === 0 ? [] : [`complete -c breakday -n ${quote(before)} -f -a ${quote(first.join(' '))}`]),
      ...flags.map((flag) => fishFlag(condition, flag)),
    ];
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}

function fishFlag(condition: string, { flag, description, choices, needsValue }: FlagWords): string {
  const value = [
    ...(needsValue ? [choices.length > 0 ? '-x' : '-r'] : []),
    ...(choices.length > 0 ? [`-a ${quote(choices.join(' '))}`] : []),
  ];
  return ['complete -c breakday', `-n ${quote(condition)}`, `-l ${flag.replace(/^--/, '')}`, ...value, `-d ${quote(description)}`].join(
    ' ',
  );
}
