/** Commands that answer without any history. */
import { Argument, type Command } from 'commander';
import { type Shell, shells } from '../shells/shell.ts';

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
    .addArgument(new Argument('<shell>', 'whose script is printed').choices(shells))
    .action(async (shell: Shell) => (await import('../commands/completion.ts')).completionCommand(shell, program));
}
