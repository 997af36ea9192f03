import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/archive/database.ts';
import { formOf } from '../../src/attempts/clock-format.ts';
import { strptime } from '../../src/attempts/strptime.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(null, { memoryLimit: '500MB', spillTo: '' });
});
afterAll(() => database.close());

const pick = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const number = (max: number) => fc.integer({ min: 0, max }).chain((n) => pick(String(n), String(n).padStart(2, '0')));
const year = pick('2026', '2025', '26', '1970', '0026', '2028', '68', '70');
const mark = pick('/', '.', '-');
const date = fc.oneof(
  fc.tuple(number(32), mark, number(32), year).map(([a, m, b, c]) => `${a}${m}${b}${m}${c}`),
  fc.tuple(pick('2026', '2024', '1999'), mark, number(13), number(32)).map(([a, m, b, c]) => `${a}${m}${b}${m}${c}`),
);
const seconds = fc.oneof(
  pick(''),
  number(61).chain((s) => pick(`:${s}`, `:${s}.5`, `:${s}.123`, `:${s}.123456`, `:${s},250`)),
);
const clock = fc.tuple(number(25), number(61), seconds).map(([h, m, s]) => `${h}:${m}${s}`);
const tail = pick(
  '',
  ' AM',
  ' PM',
  ' pm',
  'PM',
  '\u202fAM',
  'Z',
  ' GMT',
  '+0000',
  '+02:00',
  ' -0330',
  '+05',
  ' GMT+0100',
  '+02:60',
  ' +25:00',
);
const time = fc.tuple(date, pick(' ', 'T', ', ', '  ', '\u00a0'), clock, tail).map((parts) => parts.join(''));
const mutated = fc
  .tuple(time, fc.nat(), pick('', ' ', '9', '/', 'x', '\t', '-', '12'))
  .map(
    ([text, at, insert]) => text.slice(0, at % (text.length + 1)) + insert + text.slice((at % (text.length + 1)) + (insert === '' ? 1 : 0)),
  );

test('one value is read here exactly as a million are read by the database', async () => {
  const texts = fc.sample(fc.oneof(time, mutated), { numRuns: 1500, seed: 20260701 });
  const formats = [...new Set(texts.flatMap(formatsFor))].toSorted();
  expect(formats.length).toBeGreaterThan(100);
  await database.run('create table samples (n integer, text varchar)');
  await database.append(
    'samples',
    texts.map((text, n) => [n, text]),
  );
  let fitting = 0;
  for (const format of formats) {
    const there = await database.rows<{ ms: number | null }>(
      `select floor(epoch_us(try_strptime(text, ['${format}'])) / 1000)::bigint as ms from samples order by n`,
    );
    const here = texts.map((text) => ({ ms: millisecondsOf(text, format) }));
    const torn = texts.findIndex((_, i) => here[i]?.ms !== there[i]?.ms);
    expect({ format, text: texts[torn], ...here[torn] }).toEqual({ format, text: texts[torn], ...there[torn] });
    fitting += here.filter(({ ms }) => ms !== null).length;
  }
  expect(fitting).toBeGreaterThan(400);
});

function millisecondsOf(text: string, format: string): number | null {
  const clock = strptime(text, format);
  return clock === null ? null : clock.wallClockMs - (clock.offsetMinutes ?? 0) * 60_000;
}

function formatsFor(text: string): string[] {
  const form = formOf(text);
  return form === null ? [] : (['mdy', 'dmy', 'ymd'] as const).map((order) => form.format(order));
}
