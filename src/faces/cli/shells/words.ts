/** What can be typed after `breakday`, read off the definition of the commands. */
import type { Command } from 'commander';

export interface CommandWords {
  /** Empty for the program itself. */
  readonly command: string;
  readonly description: string;
  /** What its first word may be, where only some may: commands of its own, or the choices of an argument. */
  readonly first: readonly string[];
  readonly flags: readonly FlagWords[];
}

export interface FlagWords {
  readonly flag: string;
  readonly description: string;
  /** Empty where any value, or none, may follow. */
  readonly choices: readonly string[];
  /** Whether a value must follow. */
  readonly needsValue: boolean;
}

/** The program's own words first, then those of each command. */
export function wordsOf(program: Command): CommandWords[] {
  const own = flagsOf(program);
  return [
    { command: '', description: '', first: [], flags: own },
    ...program.commands.map((command) => ({
      command: command.name(),
      description: command.description(),
      first: [...command.commands.map((sub) => sub.name()), ...(command.registeredArguments[0]?.argChoices ?? [])],
      flags: [...[command, ...command.commands].flatMap(flagsOf), ...own],
    })),
  ];
}

/** A text as one word of any of the shells. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function flagsOf(command: Command): FlagWords[] {
  return [
    ...command.options.map(({ long, description, argChoices, required }) => ({
      flag: long ?? '',
      description,
      choices: argChoices ?? [],
      needsValue: required,
    })),
    { flag: '--help', description: 'display help for command', choices: [], needsValue: false },
  ];
}
