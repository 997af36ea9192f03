/** Commands that read login history, from files or from the archive. */
import { type Command, Option } from 'commander';
import { fields } from '../../../attempts/filter-fields.ts';
import { reportFormats } from '../../report/report-format.ts';
import { givenFlags } from '../given-flags.ts';
import { list } from './after-help.ts';
import { reading, redacting } from './flags.ts';

export function defineHistory(program: Command): void {
  reading(program.command('explore', { isDefault: true }))
    .description('walk through the history on the whole terminal; what `breakday FILE` does')
    .option('--ascii', 'draw with plain ASCII characters')
    .option('--plain', 'the text of `analyze` instead, for screen readers')
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/explore.ts')).exploreCommand(
        files,
        command.optsWithGlobals(),
        givenFlags(command),
        program.commands.map((each) => each.name()),
      ),
    );

  reading(program.command('analyze'))
    .description('name the break: the day, the address, the cause, and what to do')
    .option('--json', 'the whole result as JSON (see result.schema.json)')
    .option('--since <date>', 'only incidents from this day on; all attempts still count as history')
    .option('--until <date>', 'only incidents before this day')
    .option('--exit-code', 'exit 10 if an incident is confirmed or likely, 11 if only possible, 20 if the data cannot tell')
    .option('--ascii', 'draw with plain ASCII characters')
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/analyze.ts')).analyzeCommand(files, command.optsWithGlobals(), givenFlags(command)),
    );

  reading(program.command('attempts'))
    .description('the attempts themselves, filtered, in time order')
    .option('--since <date>', 'from this day or instant on')
    .option('--until <date>', 'before this day or instant')
    .addOption(new Option('--json', 'one JSON object a line').conflicts('csv'))
    .option('--csv', 'CSV, safe to open in a spreadsheet')
    .option('--limit <n>', 'at most this many')
    .option('--newest', 'newest first')
    .addHelpText(
      'after',
      list(
        'Fields of --where:',
        fields.map(({ name, takes }) => ({ term: name, meaning: takes })),
      ),
    )
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/attempts.ts')).attemptsCommand(files, command.optsWithGlobals()),
    );

  redacting(reading(program.command('report')))
    .description('a finished postmortem of an incident, from exports or from a saved --json result')
    .addOption(
      new Option('--format <format>', 'what to write (default: what the name of --output says, or md)').choices([...reportFormats]),
    )
    .option('-o, --output <file>', 'write a file, for its owner only, in place of standard output')
    .addOption(new Option('--incident <id>', 'the incident to tell (default: the gravest)').conflicts('all'))
    .option('--all', 'all incidents, one after the other')
    .addOption(new Option('--template <template>', 'everything, or what is read in two minutes').choices(['sre', 'light']).default('sre'))
    .option('--attempts', 'with ecs and ocsf: the attempts too, after the findings')
    .action(async (files: string[], _, command: Command) =>
      (await import('../commands/report.ts')).reportCommand(files, command.optsWithGlobals()),
    );
}
