import { expect, test } from 'vitest';
import { metricsText } from '../../../src/faces/watch/metrics.ts';
import { incidentWith, resultWith } from '../results.ts';

test('open is what went wrong and is not well again, a silence too, but no move at which nothing failed', () => {
  const incidents = [
    incidentWith({ recoveredAt: null }),
    incidentWith({ recoveredAt: '2026-07-12T10:00:00Z' }),
    incidentWith({ kind: 'silence', firstFailure: null, recoveredAt: null }),
    incidentWith({ kind: 'silent-origin-change', firstFailure: null, recoveredAt: null }),
  ];
  const round = { result: resultWith({ incidents }), org: null, at: new Date(0), pulled: false, failedDeliveries: 0 };
  expect(metricsText(round).split('\n')).toContain('breakday_incidents_open 2');
});
