/** The completion script for bash. */
import type { CommandWords } from './words.ts';

export function bash(words: readonly CommandWords[]): string {
  const commands = words.flatMap(({ command }) => command || []).join(' ');
  const cases = words.map(({ command, first, flags }) => {
    const names = [...new Set(flags.map(({ flag }) => flag))];
    return `    ${command || '*'}) flags="${names.join(' ')}" first="${first.join(' ')}" ;;`;
  });
  return `_breakday() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" flags first
  if [[ $COMP_CWORD -eq 1 && $current != -* ]]; then
    COMPREPLY=($(compgen -W "${commands}" -- "$current") $(compgen -f -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${[...cases.slice(1), cases[0]].join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
    return
  fi
  if [[ $COMP_CWORD -eq 2 && -n $first ]]; then
    COMPREPLY=($(compgen -W "$first" -- "$current"))
    return
  fi
  case "$previous" in
${choiceCases(words).join('\n')}
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _breakday breakday
`;
}

/** A flag means the same in every command. Where its value may be left out, a file may follow as well. */
function choiceCases(words: readonly CommandWords[]): string[] {
  const cases = words.flatMap(({ flags }) =>
    flags
      .filter(({ choices }) => choices.length > 0)
      .map(({ flag, choices, needsValue }) => {
        const files = needsValue ? '' : ' $(compgen -f -- "$current")';
        return `    ${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")${files}) ;;`;
      }),
  );
  return [...new Set(cases)];
}
