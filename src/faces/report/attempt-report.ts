/** Attempts as lines for other programs, in batches, so that a million of them need no memory. */
import type { Attempt } from '../../attempts/attempt.ts';
import { attemptCsv, attemptCsvTitles } from '../attempt-lines.ts';
import { csvCell, safeJson } from '../safe.ts';
import type { ReportFormat } from './report-format.ts';
import { ecsAttempt } from './siem/ecs.ts';
import { ocsfAttempt } from './siem/ocsf.ts';
import type { Teller } from './siem/teller.ts';

const batchLength = 65_536;

/** Whether a format tells attempts one by one. */
export function hasAttempts(format: ReportFormat): boolean {
  return format === 'csv' || format === 'ecs' || format === 'ocsf';
}

/** An attempt, and the ids of the incidents that it belongs to, as far as anybody asked for them. */
export interface ToldAttempt {
  readonly attempt: Attempt;
  readonly incidents: readonly string[];
}

export async function* attemptLines(format: ReportFormat, attempts: AsyncIterable<ToldAttempt>, teller: Teller): AsyncGenerator<string> {
  let batch = format === 'csv' ? `${attemptCsvTitles},Incidents\n` : '';
  for await (const told of attempts) {
    batch += `${lineOf(format, told, teller)}\n`;
    if (batch.length > batchLength) {
      yield batch;
      batch = '';
    }
  }
  yield batch;
}

function lineOf(format: ReportFormat, { attempt, incidents }: ToldAttempt, teller: Teller): string {
  if (format === 'csv') return `${attemptCsv(attempt)},${csvCell(incidents.join(' '))}`;
  return safeJson(format === 'ecs' ? ecsAttempt(attempt, teller) : ocsfAttempt(attempt, teller));
}
