/**
 * The contract between where attempts come from and where they rest. A source looks at an input, says what it is and how
 * its rows are to be read, and hands out raw text; it never judges, merges or stores.
 */
import type { ColumnName, Precision } from '../attempts/attempt.ts';
import type { TimeSource } from '../attempts/decide-time.ts';
import type { TimeReading } from '../attempts/moment.ts';
import type { Reject } from '../findings/result.ts';

export type Format = 'setup-csv' | 'query-csv' | 'query-json' | 'event-log-file' | 'login-event' | 'parquet' | 'org';

/** What a source found out about one input before its rows are staged. */
export interface Input extends TimeSource {
  /** The file's base name, `standard input`, or the org's name. */
  readonly name: string;
  readonly format: Format;
  /** SHA-256 of the bytes, in hexadecimal; absent for what is no file. */
  readonly sha256?: string;
  /** Which columns the input carries, in the order in which rows give them. */
  readonly columns: readonly ColumnName[];
  readonly rows: Rows;
}

/**
 * How the rows can be had.
 * - `delimited`: the database engine reads the file itself; it must be UTF-8 and clean, else the engine hands it back.
 * - `parquet`: likewise.
 * - `stream`: batches of raw rows, with what could not be read.
 */
export type Rows = DelimitedRows | ParquetRows | StreamedRows;

export interface DelimitedRows {
  readonly kind: 'delimited';
  readonly path: string;
  readonly delimiter: string;
  /** All titles of the header line, in order. */
  readonly titles: readonly string[];
  /** The index in `titles` of the time, and of each of `Input.columns`. */
  readonly timeAt: number;
  readonly columnsAt: readonly number[];
  /** The raw times of the first rows. */
  readonly firstTimes: readonly string[];
  /** How many bytes a line has, on the mean of the first ones. */
  readonly lineBytes: number;
  /** The same rows, read slowly and with care: for a file in which the engine finds anything amiss. */
  readonly careful: StreamedRows;
  /**
   * Counts the lines, at the price of reading the file once. Hardly any value holds a line break: an engine that found fewer rows may
   * have swallowed some between two astray quotes. A gzip that is cut short, which the engine may not notice, is refused.
   * `told` hears how many there are so far.
   */
  lines(told: (lines: number) => void): Promise<LineCount>;
}

export interface LineCount {
  /** Lines below the header that are not empty. */
  readonly rows: number;
  /** Empty lines above the last of them: where there are any, the place of a row does not tell its line. */
  readonly blank: number;
  /** The bytes of the longest line. */
  readonly longest: number;
}

export interface ParquetRows {
  readonly kind: 'parquet';
  readonly path: string;
  readonly timeTitle: string;
  readonly columnTitles: readonly string[];
}

export interface StreamedRows {
  readonly kind: 'stream';
  read(): AsyncIterable<Batch>;
}

export interface Batch {
  /** `[line, time, ...columns]`: the line on which the row begins, the raw time, and the raw text of `Input.columns`, null where absent. */
  readonly rows: readonly RawRow[];
  readonly rejects: readonly Reject[];
  /** Records that the input counts and does not hold. */
  readonly missing?: number;
}

export type RawRow = readonly [line: number, time: string | null, ...values: (string | null)[]];

/** The reading of the time column that was decided for a whole input. */
export interface DecidedTime {
  readonly reading: TimeReading;
  readonly precision: Precision;
}

/** A login that was sent by ourselves: it leaves a row in the history that we read. */
export interface OwnLogin {
  /** The user's id, or his name where the org did not let him in. */
  readonly user: string;
  /** By the org's clock, as far as its answer told it. */
  readonly at: Date;
  readonly protocol: 'soap' | 'oauth';
  /** Of the API, as the row tells it; blank where the protocol names none. */
  readonly apiVersion: string;
  /** Whether the org let it in. */
  readonly entered: boolean;
  /** Whose password was taken, or found to be wrong; absent where none was looked at. */
  readonly passwordOf?: string;
}
