/** Settings from flags and the environment, checked once, before anything is opened. */
import { homedir, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { unnamedOrg } from './attempts/unnamed-org.ts';
import { zoneByName } from './attempts/zone.ts';
import { UserError } from './errors.ts';
import type { DateOrder } from './findings/result.ts';

/** What a command line says, as the argument parser hands it over. */
export interface Flags {
  readonly timezone?: string;
  readonly inputTimezone?: string;
  readonly dateOrder?: string;
  readonly users?: string;
  readonly org?: string;
  /** A path, or false for `--no-archive`. */
  readonly archive?: string | boolean;
  readonly memoryLimit?: string;
}

export interface Settings {
  /** The IANA zone that decides what a day is and how times print. */
  readonly timezone: string;
  /** The zone of exports that name none; null: `timezone`. */
  readonly inputTimezone: string | null;
  /** Null: decided from the whole column. */
  readonly dateOrder: DateOrder | null;
  /** An export of User that names user ids; null where none was given. */
  readonly usersFile: string | null;
  /** Empty: what names none; null: all that there is. */
  readonly org: string | null;
  readonly archivePath: string;
  /** Whether the archive was named, and not merely found in its usual place. */
  readonly archiveNamed: boolean;
  readonly memoryLimit: string;
  readonly spillTo: string;
}

/** The settings, or a UserError that names the flag. */
export function settingsFrom(flags: Flags, environment: NodeJS.ProcessEnv): Settings {
  return {
    timezone: flags.timezone === undefined ? zoneOfMachine(environment) : zone('--timezone', flags.timezone),
    inputTimezone: flags.inputTimezone === undefined ? null : zone('--input-timezone', flags.inputTimezone),
    dateOrder: flags.dateOrder === undefined ? null : dateOrder(flags.dateOrder),
    usersFile: flags.users ?? null,
    org: flags.org === unnamedOrg ? '' : (flags.org ?? null),
    archiveNamed: typeof flags.archive === 'string',
    archivePath: typeof flags.archive === 'string' ? flags.archive : defaultArchive(environment),
    memoryLimit: flags.memoryLimit === undefined ? defaultMemoryLimit() : memoryLimit(flags.memoryLimit),
    spillTo: join(tmpdir(), `breakday-${process.getuid?.() ?? 'user'}`),
  };
}

/** The zone of this machine's clock; null where what TZ says is no place that is known. */
export function machineZone(): string | null {
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name !== undefined && isZone(name) ? name : null;
}

/** Times that were read in another zone than the machine's would be kept wrong without a word. */
function zoneOfMachine({ TZ }: NodeJS.ProcessEnv): string {
  const name = machineZone();
  if (name !== null) return name;
  throw new UserError(
    `the time zone of this machine is none that is known (TZ is ${TZ === undefined ? 'not set' : `'${TZ}'`})`,
    'Set TZ to an IANA name such as America/New_York or UTC, or give --timezone.',
    2,
  );
}

function isZone(name: string): boolean {
  return zoneByName(name) !== null;
}

function zone(flag: string, name: string): string {
  if (!isZone(name)) {
    throw new UserError(`${flag}: '${name}' is no time zone`, 'Use an IANA name such as America/New_York or UTC.', 2);
  }
  return name;
}

function dateOrder(text: string): DateOrder {
  if (text === 'mdy' || text === 'dmy' || text === 'ymd') return text;
  throw new UserError(`--date-order: '${text}' is no order`, 'Use mdy, dmy or ymd.', 2);
}

function memoryLimit(text: string): string {
  if (/^\d+(\.\d+)?\s*(MB|GB|MiB|GiB)$/i.test(text)) return text;
  throw new UserError(`--memory-limit: '${text}' is no size`, 'Use a size such as 500MB or 4GB.', 2);
}

/** Six tenths of what this machine, or the container it is in, has. */
function defaultMemoryLimit(): string {
  const available = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return `${Math.floor((available * 0.6) / 1e6)}MB`;
}

function defaultArchive({ XDG_DATA_HOME }: NodeJS.ProcessEnv): string {
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'breakday', 'login-history.duckdb');
}
