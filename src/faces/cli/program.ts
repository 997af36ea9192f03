/** Every command and flag, once: parsing, `--help`, shell completion and the README's tables come from here. */
import { Command } from 'commander';
import { version } from '../version.ts';
import { defineArchive } from './define/archive.ts';
import { defineCase } from './define/case.ts';
import { defineHistory } from './define/history.ts';
import { defineOrg } from './define/org.ts';
import { defineReference } from './define/reference.ts';
import { defineWatch } from './define/watch.ts';

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
  breakday report LoginHistory.csv -o outage.html  a postmortem to attach
  breakday explain LOGIN_MUST_USE_SECURITY_TOKEN   what a message means`,
    );

  defineHistory(program);
  defineArchive(program);
  defineOrg(program);
  defineWatch(program);
  defineCase(program);
  defineReference(program);
  program
    .option('-q, --quiet', 'no narration on standard error')
    .option('-v, --verbose', 'more of it: inputs in full, the rules and their thresholds');
  program.option('--color', 'colours even where standard output is no terminal').option('--no-color', 'no colours');
  return program;
}
