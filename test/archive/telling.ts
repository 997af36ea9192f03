/** Inputs and archives for tests: small histories told in the shapes in which Salesforce tells them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive, ReadSettings } from '../../src/archive/archive.ts';
import type { ColumnName } from '../../src/attempts/attempt.ts';
import type { Reject } from '../../src/findings/result.ts';
import type { Format, Input, RawRow } from '../../src/sources/source.ts';

export const asUtc: ReadSettings = { timezone: 'UTC' };

export function engineSettings() {
  return { memoryLimit: '1GB', spillTo: join(tmpdir(), 'breakday-tests') };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'breakday-archive-'));
}

type Cells = readonly (string | null)[];

/** An input whose rows are `[time, ...columns]`, the first on line 2. */
export function told(
  format: Format,
  columns: readonly ColumnName[],
  rows: readonly Cells[],
  more: Partial<Input> & { rejects?: Reject[] } = {},
): Input {
  const { rejects = [], ...rest } = more;
  const raw = rows.map(([time = null, ...values], i): RawRow => [i + 2, time, ...values]);
  const read = async function* () {
    yield { rows: raw, rejects };
  };
  return { name: `told.${format}`, format, columns, timeTitle: 'Login Time', rows: { kind: 'stream', read }, ...rest };
}

/** A Setup download: minutes, newest first. Rows are `[time, user, address, status, application]`. */
export function setupCsv(rows: readonly Cells[], more: Partial<Input> & { rejects?: Reject[] } = {}): Input {
  return told('setup-csv', ['user', 'address', 'status', 'application'], rows, more);
}

/** Rows of the API: seconds and Ids. Rows are `[time, id, user, address, status, application]`. */
export function apiRows(rows: readonly Cells[], more: Partial<Input> = {}): Input {
  return told('query-json', ['id', 'user', 'address', 'status', 'application'], rows, { finest: 'second', timezone: 'UTC', ...more });
}

/** An event log file: milliseconds, codes, and whether a token was sent. Rows are `[time, user, address, status, api_token]`. */
export function eventLog(rows: readonly Cells[], more: Partial<Input> = {}): Input {
  return told('event-log-file', ['user', 'address', 'status', 'api_token'], rows, { timezone: 'UTC', ...more });
}

/** What the archive says happened, a line an attempt, in time order. */
export async function history({ database }: Archive, columns = 'time, "user", address, status'): Promise<string[]> {
  const rows = await database.rows(`select ${columns} from attempts where not shadowed order by time, sequence, org`);
  return rows.map((row) => Object.values(row).join(' '));
}
