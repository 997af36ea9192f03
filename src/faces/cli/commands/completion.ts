/** `breakday completion`: a script that completes commands, flags and their values, made from the one definition of all. */
import type { Command } from 'commander';
import { processOutput } from '../output.ts';
import { bash } from '../shells/bash.ts';
import { fish } from '../shells/fish.ts';
import type { Shell } from '../shells/shell.ts';
import { type CommandWords, wordsOf } from '../shells/words.ts';
import { zsh } from '../shells/zsh.ts';

const scripts: Readonly<Record<Shell, (words: readonly CommandWords[]) => string>> = { bash, zsh, fish };

export async function completionCommand(shell: Shell, program: Command): Promise<void> {
  await processOutput({}, process.env).write(scripts[shell](wordsOf(program)));
}
