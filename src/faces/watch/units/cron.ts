/** A line of a crontab, in which a percent sign would end the command. */
import { shellWord } from '../../shell-word.ts';
import { cronFields, readSecrets, secretsNote, type Unit, type UnitFlag, wordsOf } from './unit.ts';

const quiet: UnitFlag = { long: '--quiet', value: null };

export function cron(unit: Unit): string {
  const variables = Object.entries(unit.environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  // Cron mails what is printed: of a round in which nothing is new that is to be nothing.
  const flags = [...unit.flags.filter(({ long }) => long !== quiet.long), quiet];
  const words = [...variables, ...[...unit.program, ...wordsOf(unit.command, flags)].map(shellWord)].join(' ');
  const command = `cd ${shellWord(unit.folder)} || exit 1; ${readSecrets(unit)}${words}`.replaceAll('%', '\\%');
  const note = secretsNote(unit);
  return `# crontab -e
${note === '' ? '' : `# ${note}\n`}# Cron sends what a round prints: what is new, and what went wrong.
${cronFields(unit.every, 60_000)} ${command}
`;
}
