/** `breakday case`: an incident becomes a folder, and the folder a test of later versions. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
