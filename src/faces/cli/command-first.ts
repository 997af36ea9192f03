/** A command may stand behind its flags: it goes to the front, where the word behind flags would be taken for a file. */
import type { Command } from 'commander';

/** The same words with the command, and what is named right behind it, before the flags that stood before it. */
export function commandFirst(words: readonly string[], { commands, options }: Command): string[] {
  const valued = new Set(
    [...options, ...commands.flatMap((command) => command.options)]
      .filter(({ required }) => required)
      .flatMap(({ short, long }) => [short, long]),
  );
  let at = 0;
  while (words[at]?.startsWith('-') && words[at] !== '--') at += valued.has(words[at]) ? 2 : 1;
  if (!commands.some((command) => command.name() === words[at])) return [...words];
  const next = words.findIndex((word, i) => i > at && word.startsWith('-'));
  const end = next < 0 ? words.length : next;
  return [...words.slice(at, end), ...words.slice(0, at), ...words.slice(end)];
}
