/** A line of a crontab, in which a percent sign would end the command. */
import { shellWord } from '../../shell-word.ts';
import { cronFields, secretsNote, type Unit } from './unit.ts';

export function cron(unit: Unit): string {
  const secrets = 'f="$HOME/.config/breakday/environment"; set -a; [ ! -r "$f" ] || . "$f"; set +a;';
  const variables = Object.entries(unit.environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  const command = [...variables, ...[...unit.program, ...unit.args].map(shellWord)].join(' ').replaceAll('%', '\\%');
  return `# crontab -e
${secretsNote(unit)}
# A round that finds a break ends with 10, a possible one with 11; cron sends what it prints.
${cronFields(unit.every, 1)} ${secrets} ${command}
`;
}
