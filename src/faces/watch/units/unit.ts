/** A command that something else is to run again and again. */
export const unitKinds = ['systemd', 'cron', 'launchd', 'github-actions'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface Unit {
  /** The words that start breakday on this machine. */
  readonly program: readonly string[];
  readonly args: readonly string[];
  /** In milliseconds. */
  readonly every: number;
  /** Environment variables that hold secrets, or may. */
  readonly secrets: readonly string[];
  /** Those that hold none, and that what runs the command would not know. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the way into the org is the `sf` command. */
  readonly usesSf: boolean;
}

/** The five fields of cron that come nearest to a span, in milliseconds. */
export function cronFields(every: number, shortestMinutes: number): string {
  const minutes = Math.max(shortestMinutes, Math.round(every / 60_000));
  if (minutes < 60) return minutes === 1 ? '* * * * *' : `*/${minutes} * * * *`;
  const hours = Math.round(minutes / 60);
  if (hours >= 24) return '0 0 * * *';
  return hours === 1 ? '0 * * * *' : `0 */${hours} * * *`;
}

/** The file of the user's own that holds the secrets, as the comment of a unit tells of it. */
export function secretsNote({ secrets }: Unit): string {
  return `# Secrets stand in ~/.config/breakday/environment (chmod 600), a line each: ${secrets.map((name) => `${name}=…`).join(' ')}`;
}
