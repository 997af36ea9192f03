/** Attempts as lines for other programs, in batches, so that a million of them need no memory. */
import type { Attempt } from '../../attempts/attempt.ts';
import { attemptCsv, attemptCsvTitles } from '../attempt-lines.ts';
import { safeJson } from '../safe.ts';
import type { ReportFormat } from './report-format.ts';
import { ecsAttempt } from './siem/ecs.ts';
import { ocsfAttempt } from './siem/ocsf.ts';

const batchLength = 65_536;

/** Whether a format tells attempts one by one. */
export function hasAttempts(format: ReportFormat): boolean {
  return format === 'csv' || format === 'ecs' || format === 'ocsf';
}

export async function* attemptLines(format: ReportFormat, attempts: AsyncIterable<Attempt>, version: string): AsyncGenerator<string> {
  let batch = format === 'csv' ? `${attemptCsvTitles}\n` : '';
  for await (const attempt of attempts) {
    batch += `${lineOf(format, attempt, version)}\n`;
    if (batch.length > batchLength) {
      yield batch;
      batch = '';
    }
  }
  yield batch;
}

function lineOf(format: ReportFormat, attempt: Attempt, version: string): string {
  if (format === 'csv') return attemptCsv(attempt);
  return safeJson(format === 'ecs' ? ecsAttempt(attempt) : ocsfAttempt(attempt, version));
}
