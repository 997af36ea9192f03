/** The command that goes on looking. */
import { type Command, Option } from 'commander';
import { unitKinds } from '../../watch/units/unit.ts';
import { webhookFormats } from '../../watch/webhook-body.ts';
import { givenFlags } from '../given-flags.ts';
import { inOrg, kept, parsing } from './flags.ts';

export function defineWatch(program: Command): void {
  inOrg(parsing(kept(program.command('watch'))))
    .description('bring what is new, analyse, and tell only what was not told before')
    .option('--once', 'one round, for cron and CI; exits 10, 11 or 20 as `analyze --exit-code` does')
    .option('--every <span>', 'how long to wait between rounds, such as 30s, 10m or 2h; 7 days at most', '10m')
    .option('--from <dir>', 'read exports (.csv, .json, .ndjson, .parquet, .gz) that are dropped into a folder, in place of an org')
    .option('--exec <command>', 'run a command for each alert, which comes as JSON on its standard input')
    .option('--webhook <url>', 'send each alert as JSON (or BREAKDAY_WEBHOOK_URL)')
    .addOption(new Option('--webhook-format <format>', 'what the receiver understands (default: json)').choices([...webhookFormats]))
    .option('--metrics <file>', 'write figures of each round for the textfile collector of Prometheus')
    .option('--again', 'tell everything once more, in the first round')
    .option('--since <date>', 'only incidents from this day on, and what changes of older ones')
    .option('--json', 'alerts on standard output as JSON, one a line')
    .addOption(new Option('--print-unit <kind>', 'print what runs these rounds from now on, ready to install').choices([...unitKinds]))
    .action(async (_, command: Command) =>
      (await import('../commands/watch.ts')).watchCommand(command.optsWithGlobals(), givenFlags(command)),
    );
}
