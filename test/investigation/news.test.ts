/** What a receiver is told, held against what it was told before. */
import { expect, test } from 'vitest';
import type { Told } from '../../src/archive/told.ts';
import { type Found, newsIn, toldBy } from '../../src/investigation/news.ts';
import { incidentWith, resultWith } from '../faces/results.ts';

const incident = incidentWith({ id: 'c0ffee00', verdict: 'possible' });

function foundUntil(until: string, verdict: typeof incident.verdict): Found {
  const window = { from: '2026-01-01T00:00:00.000Z', until, timezone: 'UTC' };
  return { org: null, result: resultWith({ window, incidents: [{ ...incident, verdict }] }) };
}

test('of two watchers, the one whose history ends earlier does not take back what the other told', () => {
  const later = foundUntil('2026-06-02T00:00:00.000Z', 'likely');
  const [alert] = newsIn(later, new Map(), false);
  const told: ReadonlyMap<string, Told> = new Map(alert ? [[incident.id, toldBy(alert, later)]] : []);
  const earlier = foundUntil('2026-06-01T00:00:00.000Z', 'possible');
  expect(newsIn(earlier, told, false)).toEqual([]);
  expect(newsIn({ ...earlier, result: { ...earlier.result, incidents: [] } }, told, false)).toEqual([]);
  expect(newsIn(foundUntil('2026-06-03T00:00:00.000Z', 'confirmed'), told, false)).toMatchObject([{ news: 'changed' }]);
});
