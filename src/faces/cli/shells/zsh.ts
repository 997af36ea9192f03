/** The completion script for zsh. */
import { type CommandWords, type FlagWords, quote } from './words.ts';

export function zsh(words: readonly CommandWords[]): string {
  const [own, ...commands] = words;
  const described = commands.map(({ command, description }) => `    ${quote(`${command}:${description}`)}`);
  const cases = commands.map(({ command, first, flags }) => {
    const words = first.length === 0 ? '' : ` ${quote(`1:${command}:(${first.join(' ')})`)}`;
    return `    ${command}) _arguments ${flags.map(zshFlag).join(' ')}${words} '*:file:_files' ;;`;
  });
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

function zshFlag({ flag, description, choices, needsValue }: FlagWords): string {
  const colon = needsValue ? ':' : '::';
  const value = choices.length > 0 ? `${colon}value:(${choices.join(' ')})` : needsValue ? ':value:_files' : '';
  return quote(`${flag}[${description.replace(/[[\]:]/g, ' ')}]${value}`);
}
