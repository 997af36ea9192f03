import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMemory } from '../../src/archive/archive.ts';
import type { Input } from '../../src/sources/source.ts';
import { apiRows, asUtc, engineSettings, eventLog, history, setupCsv } from './telling.ts';

const seed = 20_180_820;

/** Imports into a new archive and checks that every row was accounted for. */
async function merged(inputs: readonly Input[], columns?: string): Promise<string[]> {
  const archive = await openMemory(engineSettings());
  try {
    const reports = await archive.add(inputs, { ...asUtc, dateOrder: 'mdy' });
    for (const { rows, accepted, duplicates, rejected } of reports) {
      expect(rows).toBe(accepted + duplicates + rejected);
      expect(Math.min(accepted, duplicates, rejected)).toBeGreaterThanOrEqual(0);
    }
    const attempts = (await history(archive, columns)).toSorted();
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(attempts.length);
    return attempts;
  } finally {
    await archive.close();
  }
}

const two = (number: number) => String(number).padStart(2, '0');
const row = fc.record({ minute: fc.nat(3), user: fc.constantFrom('ana', 'form'), status: fc.constantFrom('Success', 'Invalid Password') });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const cells = ({ minute, user, status }: Row) => [`7/14/2026 9:${two(minute)} AM`, `${user}@globex.example`, '198.51.100.7', status, 'N/A'];
const key = (one: Row) => JSON.stringify([one.minute, one.user, one.status]);

test('of identical rows as many are kept as the fullest file has, whatever the order of files and rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (files) => {
      const keys = new Set(files.flat().map(key));
      const most = (one: string) => Math.max(...files.map((file) => file.filter((other) => key(other) === one).length));
      const told = await merged(files.map((file) => setupCsv(file.map(cells))));
      const again = await merged([...files, ...files].toReversed().map((file) => setupCsv(file.toReversed().map(cells))));
      expect(told).toEqual(again);
      expect(told.length).toBe([...keys].reduce((sum, one) => sum + most(one), 0));
    }),
    { seed, numRuns: 25 },
  );
});

const attempt = fc.record({
  second: fc.nat(239),
  user: fc.constantFrom('ana', 'form'),
  status: fc.constantFrom('Success', 'Invalid Password'),
});
const windows = fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => [Math.min(a, b) * 60, (Math.max(a, b) + 1) * 60] as const);

test('one history told by downloads, the API and event log files is one history, whatever the order', async () => {
  const tellings = fc.array(fc.record({ by: fc.nat(2), window: windows }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 15 }), tellings, async (attempts, told) => {
      const all = attempts.map((one, i) => ({ ...one, id: `0Ya${String(i).padStart(12, '0')}` })).toSorted((a, b) => b.second - a.second);
      const inputs = told.map(({ by, window: [from, until] }) => {
        const seen = all.filter(({ second }) => second >= from && second < until);
        const time = (second: number) => `2026-07-14T09:${two(Math.floor(second / 60))}:${two(second % 60)}`;
        if (by === 0) return setupCsv(seen.map((one) => cells({ ...one, minute: Math.floor(one.second / 60) })));
        if (by === 1)
          return apiRows(
            seen.map((one) => [`${time(one.second)}.000Z`, one.id, `${one.user}@globex.example`, '198.51.100.7', one.status, 'N/A']),
          );
        return eventLog(seen.map((one) => [`${time(one.second)}.250Z`, `${one.user}@globex.example`, '198.51.100.7', one.status, '1']));
      });
      const covered = all.filter(({ second }) => told.some(({ window: [from, until] }) => second >= from && second < until));
      const columns = 'time, "user", status, id, api_token';
      const once = await merged(inputs, columns);
      expect(once.length).toBe(covered.length);
      expect(await merged([...inputs.toReversed(), ...inputs], columns)).toEqual(once);
    }),
    { seed, numRuns: 25 },
  );
});
