/** Commands that keep incidents as tests. */
import type { Command } from 'commander';
import { paragraph } from './after-help.ts';
import { reading, redacting } from './flags.ts';

export function defineCase(program: Command): void {
  const cases = program.command('case').description('keep an incident as a test of every version to come');
  redacting(reading(cases.command('save').argument('<dir>', 'a new folder')))
    .description('cut an incident out of the history: its attempts, and what is judged of them')
    .option('--incident <id>', 'the incident to keep (default: the gravest)')
    .action(async (folder: string, files: string[], _, command: Command) =>
      (await import('../commands/case.ts')).saveCommand(folder, files, command.optsWithGlobals()),
    );
  cases
    .command('check')
    .description('judge kept cases again, and tell what differs')
    .argument('<dirs...>', 'folders that `case save` made')
    .option('--json', 'as JSON')
    .addHelpText('after', paragraph('Exit status: 0 all hold, 10 one differs, 1 one cannot be judged.'))
    .action(async (folders: string[], _, command: Command) =>
      (await import('../commands/case.ts')).checkCommand(folders, command.optsWithGlobals()),
    );
}
