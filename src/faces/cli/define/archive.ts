/** Commands that fill and keep the archive. */
import type { Command } from 'commander';
import { kept, namedFiles, parsing } from './flags.ts';

export function defineArchive(program: Command): void {
  parsing(kept(program.command('import')))
    .description('merge exports into the archive, which remembers what Salesforce forgets after six months')
    .argument('<files...>', 'exported login history', namedFiles)
    .option('--json', 'what was read, as JSON')
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/import.ts')).importCommand(files, command.optsWithGlobals()),
    );

  const archive = program.command('archive').description('what the archive holds');
  kept(archive.command('show', { isDefault: true }))
    .description('orgs, spans, gaps, rows, size and imports')
    .option('--json', 'as JSON')
    .action(async (_, command: Command) => (await import('../commands/archive.ts')).showCommand(command.optsWithGlobals()));
  kept(archive.command('export'))
    .description('write the attempts for another engine')
    .requiredOption('--parquet <dir>', 'a new folder, partitioned by org and month')
    .action(async (_, command: Command) => (await import('../commands/archive.ts')).exportCommand(command.optsWithGlobals()));
  kept(archive.command('forget'))
    .description('delete attempts for good: all of them or, with --org, those of one org')
    .requiredOption('--before <date>', 'delete what is older than this day')
    .action(async (_, command: Command) => (await import('../commands/archive.ts')).forgetCommand(command.optsWithGlobals()));
}
