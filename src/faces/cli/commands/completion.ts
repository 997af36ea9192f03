/** `breakday completion`: a script that completes commands and flags, made from the one definition of both. */
import type { Command } from 'commander';
import { UserError } from '../../../errors.ts';
import { processOutput } from '../output.ts';

export async function completionCommand(shell: string, program: Command): Promise<void> {
  const script = scripts[shell];
  if (script === undefined) throw new UserError(`'${shell}' is no shell that completion is known for`, 'Use bash, zsh or fish.', 2);
  await processOutput({}, process.env).write(script(wordsOf(program)));
}

interface Words {
  readonly command: string;
  readonly description: string;
  readonly flags: readonly { readonly flag: string; readonly description: string }[];
}

/** The program's own words first, then those of each command. */
function wordsOf(program: Command): Words[] {
  const own = flagsOf(program);
  return [
    { command: '', description: '', flags: own },
    ...program.commands.map((command) => ({
      command: command.name(),
      description: command.description(),
      flags: [...[command, ...command.commands].flatMap(flagsOf), ...own],
    })),
  ];
}

function flagsOf(command: Command): Words['flags'] {
  return [
    ...command.options.map(({ long, description }) => ({ flag: long ?? '', description })),
    { flag: '--help', description: 'display help for command' },
  ];
}

const scripts: Record<string, (words: readonly Words[]) => string> = { bash, zsh, fish };

function bash(words: readonly Words[]): string {
  const commands = words.flatMap(({ command }) => command || []).join(' ');
  const cases = words.map(({ command, flags }) => `    ${command || '*'}) flags="${unique(flags).join(' ')}" ;;`);
  return `_breakday() {
  local current="\${COMP_WORDS[COMP_CWORD]}" flags
  if [[ $COMP_CWORD -eq 1 && $current != -* ]]; then
    COMPREPLY=($(compgen -W "${commands}" -- "$current") $(compgen -f -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${[...cases.slice(1), cases[0]].join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _breakday breakday
`;
}

function zsh(words: readonly Words[]): string {
  const [own, ...commands] = words;
  const described = commands.map(({ command, description }) => `    ${quote(`${command}:${description}`)}`);
  const cases = commands.map(({ command, flags }) => `    ${command}) _arguments ${flags.map(zshFlag).join(' ')} '*:file:_files' ;;`);
  return `#compdef breakday
_breakday() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments ${(own?.flags ?? []).map(zshFlag).join(' ')}
    _files
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
    *) _files ;;
  esac
}
compdef _breakday breakday
`;
}

function zshFlag({ flag, description }: Words['flags'][number]): string {
  return quote(`${flag}[${description.replace(/[[\]:]/g, ' ')}]`);
}

function fish(words: readonly Words[]): string {
  const lines = words.flatMap(({ command, description, flags }) => {
    const condition = command === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${command}`;
    const offer = command === '' ? [] : [`complete -c breakday -n __fish_use_subcommand -a ${command} -d ${quote(description)}`];
    return [
      ...offer,
      ...flags.map(
        ({ flag, description: what }) => `complete -c breakday -n ${quote(condition)} -l ${flag.replace(/^--/, '')} -d ${quote(what)}`,
      ),
    ];
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}

function unique(flags: Words['flags']): string[] {
  return [...new Set(flags.map(({ flag }) => flag))];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
