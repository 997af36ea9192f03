/** Units hand every word on as it was given, whatever the language that they are written in makes of it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printUnit } from '../../../src/faces/watch/units/print-unit.ts';
import { cronFields, type Unit } from '../../../src/faces/watch/units/unit.ts';
import { breakday } from '../../breakday.ts';

const opening = `$${'{{'}`;
const words = ['plain', 'two words', `it's "quoted"`, '100%', '$HOME', 'a\\b', '<&>', `${opening} secrets.X }}`];
const unit: Unit = {
  program: ['/bin/echo'],
  args: words,
  every: 600_000,
  secrets: ['SF_ACCESS_TOKEN'],
  environment: { XDG_DATA_HOME: `/a "b" 5% $c` },
  usesSf: false,
};
/** A program that shows its arguments, and a variable. */
const script = 'console.log(JSON.stringify([...process.argv.slice(1), process.env.XDG_DATA_HOME]))';
const shows: Unit = { ...unit, program: [process.execPath, '-e', script, '--'] };

test('the command of a crontab gives every word and variable', () => {
  const line = printUnit('cron', shows).split('\n').at(-2) ?? '';
  expect(line.startsWith('*/10 * * * * ')).toBe(true);
  const command = line.slice('*/10 * * * * '.length);
  expect(command).not.toMatch(/(?<!\\)%/);
  const asCronDoes = command.replaceAll('\\%', '%');
  expect(JSON.parse(execFileSync('/bin/sh', ['-c', asCronDoes], { encoding: 'utf8' }))).toEqual([...words, unit.environment.XDG_DATA_HOME]);
});

test('the agent of launchd gives every word and variable', () => {
  const [program = '', variables = ''] = printUnit('launchd', shows).split('EnvironmentVariables');
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  const stringsOf = (part: string): string[] =>
    [...part.matchAll(/<string>(.*)<\/string>/g)].map(([, text = '']) =>
      text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''),
    );
  const [, shell = '', ...args] = stringsOf(program);
  const [XDG_DATA_HOME] = stringsOf(variables);
  expect(JSON.parse(execFileSync(shell, args, { encoding: 'utf8', env: { XDG_DATA_HOME } }))).toEqual([
    ...words,
    unit.environment.XDG_DATA_HOME,
  ]);
});

const verifies = spawnSync('systemd-analyze', ['--version']).status === 0;

test('the units of systemd quote what it would read otherwise', () => {
  const text = printUnit('systemd', unit);
  expect(text).toContain(`"it's \\"quoted\\"" "100%%" "$$HOME" "a\\\\b" "<&>" "$\${{ secrets.X }}"`);
  expect(text).toContain('Environment="XDG_DATA_HOME=/a \\"b\\" 5%% $c"\n');
  expect(text).toContain('OnUnitInactiveSec=600s');
});

test.runIf(verifies)('systemd finds nothing wrong with its units', () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-unit-'));
  const [service = '', timer = ''] = printUnit('systemd', unit).split('# ~/.config/systemd/user/breakday.timer\n');
  writeFileSync(join(folder, 'breakday.service'), service);
  writeFileSync(join(folder, 'breakday.timer'), timer);
  const { stderr } = spawnSync(
    'systemd-analyze',
    ['verify', '--man=no', join(folder, 'breakday.service'), join(folder, 'breakday.timer')],
    {
      encoding: 'utf8',
    },
  );
  expect(stderr.split('\n').filter((line) => line.includes('breakday'))).toEqual([]);
});

test('a workflow runs the words as they are, and no expression in them', () => {
  const run = /- run: (".*")/.exec(printUnit('github-actions', unit))?.[1] ?? '';
  const quoted = `${opening} '${opening}' }}`;
  const evaluated = JSON.parse(run).replaceAll(quoted, opening);
  const shown = execFileSync('/bin/bash', ['-c', `breakday() { printf '%s\\n' "$@"; }; ${evaluated}`], { encoding: 'utf8' });
  expect(shown.trimEnd().split('\n')).toEqual(words);
  expect(run.replaceAll(quoted, '')).not.toContain(opening);
});

test('a workflow keeps what was told also when it fails, which is when something was told', () => {
  const [before = '', after = ''] = printUnit('github-actions', unit).split('- run: "breakday');
  const key = /key: .*/.exec(before)?.[0] ?? 'no key';
  expect(before).toContain('actions/cache/restore@');
  expect(after).toMatch(/actions\/cache\/save@v\d+\n +if: always\(\)\n/);
  expect(after).toContain(key);
});

test.each([
  [10_000, '* * * * *'],
  [600_000, '*/10 * * * *'],
  [3_600_000, '0 * * * *'],
  [7_200_000, '0 */2 * * *'],
  [604_800_000, '0 0 * * *'],
])('a round every %d ms is %s', (every, fields) => {
  expect(cronFields(every, 1)).toBe(fields);
});

test('what finds sf and the archive here finds them there', async () => {
  const env = { PATH: '/opt/sf/bin:/bin', XDG_DATA_HOME: '/data', SF_TARGET_ORG: 'prod' };
  const bySf = await breakday(['watch', '--print-unit', 'systemd'], { env });
  for (const [name, value] of Object.entries(env)) expect(bySf.stdout).toContain(`Environment="${name}=${value}"`);
  const byFolder = await breakday(['watch', '--from', 'drop', '--print-unit', 'systemd'], { env });
  expect(byFolder.stdout.match(/Environment=.*/g)).toEqual(['Environment="XDG_DATA_HOME=/data"']);
});

test('flags go along with their paths in full, secrets do not', async () => {
  const line = 'watch --every 1h --from drop --metrics m.prom --webhook https://secret.example/x --print-unit systemd';
  const { status, stdout, stderr } = await breakday(line.split(' '));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/ "watch" "--once" "--from" "\/.+\/drop" "--metrics" "\/.+\/m\.prom"\n/);
  expect(stdout).not.toContain('secret.example');
  expect(stdout).toContain('BREAKDAY_WEBHOOK_URL=…');
});
