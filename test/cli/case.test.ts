/** `breakday case`: an incident becomes a folder, and the folder a test of later versions. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import { breakday } from '../breakday.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-case-'));
afterAll(() => rmSync(folder, { recursive: true }));

const story = 'fixtures/scenarios/the-form-that-broke/input.csv.gz';

test('what was kept holds, and a fact that changes is named', async () => {
  const kept = join(folder, 'form');
  const save = await breakday(['case', 'save', kept, story]);
  expect(save).toMatchObject({ status: 0, stdout: readFileSync(join(kept, 'story.md'), 'utf8') });
  expect(save.stderr).toContain(`breakday case check ${kept}`);
  expect(['input.ndjson.gz', 'expected.json', 'story.md'].map((name) => statSync(join(kept, name)).mode & 0o777)).toEqual([
    0o600, 0o600, 0o600,
  ]);
  expect(await breakday(['case', 'check', kept])).toMatchObject({ status: 0, stdout: `holds    ${kept}\n\n1 case, all as expected.\n` });

  const [incident] = JSON.parse(readFileSync(join(kept, 'expected.json'), 'utf8'));
  writeFileSync(join(kept, 'expected.json'), JSON.stringify([{ ...incident, attempts: incident.attempts + 1 }]));
  const { status, stdout } = await breakday(['case', 'check', kept, '--json']);
  expect(status).toBe(10);
  expect(JSON.parse(stdout)).toMatchObject([
    { case: kept, differences: [{ incident: incident.id, fact: 'attempts', expected: incident.attempts + 1, actual: incident.attempts }] },
  ]);
});

test('a folder that is there is left alone', async () => {
  const there = join(folder, 'there');
  await breakday(['case', 'save', there, story]);
  const before = readFileSync(join(there, 'expected.json'));
  const again = await breakday(['case', 'save', there, story]);
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('is there already');
  expect(readFileSync(join(there, 'expected.json'))).toEqual(before);
});

test('where nothing broke there is nothing to keep', async () => {
  const quiet = join(folder, 'quiet');
  const outcome = await breakday(['case', 'save', quiet, 'fixtures/scenarios/a-single-refusal/input.csv.gz', '--where', 'status:success']);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain('nothing broke');
  expect(existsSync(quiet)).toBe(false);
});

test('a folder that is no case is named', async () => {
  const { status, stderr } = await breakday(['case', 'check', 'fixtures/formats']);
  expect(status).toBe(1);
  expect(stderr).toContain('fixtures/formats is no case');
});

/** A case of the story, in a folder whose parents are not there yet. */
async function kept(name: string): Promise<string> {
  const path = join(folder, 'cases', name);
  expect(await breakday(['case', 'save', path, story])).toMatchObject({ status: 0 });
  expect(readdirSync(join(folder, 'cases')).filter((each) => each.startsWith('.'))).toEqual([]);
  return path;
}

test('cases that cannot be judged are named with what is wrong, and the others are judged', async () => {
  const good = await kept('good');
  const damages: [name: string, expected: string, fault: string][] = [
    ['empty', '', 'it is no JSON, or cut short'],
    ['object', '{}', 'it is no list of incidents'],
    ['null', '[null]', 'its incident 1 has no proper id'],
    ['bare', '[{"id":"a"}]', 'its incident 1 has no proper headline'],
  ];
  for (const [name, expected] of damages) {
    cpSync(good, join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'expected.json'), expected);
  }
  const damaged = damages.map(([name]) => join(folder, name));
  const { status, stdout, stderr } = await breakday(['case', 'check', ...damaged, good, join(folder, 'nope')]);
  expect(status).toBe(1);
  expect(stdout).toBe(
    [
      ...damaged.map((each) => `unjudged ${each}`),
      `holds    ${good}`,
      `unjudged ${join(folder, 'nope')}`,
      '',
      '6 cases, 5 could not be judged.',
      '',
    ].join('\n'),
  );
  expect(stderr.split('\n')).toEqual([
    ...damages.map(([name, , fault]) => `breakday: ${join(folder, name, 'expected.json')} is damaged: ${fault}. Save the case again.`),
    expect.stringContaining(`breakday: ${join(folder, 'nope')} is no case: `),
    '',
  ]);
  const json = await breakday(['case', 'check', good, ...damaged.slice(0, 1), '--json']);
  expect(JSON.parse(json.stdout)).toEqual([
    { case: good, differences: [] },
    { case: damaged[0], fault: expect.stringContaining('is damaged') },
  ]);
});

test('a case that lost a line holds nothing', async () => {
  const path = await kept('lost');
  const input = join(path, 'input.ndjson.gz');
  const lines = gunzipSync(readFileSync(input)).toString().split('\n');
  writeFileSync(input, gzipSync(lines.with(2, (lines[2] ?? '').slice(0, 20)).join('\n')));
  const { status, stderr } = await breakday(['case', 'check', path]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`${input} is damaged in line 3: `) });
});

test('of days, changes and lists only what differs is told', async () => {
  const path = await kept('other');
  const expected = join(path, 'expected.json');
  const [incident] = JSON.parse(readFileSync(expected, 'utf8'));
  const [first, ...days] = incident.days;
  const addresses = [...incident.addresses, '192.0.2.1'];
  writeFileSync(expected, JSON.stringify([{ ...incident, addresses, days: [{ ...first, failures: 7 }, ...days] }]));
  const { status, stdout } = await breakday(['case', 'check', path]);
  expect({ status, lines: stdout.split('\n').slice(1, 3) }).toEqual({
    status: 10,
    lines: [
      `  ${incident.id} addresses: "192.0.2.1" expected, now none`,
      `  ${incident.id} day ${first.day}: failures 7 expected, now failures ${first.failures}`,
    ],
  });
});

const rows = tales['move every 6 hours, fixed']?.(1).rows ?? [];
const mover = rows.find(({ status }) => status.includes('security token'))?.user ?? '';

/** Keeps the story of the mover, told with another name or another host. */
async function keptAs(name: string, change: (row: (typeof rows)[number]) => (typeof rows)[number], ...flags: string[]): Promise<string> {
  const file = join(folder, `${name}.csv`);
  writeFileSync(
    file,
    setupCsv(
      rows.map((row) => (row.user === mover ? change(row) : row)),
      { precision: 'seconds' },
    ),
  );
  const path = join(folder, name);
  expect(await breakday(['case', 'save', path, file, '--timezone', 'UTC', ...flags])).toMatchObject({ status: 0 });
  return path;
}

test('a story that is kept does nothing to the terminal on which it is read', async () => {
  const path = await keptAs('hostile', (row) => ({ ...row, user: 'a\u001b[31m\u202e@globex.example' }));
  expect(readFileSync(join(path, 'story.md'), 'utf8')).toMatch(/^[\x20-\x7e“”]+\n$/);
});

test('the name of an org in its login hosts is a pseudonym, the same in all places', async () => {
  const path = await keptAs(
    'masked',
    (row) => ({
      ...row,
      client: { ...row.client, loginUrl: 'acmecorp.my.salesforce.com', application: 'Sync of AcmeCorp.my.salesforce.com' },
    }),
    '--redact',
  );
  const written = gunzipSync(readFileSync(join(path, 'input.ndjson.gz'))).toString() + readFileSync(join(path, 'expected.json'), 'utf8');
  expect(written).not.toMatch(/acmecorp/i);
  expect(new Set(written.match(/[\w-]+\.my\.salesforce\.com/g)).size).toBe(1);
  expect(written).toMatch(/Sync of org-[0-9a-f]{8}\.my\.salesforce\.com/);
});
