/** Everything that the README shows is run: its commands print what it says, and its table of commands is the program's own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../src/faces/cli/program.ts';
import { keys, spell } from '../src/faces/tui/keys.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = `${root}README.md`;
const readme = readFileSync(path, 'utf8');
const elided = '[…]';

const told = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split(/^\$ breakday /m).slice(1));
/** One archive for all of them, as on the machine of whoever follows the README. */
const data = mkdtempSync(join(tmpdir(), 'breakday-readme-'));

test.each(told.map((each) => ({ args: each.slice(0, each.indexOf('\n')), shown: each.slice(each.indexOf('\n') + 1) })))(
  'breakday $args',
  ({ args, shown }) => {
    const output = execFileSync(process.execPath, ['dist/breakday.js', ...words(args)], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', XDG_DATA_HOME: data },
    });
    const parts = shown.split(`${elided}\n`);
    expect(output.startsWith(parts[0] ?? '')).toBe(true);
    expect(output.endsWith(parts.at(-1) ?? '')).toBe(true);
    for (const part of parts) expect(output).toContain(part);
  },
);

test.each([
  ['commands', () => tableOf(buildProgram())],
  ['overview', () => `\`\`\`text\n${readFileSync(`${root}test/expected/tui/overview-80x24.txt`, 'utf8')}\`\`\`\n`],
  ['keys', keyTable],
])('its %s are the program’s own', (name, made) => {
  const part = `<!-- ${name} -->\n${made()}<!-- /${name} -->`;
  if (process.env.UPDATE_EXPECTED) {
    const old = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(old, () => part),
    );
  }
  expect(readFileSync(path, 'utf8')).toContain(part);
});

function keyTable(): string {
  const rows = [...new Set(keys.map(({ keys: names, does }) => `| ${names.map((name) => `\`${spell(name)}\``).join(' ')} | ${does} |`))];
  return ['| keys | |', '|---|---|', ...rows, ''].join('\n');
}

/** Splits a command line as a shell does, as far as the README needs it. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Commands with the flags that are theirs, then once those that several have. */
function tableOf(program: Command): string {
  const commands = allOf(program);
  const ownersOf = Map.groupBy(
    commands.flatMap(({ command }) => flagsOf(command).map((flag) => ({ flag, command: command.name() }))),
    ({ flag }) => flag,
  );
  const isShared = (flag: string): boolean => (ownersOf.get(flag)?.length ?? 0) > 2;
  const rows = commands.flatMap(({ name, command }) => [
    `| \`${name}\` | ${command.description()} |`,
    ...flagsOf(command)
      .filter((flag) => !isShared(flag))
      .map((flag) => `| &nbsp;&nbsp;${flag} |`),
  ]);
  const shared = [...ownersOf]
    .filter(([flag]) => isShared(flag))
    .map(([flag, owners]) => `| ${flag} | ${owners.map(({ command }) => command).join(', ')} |`);
  return ['| command | |', '|---|---|', ...rows, '', '| flags of several | | of |', '|---|---|---|', ...shared, ''].join('\n');
}

function flagsOf(command: Command): string[] {
  return command.options.filter(({ long }) => long !== '--version').map(({ flags, description }) => `\`${flags}\` | ${description}`);
}

function allOf(command: Command, prefix = ''): { name: string; command: Command }[] {
  const own = [prefix, command.name(), ...command.registeredArguments.map((argument) => shownAs(argument.name(), argument))]
    .filter(Boolean)
    .join(' ');
  const below = command.commands.flatMap((sub) => allOf(sub, [prefix, command.name()].filter(Boolean).join(' ')));
  return [{ name: own, command }, ...below];
}

function shownAs(name: string, { required, variadic }: { required: boolean; variadic: boolean }): string {
  const text = `${name}${variadic ? '...' : ''}`;
  return required ? `<${text}>` : `[${text}]`;
}
