/** Where the command stands among its flags. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFirst } from '../../src/faces/cli/command-first.ts';
import { buildProgram } from '../../src/faces/cli/program.ts';
import { breakday, root } from '../breakday.ts';

const file = join(root, 'fixtures/formats/setup-2015.csv');

test.each([
  ['--timezone UTC explore old.csv', 'explore old.csv --timezone UTC'],
  ['--timezone=UTC -q explore old.csv --ascii', 'explore old.csv --timezone=UTC -q --ascii'],
  ['--timezone UTC archive show', 'archive show --timezone UTC'],
  ['-o outage.html report', 'report -o outage.html'],
  ['--org analyze old.csv', '--org analyze old.csv'],
  ['--timezone UTC old.csv explore', '--timezone UTC old.csv explore'],
  ['--timezone UTC -- explore', '--timezone UTC -- explore'],
  ['analyze --timezone UTC attempts', 'analyze --timezone UTC attempts'],
  ['--help', '--help'],
])('%s is %s', (typed, meant) => {
  expect(commandFirst(typed.split(' '), buildProgram()).join(' ')).toBe(meant);
});

test.each([
  ['explore', []],
  ['attempts', ['--csv']],
])('%s behind its flags is the same as before them', async (command, more) => {
  const flags = ['--timezone', 'UTC', '--where', 'status:failed'];
  const before = await breakday([command, ...flags, file, ...more]);
  expect(before.status).toBe(0);
  expect(await breakday([...flags, command, file, ...more])).toEqual(before);
});
