/** A command that something else is to run again and again. */
import { UserError } from '../../../errors.ts';

export const unitKinds = ['systemd', 'cron', 'launchd', 'github-actions'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface UnitFlag {
  readonly long: string;
  /** Null for a switch; a path in full. */
  readonly value: string | null;
  /** A path as it was given. */
  readonly path?: string;
}

export interface Unit {
  /** The words that start breakday on this machine. */
  readonly program: readonly string[];
  readonly command: string;
  readonly flags: readonly UnitFlag[];
  /** The folder of who runs it on this machine. */
  readonly home: string;
  /** Where it is run: paths in a command of the user's own begin there. */
  readonly folder: string;
  /** In milliseconds. */
  readonly every: number;
  /** Environment variables that hold secrets, without which no round can do what it is asked. */
  readonly secrets: readonly string[];
  /** Those that hold none, and that what runs the command would not know. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the way into the org is the `sf` command. */
  readonly usesSf: boolean;
}

/** The words of the command after the program. */
export function wordsOf(command: string, flags: readonly UnitFlag[]): string[] {
  return [command, ...flags.flatMap(({ long, value }) => (value === null ? [long] : [long, value]))];
}

const minute = 60_000;
const hour = 60 * minute;
/** Spans in milliseconds that cron keeps evenly: they divide the hour or the day, at whose beginning it starts anew. */
const ofHour = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].map((minutes) => minutes * minute);
const ofDay = [1, 2, 3, 4, 6, 8, 12, 24].map((hours) => hours * hour);

/** The five fields of cron for a span in milliseconds that it can keep. */
export function cronFields(every: number, shortest: number): string {
  const possible = [...ofHour, ...ofDay].filter((span) => span >= shortest);
  if (!possible.includes(every)) {
    const nearest = possible.reduce((a, b) => (Math.abs(b - every) < Math.abs(a - every) ? b : a));
    throw new UserError('--every: cron has no such rhythm', `The nearest is --every ${spanText(nearest)}.`, 2);
  }
  if (every < hour) return every === minute ? '* * * * *' : `*/${every / minute} * * * *`;
  if (every === hour) return '0 * * * *';
  return every === 24 * hour ? '0 0 * * *' : `0 */${every / hour} * * *`;
}

function spanText(span: number): string {
  return span < hour ? `${span / minute}m` : `${span / hour}h`;
}

/** The file of the user's own that holds the secrets, as the comment of a unit tells of it: a shell and systemd read this alike. Empty where there are none. */
export function secretsNote({ secrets }: Unit): string {
  if (secrets.length === 0) return '';
  const lines = secrets.map((name) => `${name}="…"`).join(' ');
  return `Secrets are not in here, but in ~/.config/breakday/environment (chmod 600), without which every round fails: a line each, with a backslash before each \\ " $ \` of a value: ${lines}`;
}

/** What reads that file in a shell, which ends where there is none. */
export function readSecrets({ secrets }: Unit): string {
  return secrets.length === 0 ? '' : 'set -a; . "$HOME/.config/breakday/environment"; set +a; ';
}
