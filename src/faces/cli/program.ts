/** Every command and flag, once: parsing, `--help`, shell completion and the README's tables come from here. */
import { Command, Option } from 'commander';
import { fields } from '../../attempts/filter-fields.ts';
import { reportFormats } from '../report/report-format.ts';
import { version } from './version.ts';

/** Builds the command tree. Actions load their code when they run, so that `--help` is instant. */
export function buildProgram(): Command {
  const program = new Command('breakday')
    .description('Reads Salesforce login history and names the day it broke.')
    .version(version)
    .showHelpAfterError('(--help lists what there is)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Examples:
  breakday analyze LoginHistory.csv                name the break
  breakday analyze old.csv new.csv.gz --json       several files are one history
  breakday attempts LoginHistory.csv --where 'ip:203.0.113.0/24 status:failed'
  breakday report LoginHistory.csv -o outage.html  a postmortem to attach to the incident
  breakday explain LOGIN_MUST_USE_SECURITY_TOKEN   what a message means and what to do`,
    );

  reading(program.command('explore', { isDefault: true }))
    .description('walk through the history on the whole terminal; what `breakday FILE` does')
    .option('--ascii', 'draw with plain ASCII characters')
    .option('--plain', 'the text of `analyze` instead, for screen readers')
    .action(async (files: string[], _, command: Command) =>
      (await import('./commands/explore.ts')).exploreCommand(files, command.optsWithGlobals()),
    );

  reading(program.command('analyze'))
    .description('name the break: the day, the address, the cause, and what to do')
    .option('--json', 'the whole result as JSON (see result.schema.json)')
    .option('--since <date>', 'only incidents from this day on; all attempts still count as history')
    .option('--until <date>', 'only incidents before this day')
    .option('--exit-code', 'exit 10 if an incident is confirmed or likely, 11 if only possible, 20 if the data cannot tell')
    .option('--ascii', 'draw with plain ASCII characters')
    .action(async (files: string[], _, command: Command) =>
      (await import('./commands/analyze.ts')).analyzeCommand(files, command.optsWithGlobals()),
    );

  reading(program.command('attempts'))
    .description('the attempts themselves, filtered, in time order')
    .option('--since <date>', 'from this day or instant on')
    .option('--until <date>', 'before this day or instant')
    .addOption(new Option('--json', 'one JSON object a line').conflicts('csv'))
    .option('--csv', 'CSV, safe to open in a spreadsheet')
    .option('--limit <n>', 'at most this many')
    .option('--newest', 'newest first')
    .addHelpText('after', `\nFields of --where:\n${fields.map(({ name, takes }) => `  ${name.padEnd(11)}${takes}`).join('\n')}`)
    .action(async (files: string[], _, command: Command) =>
      (await import('./commands/attempts.ts')).attemptsCommand(files, command.optsWithGlobals()),
    );

  reading(program.command('report'))
    .description('a finished postmortem of an incident, from exports or from a saved --json result')
    .addOption(
      new Option('--format <format>', 'what to write (default: what the name of --output says, or md)').choices([...reportFormats]),
    )
    .option('-o, --output <file>', 'write a file, for its owner only, in place of standard output')
    .addOption(new Option('--incident <id>', 'the incident to tell (default: the gravest)').conflicts('all'))
    .option('--all', 'all incidents, one after the other')
    .addOption(new Option('--template <template>', 'everything, or what is read in two minutes').choices(['sre', 'light']).default('sre'))
    .option('--attempts', 'with ecs and ocsf: the attempts too, after the findings')
    .addOption(
      new Option('--redact [what]', 'pseudonyms for users, prefixes of addresses').choices(['users', 'addresses', 'all']).preset('all'),
    )
    .option('--redact-key <file>', 'a file with the key of the pseudonyms (or BREAKDAY_REDACT_KEY; default: a new key each time)')
    .action(async (files: string[], _, command: Command) =>
      (await import('./commands/report.ts')).reportCommand(files, command.optsWithGlobals()),
    );

  parsing(kept(program.command('import')))
    .description('merge exports into the archive, which remembers what Salesforce forgets after six months')
    .argument('<files...>', 'exported login history')
    .option('--json', 'what was read, as JSON')
    .action(async (files: string[], _, command: Command) =>
      (await import('./commands/import.ts')).importCommand(files, command.optsWithGlobals()),
    );

  const archive = program.command('archive').description('what the archive holds');
  kept(archive.command('show', { isDefault: true }))
    .description('orgs, spans, gaps, rows, size and imports')
    .option('--json', 'as JSON')
    .action(async (_, command: Command) => (await import('./commands/archive.ts')).showCommand(command.optsWithGlobals()));
  kept(archive.command('export'))
    .description('write the attempts for another engine')
    .requiredOption('--parquet <dir>', 'a new folder, partitioned by org and month')
    .action(async (_, command: Command) => (await import('./commands/archive.ts')).exportCommand(command.optsWithGlobals()));
  kept(archive.command('forget'))
    .description('delete attempts for good')
    .requiredOption('--before <date>', 'delete what is older than this day')
    .action(async (_, command: Command) => (await import('./commands/archive.ts')).forgetCommand(command.optsWithGlobals()));

  program
    .command('explain')
    .description('what a status, a code or an error message means, and what to do')
    .argument('<text...>', 'a status label, a code, or a pasted error message')
    .option('--json', 'as JSON')
    .action(async (text: string[], _, command: Command) =>
      (await import('./commands/explain.ts')).explainCommand(text.join(' '), command.optsWithGlobals()),
    );

  program
    .command('completion')
    .description('a completion script for a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => (await import('./commands/completion.ts')).completionCommand(shell, program));

  program
    .option('-q, --quiet', 'no narration on standard error')
    .option('-v, --verbose', 'more of it: inputs in full, the rules and their thresholds');
  program.option('--color', 'colours even where standard output is no terminal').option('--no-color', 'no colours');
  return program;
}

/** Flags of commands that read files, or the archive where no file is named. */
function reading(command: Command): Command {
  return parsing(
    kept(command.argument('[files...]', 'exported login history: .csv, .json, .ndjson, .gz of these, .parquet, or - for standard input')),
  ).option('--where <filter>', 'only attempts that match, such as "user:~web status:failed ip:203.0.113.0/24"');
}

function parsing(command: Command): Command {
  return command
    .option('--input-timezone <zone>', 'the zone of exports that name none (default: --timezone)')
    .addOption(new Option('--date-order <order>', 'of exports in which it cannot be told').choices(['mdy', 'dmy', 'ymd']))
    .option('--users <file>', 'an export of User that gives user ids their names');
}

function kept(command: Command): Command {
  return command
    .option('--timezone <zone>', 'decides what a day is and how times print (IANA name; default: this machine’s)')
    .option('--archive <path>', 'the archive file (default: under the XDG data folder)')
    .option('--no-archive', 'the named files alone; naming files says so already')
    .option('--org <name>', 'the org that the history belongs to')
    .option('--memory-limit <size>', 'what may be held in memory, such as 4GB (default: 60 % of the machine)');
}
