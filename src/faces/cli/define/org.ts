/** Commands that speak to an org. */
import type { Command } from 'commander';
import { givenFlags } from '../given-flags.ts';
import { paragraph } from './after-help.ts';
import { inOrg, kept, reading } from './flags.ts';

export function defineOrg(program: Command): void {
  inOrg(kept(program.command('pull')))
    .description('bring login history from an org into the archive: what is new there, and no more')
    .option('--since <date>', 'from this day or instant on (default: all that the org still has)')
    .option('--event-log-files', 'Login event log files too, which tell whether a security token was sent')
    .option('--dry-run', 'print the queries and how many rows they have; read nothing')
    .option('--json', 'what came, as JSON')
    .addHelpText(
      'after',
      paragraph(
        'A pull that is ended, by Ctrl-C or by a broken line, keeps every page that came, and the next one goes on there. From 200,000 rows on, a job of the Bulk API is asked for in place of pages: it costs some twenty calls where pages would cost over a hundred.',
      ),
    )
    .action(async (_, command: Command) =>
      (await import('../commands/pull.ts')).pullCommand(command.optsWithGlobals(), givenFlags(command)),
    );

  kept(program.command('orgs'))
    .description('the orgs that history was pulled from: by whom, how, when, and how many attempts; then those that only sf knows')
    .option('--json', 'as JSON')
    .action(async (_, command: Command) => (await import('../commands/orgs.ts')).orgsCommand(command.optsWithGlobals()));

  inOrg(reading(program.command('trust')))
    .description('would an address be trusted, and whose program breaks next: from an org, or from what is kept of it')
    .option('--address <ip>', 'tell about this address too, for every user who was asked about')
    .option('--write-fix <dir>', 'write the new list of trusted ranges as files to deploy: --address, or the gravest incident’s')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      paragraph(
        'An org is asked where one is named, also by SF_TARGET_ORG, or a fix is to be written; it is only read, never changed. Else what the archive keeps of its last answer is told, with the date.',
      ),
    )
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/trust.ts')).trustCommand(files, command.optsWithGlobals()),
    );

  inOrg(kept(program.command('verify')))
    .description('pull, and say whether what broke has recovered since the fix')
    .option('--incident <id>', 'the incident to verify (default: the gravest)')
    .option('--no-pull', 'judge by the archive as it is')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      paragraph('Exit status: 0 recovered, 10 not yet or silent since, 20 nothing broke as far as can be seen, but not all can.'),
    )
    .action(async (_, command: Command) => (await import('../commands/verify.ts')).verifyCommand(command.optsWithGlobals()));
}
