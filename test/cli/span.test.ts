/** What is asked of a span is answered of that span alone, and a date that is none is never passed over. */
import { expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';
import { written } from './tellings.ts';

const file = written('moved.csv', setupCsv(tales['move nightly, fixed']?.(1).rows ?? [], { precision: 'seconds' }));
const whole = await analyzed<Result>([file]);
const day = whole.incidents[0]?.day ?? '';
const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

test.each(
  ['analyze', 'attempts'].flatMap((name) =>
    ['--since', '--until'].flatMap((flag) => ['foo', '2026-13-45', 'yesterday', ''].map((text) => ({ name, flag, text }))),
  ),
)("$name $flag '$text' is refused", async ({ name, flag, text }) => {
  const { status, stdout, stderr } = await breakday([name, flag, text, file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^breakday: [^\n]+\n$/);
  expect(stderr).toContain(`${flag}: "${text}" is no date such as 2026-10-13`);
});

test.each(['analyze', 'attempts'])('%s refuses a span that ends before it begins', async (name) => {
  for (const until of ['2026-01-31', '2026-02-01']) {
    const { status, stderr } = await breakday([name, '--since', '2026-02-01', '--until', until, file]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `breakday: --until: ${until} is not later than --since 2026-02-01. What lies before --until is asked for, without its own day.\n`,
    });
  }
});

test('the break lies within the span from its day to the next', async () => {
  expect(await analyzed<Result>(['--since', day, '--until', dayAfter, file])).toEqual(whole);
});

test('a break outside of the span is not told, and nobody says that there was none', async () => {
  const { stdout } = await breakday(['analyze', '--since', dayAfter, file]);
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain(`Mind 1 incident lies outside of --since ${dayAfter}, and is left out.`);
  expect(text).toContain(`NO BREAK FOUND WITHIN --since ${dayAfter} `);
  expect(text).toContain(`None within --since ${dayAfter} was the break of a program that had worked before.`);
  const { incidents, coverage } = await analyzed<Result>(['--until', day, file]);
  expect({ incidents, warnings: coverage.warnings }).toEqual({
    incidents: [],
    warnings: [`1 incident lies outside of --until ${day}, and is left out.`],
  });
});
