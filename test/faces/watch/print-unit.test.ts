/** Units hand every word on as it was given, whatever the language that they are written in makes of it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printUnit } from '../../../src/faces/watch/units/print-unit.ts';
import { cronFields, type Unit } from '../../../src/faces/watch/units/unit.ts';
import { breakday } from '../../breakday.ts';

const opening = `$${'{{'}`;
const words = ['plain', 'two words', `it's "quoted"`, '100%', '$HOME', 'a\\b', '<&>', `${opening} secrets.X }}`];
/** As the unit hands them on. */
const handedOn = ['watch', ...words.flatMap((word) => ['--word', word])];
const unit: Unit = {
  program: ['/bin/echo'],
  command: 'watch',
  flags: words.map((word) => ({ long: '--word', value: word })),
  home: '/Users/a&b',
  folder: tmpdir(),
  every: 600_000,
  secrets: ['SF_ACCESS_TOKEN'],
  environment: { XDG_DATA_HOME: `/a "b" 5% $c` },
  usesSf: false,
};
/** A program that shows its arguments, and a variable. */
const script = 'console.log(JSON.stringify([...process.argv.slice(1), process.env.XDG_DATA_HOME]))';
const shows: Unit = { ...unit, secrets: [], program: [process.execPath, '-e', script, '--'] };

const odd = mkdtempSync(join(tmpdir(), `it's 100% $HOME `));

test('the command of a crontab gives every word and variable', () => {
  const line = printUnit('cron', shows).split('\n').at(-2) ?? '';
  expect(line.startsWith('*/10 * * * * ')).toBe(true);
  const command = line.slice('*/10 * * * * '.length);
  expect(command).not.toMatch(/(?<!\\)%/);
  const asCronDoes = command.replaceAll('\\%', '%');
  expect(JSON.parse(execFileSync('/bin/sh', ['-c', asCronDoes], { encoding: 'utf8' }))).toEqual([
    ...handedOn,
    '--quiet',
    unit.environment.XDG_DATA_HOME,
  ]);
});

test.each([
  ['cron', (text: string) => [(text.split('\n').at(-2) ?? '').replace(/^(\S+ ){5}/, '').replaceAll('\\%', '%')]],
  ['launchd', (text: string) => stringsOf(text.split('EnvironmentVariables')[0] ?? '').slice(3)],
] as const)('a round of %s fails where the file with the secrets is missing', (kind, scriptOf) => {
  const text = printUnit(kind, { ...unit, flags: [] });
  const run = (home: string) => spawnSync('/bin/sh', ['-c', ...scriptOf(text)], { encoding: 'utf8', env: { HOME: home } });
  const home = mkdtempSync(join(tmpdir(), 'breakday-unit-'));
  expect(run(home)).toMatchObject({ status: expect.any(Number), stdout: '', stderr: expect.stringContaining('environment') });
  expect(run(home).status).not.toBe(0);
  mkdirSync(join(home, '.config/breakday'), { recursive: true });
  writeFileSync(join(home, '.config/breakday/environment'), 'SF_ACCESS_TOKEN="x"\n');
  expect(run(home)).toMatchObject({ status: 0, stdout: expect.stringContaining('watch') });
});

test('a round runs in the folder where its unit was printed, where a command of the user is looked for', () => {
  const here: Unit = { ...unit, program: ['/bin/pwd'], command: '-P', flags: [], secrets: [], folder: odd };
  const line = printUnit('cron', here).split('\n').at(-2) ?? '';
  const asCronDoes = line
    .replace(/^(\S+ ){5}/, '')
    .replaceAll('\\%', '%')
    .replace(' -P --quiet', ' -P');
  expect(execFileSync('/bin/sh', ['-c', asCronDoes], { encoding: 'utf8' })).toBe(`${realpathSync(odd)}\n`);
  expect(printUnit('systemd', here)).toContain(`\nWorkingDirectory=${odd.replace('%', '%%')}\n`);
  const [, folder = ''] = printUnit('launchd', here).split('<key>WorkingDirectory</key>');
  expect(stringsOf(folder)[0]).toBe(odd);
});

/** The texts of a property list. */
function stringsOf(part: string): string[] {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return [...part.matchAll(/<string>(.*)<\/string>/g)].map(([, text = '']) =>
    text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''),
  );
}

test('the agent of launchd gives every word and variable', () => {
  const [program = '', variables = ''] = printUnit('launchd', shows).split('EnvironmentVariables');
  const [, file = '', ...args] = stringsOf(program);
  const [XDG_DATA_HOME] = stringsOf(variables);
  expect(JSON.parse(execFileSync(file, args, { encoding: 'utf8', env: { XDG_DATA_HOME } }))).toEqual([
    ...handedOn,
    unit.environment.XDG_DATA_HOME,
  ]);
});

