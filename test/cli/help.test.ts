/** What a newcomer types first. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../src/faces/cli/program.ts';
import { breakday, root } from '../breakday.ts';
import { written } from './tellings.ts';

const program = buildProgram();
const commands = program.commands.flatMap((command) => [[command.name()], ...command.commands.map((sub) => [command.name(), sub.name()])]);

test.each([[], ...commands].map((words) => ({ line: ['breakday', ...words, '--help'].join(' '), words })))(
  '$line names every flag',
  async ({ words }) => {
    const { status, stdout, stderr } = await breakday([...words, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${['breakday', ...words].join(' ')}`);
    for (const { long } of find(words).options) expect(stdout).toContain(long);
  },
);

test.each([[], ...commands].map((words) => ({ line: ['breakday', ...words, '--help'].join(' '), words })))(
  '$line fits a terminal of 80 columns',
  async ({ words }) => {
    const { stdout } = await breakday([...words, '--help']);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  },
);

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(await breakday(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

const shells = ['bash', 'zsh', 'fish'].map((shell) => ({ shell, here: spawnSync(shell, ['-c', 'true']).status === 0 }));

test.each(shells)('the completion script for $shell knows every command and flag', async ({ shell }) => {
  const { status, stdout } = await breakday(['completion', shell]);
  expect(status).toBe(0);
  for (const [name = ''] of commands) expect(stdout).toContain(name);
  for (const { long } of program.commands.flatMap(({ options }) => options)) expect(stdout).toContain(long?.replace(/^--/, ''));
});

test.each(shells.filter(({ here }) => here))('$shell takes its completion script', async ({ shell }) => {
  const { stdout } = await breakday(['completion', shell]);
  const { status, stderr } = spawnSync(shell, ['-n', written(`completion.${shell}`, stdout)], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.runIf(shells[0]?.here)('bash completes commands, flags, their values and files', async () => {
  const script = written('completion.bash', (await breakday(['completion', 'bash'])).stdout);
  const complete = (...words: string[]): string => {
    const line = words.map((word) => `'${word}'`).join(' ');
    const ask = `source ${script}; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _breakday; printf '%s ' "\${COMPREPLY[@]}"`;
    return spawnSync('bash', ['--norc', '-c', ask], { encoding: 'utf8', cwd: root }).stdout.trim();
  };
  expect(complete('breakday', 'anal')).toBe('analyze');
  expect(complete('breakday', 'analyze', '--exit')).toBe('--exit-code');
  expect(complete('breakday', 'analyze', 'packa')).toContain('package.json');
  expect(complete('breakday', 'archive', '')).toBe('show export forget');
  expect(complete('breakday', 'completion', '')).toBe('bash zsh fish');
  expect(complete('breakday', 'case', 'save', 'packa')).toContain('package.json');
  expect(complete('breakday', 'analyze', '--date-order', '')).toBe('mdy dmy ymd');
  expect(complete('breakday', 'report', '--template', 'l')).toBe('light');
  expect(complete('breakday', 'report', '--redact', 'a')).toMatch(/^addresses all/);
  expect(complete('breakday', 'report', '--redact', 'packa')).toContain('package.json');
});

test.runIf(shells[2]?.here)('fish completes commands, flags, their values and files', async () => {
  const script = written('completion.fish', (await breakday(['completion', 'fish'])).stdout);
  const complete = (line: string): string[] => {
    const { stdout } = spawnSync('fish', ['--no-config', '-c', `source ${script}; complete -C '${line}'`], { encoding: 'utf8', cwd: root });
    return stdout.split('\n').flatMap((offered) => offered.split('\t')[0] || []);
  };
  expect(complete('breakday anal')).toEqual(['analyze']);
  expect(complete('breakday analyze --exit')).toEqual(['--exit-code']);
  expect(complete('breakday analyze packa')).toContain('package.json');
  expect(complete('breakday archive ')).toEqual(['export', 'forget', 'show']);
  expect(complete('breakday completion ')).toEqual(['bash', 'fish', 'zsh']);
  expect(complete('breakday analyze --date-order ')).toEqual(['dmy', 'mdy', 'ymd']);
  expect(complete('breakday report --template l')).toEqual(['light']);
});

function find(words: readonly string[]): Command {
  return words.reduce((command, word) => command.commands.find((sub) => sub.name() === word) ?? command, program);
}
