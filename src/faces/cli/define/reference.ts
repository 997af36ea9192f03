/** Commands that answer without any history. */
import type { Command } from 'commander';

export function defineReference(program: Command): void {
  program
    .command('explain')
    .description('what a status, a code or an error message means, and what to do')
    .argument('<text...>', 'a status label, a code, or a pasted error message')
    .option('--json', 'as JSON')
    .action(async (text: string[], _, command: Command) =>
      (await import('../commands/explain.ts')).explainCommand(text.join(' '), command.optsWithGlobals()),
    );

  program
    .command('completion')
    .description('a completion script for a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => (await import('../commands/completion.ts')).completionCommand(shell, program));
}
