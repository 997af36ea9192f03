/** Flags that several commands share. */
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Flags of commands that read files, or the archive where no file is named. */
export function reading(command: Command): Command {
  return parsing(
    kept(
      command.argument(
        '[files...]',
        'exported login history: .csv, .json, .ndjson, .gz of these, .parquet, or - for standard input',
        namedFiles,
      ),
    ),
  )
    .option('--no-archive', 'the named files alone; naming files says so already')
    .option('--where <filter>', 'only attempts that match, such as "user:~web status:failed ip:203.0.113.0/24"');
}

/** Files as they are named one after the other. An empty name comes of a variable that is not set. */
export function namedFiles(file: string, before: readonly string[] = []): readonly string[] {
  if (file === '') throw new InvalidArgumentError('The name of a file is empty.');
  return [...before, file];
}

/** Flags of commands that read files. */
export function parsing(command: Command): Command {
  return command
    .option('--input-timezone <zone>', 'the zone of exports that name none (default: --timezone)')
    .addOption(new Option('--date-order <order>', 'of exports in which it cannot be told').choices(['mdy', 'dmy', 'ymd']))
    .option('--users <file>', 'an export of User that gives user ids their names');
}

/** Flags of commands that may read the archive. */
export function kept(command: Command): Command {
  return command
    .option('--timezone <zone>', 'decides what a day is and how times print (IANA name; default: this machine’s)')
    .option('--archive <path>', 'the archive file (default: under the XDG data folder); named beside files, both are read as one history')
    .option('--org <name>', 'the org that the history belongs to')
    .option('--memory-limit <size>', 'what may be held in memory, such as 4GB (default: 60 % of the machine)');
}

/** Flags of commands that speak to an org. Secrets come from the environment or a hidden prompt, never from here. */
export function inOrg(command: Command): Command {
  return command
    .option('--target-org <alias>', 'an org that the sf command knows (default: SF_TARGET_ORG, or the default org of sf)')
    .option('--instance-url <url>', 'the org, such as https://globex.my.salesforce.com; its token comes from SF_ACCESS_TOKEN')
    .option('--login-url <url>', 'where to log in (default: https://login.salesforce.com)')
    .option(
      '--client-id <id>',
      'a connected app: with --jwt-key-file and --username, or with the secret in SF_CLIENT_SECRET; else a browser logs in',
    )
    .option('--jwt-key-file <file>', 'the private key of the connected app’s certificate')
    .option('--username <name>', 'who logs in; without --client-id by SF_PASSWORD and SF_SECURITY_TOKEN, or as typed unseen')
    .option('--callback-port <port>', 'where a browser comes back to on this machine, http://localhost:PORT/OauthRedirect (default: 1717)')
    .option('--api-version <version>', 'of the org’s API, such as 62.0 (default: the newest that both sides know)');
}

/** Flags of commands that can leave out names and addresses. */
export function redacting(command: Command): Command {
  return command
    .addOption(
      new Option('--redact [what]', 'pseudonyms for users, prefixes of addresses').choices(['users', 'addresses', 'all']).preset('all'),
    )
    .option('--redact-key <file>', 'a file with the key of the pseudonyms (or BREAKDAY_REDACT_KEY; default: a new key each time)');
}
