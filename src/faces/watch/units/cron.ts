/** A line of a crontab, in which a percent sign would end the command. */
import { shellWord } from '../../shell-word.ts';
import { cronFields, secretsNote, type Unit, type UnitFlag, wordsOf } from './unit.ts';

const quiet: UnitFlag = { long: '--quiet', value: null };

export function cron(unit: Unit): string {
  const secrets = 'f="$HOME/.config/breakday/environment"; set -a; [ ! -r "$f" ] || . "$f"; set +a;';
  const variables = Object.entries(unit.environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  // Cron mails what is printed: of a round in which nothing is new that is to be nothing.
  const flags = [...unit.flags.filter(({ long }) => long !== quiet.long), quiet];
  const command = [...variables, ...[...unit.program, ...wordsOf(unit.command, flags)].map(shellWord)].join(' ').replaceAll('%', '\\%');
  return `# crontab -e
# ${secretsNote(unit)}
# Cron sends what a round prints: what is new, and what went wrong.
${cronFields(unit.every, 60_000)} ${secrets} ${command}
`;
}
