/** The completion script for zsh. */
import { type CommandWords, type FlagWords, quote } from './words.ts';

export function zsh(words: readonly CommandWords[]): string {
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

function zshFlag({ flag, description }: FlagWords): string {
  return quote(`${flag}[${description.replace(/[[\]:]/g, ' ')}]`);
}