const verifies = spawnSync('systemd-analyze', ['--version']).status === 0;

test('the units of systemd quote what it would read otherwise', () => {
  const text = printUnit('systemd', unit);
  expect(text).toContain(
    `"--word" "it's \\"quoted\\"" "--word" "100%%" "--word" "$$HOME" "--word" "a\\\\b" "--word" "<&>" "--word" "$\${{ secrets.X }}"`,
  );
  expect(text).toContain('loginctl enable-linger');
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

/** Plays a run of the workflow: the round, with a breakday that prints this and ends so, and the step that ends the run. */
function play(text: string, printed: string, status: number): { words: string[]; failed: boolean } {
  const temporary = mkdtempSync(join(tmpdir(), 'breakday-runner-'));
  const [output, seen] = [join(temporary, 'output'), join(temporary, 'seen')];
  const env = { ...process.env, RUNNER_TEMP: temporary, GITHUB_OUTPUT: output };
  const run = JSON.parse(/run: (".*")/.exec(text)?.[1] ?? '').replaceAll(`${opening} '${opening}' }}`, opening);
  const breakdayIs = `breakday() { printf '%s\\n' "$@" > ${seen}; printf '%s' '${printed}'; return ${status}; }`;
  execFileSync('/bin/bash', ['-e', '-c', `${breakdayIs}; ${run}`], { env });
  const STATUS = existsSync(output) ? readFileSync(output, 'utf8').trim().replace('status=', '') : '';
  const last = /- run: \|\n([\s\S]*?) {8}env:/.exec(text)?.[1] ?? 'exit 99';
  const { status: ended } = spawnSync('/bin/bash', ['-e', '-c', last], { env: { ...env, STATUS } });
  return { words: readFileSync(seen, 'utf8').trimEnd().split('\n'), failed: ended !== 0 };
}

test('a workflow runs the words as they are, and no expression in them', () => {
  const text = printUnit('github-actions', unit);
  expect(play(text, '', 0).words).toEqual(handedOn);
  expect((/run: (".*")/.exec(text)?.[1] ?? opening).replaceAll(`${opening} '${opening}' }}`, '')).not.toContain(opening);
});

test.each([
  ['nothing broke', '', 0, false],
  ['a break is told', 'broke', 10, true],
  ['it is there still and was told', '', 10, false],
  ['there is no history yet', '', 20, false],
  ['the round failed', '', 1, true],
  ['it was used wrongly', '', 2, true],
])('a run of the workflow in which %s', (_, printed, status, failed) => {
  expect(play(printUnit('github-actions', unit), printed, status).failed).toBe(failed);
});

test('a workflow keeps what was told also when it fails, which is when something was told', () => {
  const [before = '', after = ''] = printUnit('github-actions', unit).split('run: "breakday');
  const key = /key: .*/.exec(before)?.[0] ?? 'no key';
  expect(before).toContain('actions/cache/restore@');
  expect(before).toMatch(/actions\/setup-node@v\d+\n +with:\n +node-version: 24\n/);
  expect(after).toMatch(/actions\/cache\/save@v\d+\n +if: always\(\)\n/);
  expect(after).toContain(key);
});

test('a workflow keeps its archive where the cache is, and names the files that a runner has to have', async () => {
  const line = 'watch --archive /here/a.duckdb --from drop --exec ./tell.sh --metrics out/m.prom --print-unit github-actions';
  const { stdout } = await breakday(line.split(' '));
  expect(stdout).not.toContain('/here');
  expect(stdout).not.toContain(process.cwd());
  expect(stdout).toContain('run: "breakday watch --once --from drop --exec ./tell.sh --metrics out/m.prom --timezone UTC > ');
  expect(stdout).toMatch(/# On the runner.+: --from, --exec, --metrics\..+\n +- uses: actions\/checkout@/);
});

test.each([
  [60_000, '* * * * *'],
  [600_000, '*/10 * * * *'],
  [3_600_000, '0 * * * *'],
  [7_200_000, '0 */2 * * *'],
  [86_400_000, '0 0 * * *'],
])('a round every %d ms is %s', (every, fields) => {
  expect(cronFields(every, 60_000)).toBe(fields);
});

test.each([
  ['cron', '30s', '1m'],
  ['cron', '7m', '6m'],
  ['cron', '45m', '30m'],
  ['cron', '90m', '1h'],
  ['cron', '5h', '4h'],
  ['cron', '168h', '24h'],
  ['github-actions', '1m', '5m'],
])('%s has no rhythm of %s, and the nearest is named', async (kind, every, nearest) => {
  expect(await breakday(['watch', '--every', every, '--print-unit', kind])).toMatchObject({
    ...{ status: 2, stdout: '' },
    stderr: `breakday: --every: cron has no such rhythm. The nearest is --every ${nearest}.\n`,
  });
});

test('a secret that is written as the unit says reaches breakday through a shell as it is', () => {
  const secret = 'a b$$c#\'%\\"`d';
  const file = join(mkdtempSync(join(tmpdir(), 'breakday-unit-')), 'environment');
  expect(printUnit('cron', unit)).toContain('with a backslash before each \\ " $ ` of a value: SF_ACCESS_TOKEN="…"\n');
  writeFileSync(file, `SF_ACCESS_TOKEN="${secret.replace(/[\\"$`]/g, '\\$&')}"\n`);
  expect(execFileSync('/bin/sh', ['-c', `. ${file}; printf %s "$SF_ACCESS_TOKEN"`], { encoding: 'utf8' })).toBe(secret);
});

test('what an agent of launchd prints is kept where its owner finds it', () => {
  const text = printUnit('launchd', unit);
  for (const key of ['StandardOutPath', 'StandardErrorPath'])
    expect(text).toContain(`<key>${key}</key>\n  <string>/Users/a&amp;b/Library/Logs/breakday.log</string>`);
});

test('--again is meant once, and --quiet for good', async () => {
  const { stdout } = await breakday(['-q', 'watch', '--again', '--from', '/drop', '--print-unit', 'systemd']);
  expect(stdout).toMatch(/ "watch" "--once" "--from" "\/drop" "--quiet" "--timezone" "UTC"\n/);
});

test('what finds sf and the archive here finds them there', async () => {
  const env = { PATH: '/opt/sf/bin:/bin', XDG_DATA_HOME: '/data' };
  const bySf = await breakday(['watch', '--print-unit', 'systemd'], { env });
  for (const [name, value] of Object.entries(env)) expect(bySf.stdout).toContain(`Environment="${name}=${value}"`);
  const byFolder = await breakday(['watch', '--from', 'drop', '--print-unit', 'systemd'], { env });
  expect(byFolder.stdout.match(/Environment=.*/g)).toEqual(['Environment="XDG_DATA_HOME=/data"']);
});

test.each(['systemd', 'cron', 'launchd', 'github-actions'])('the org of the environment goes along to %s', async (kind) => {
  const words = async (...flags: string[]): Promise<string> => {
    const { stdout } = await breakday(['watch', ...flags, '--print-unit', kind], { env: { SF_TARGET_ORG: 'prod' } });
    return stdout.replace(/<\/?string>|"/g, '').replace(/\s+/g, ' ');
  };
  expect(await words()).toContain(' --target-org prod');
  expect(await words('--target-org', 'other')).not.toContain('prod');
  expect(await words('--from', 'drop')).not.toContain('prod');
});

test.each([
  [['--webhook', 'https://secret.example/x'], {}],
  [[], { BREAKDAY_WEBHOOK_URL: 'https://secret.example/x' }],
])('the webhook that is given by %j, %j stays out of the unit, which says so and fails without it', async (flags, env) => {
  const { stdout, stderr } = await breakday(['watch', '--from', 'drop', ...flags, '--print-unit', 'cron'], { env });
  expect(stderr).toBe('The unit holds no secrets: put BREAKDAY_WEBHOOK_URL where it says, or every round fails.\n');
  expect(stdout).not.toContain('secret.example');
  expect(stdout).toMatch(/BREAKDAY_WEBHOOK_URL="…"\n/);
  const [, words = ''] = /( --once .+)\n$/.exec(stdout) ?? [];
  expect(await breakday(['watch', ...words.trim().split(' ')])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('put it into BREAKDAY_WEBHOOK_URL'),
  });
});

test('a unit without secrets asks for none', async () => {
  for (const kind of ['systemd', 'cron', 'launchd', 'github-actions']) {
    const { stdout, stderr } = await breakday(['watch', '--from', 'drop', '--print-unit', kind]);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/secret/i);
  }
});

test('flags go along with their paths in full', async () => {
  const line = 'watch --every 1h --from drop --metrics m.prom --print-unit systemd';
  const { status, stdout, stderr } = await breakday(line.split(' '));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/ "watch" "--once" "--from" "\/.+\/drop" "--metrics" "\/.+\/m\.prom" "--timezone" "UTC"\n/);
});

test('a runner elsewhere reads times as this machine does, or as it was told to', async () => {
  const unit = async (...flags: string[]): Promise<string> => {
    const args = ['watch', '--from', 'drop', ...flags, '--print-unit', 'github-actions'];
    return (await breakday(args, { env: { TZ: 'America/New_York' } })).stdout;
  };
  expect(await unit()).toContain('breakday watch --once --from drop --timezone America/New_York > ');
  expect(await unit('--timezone', 'Asia/Tokyo')).toContain('breakday watch --once --timezone Asia/Tokyo --from drop > ');
});
