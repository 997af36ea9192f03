/**
 * A database connection that speaks plain data: rows as objects of numbers, strings and booleans. The only file that
 * knows DuckDB's own interface, and it is loaded when the first database is opened.
 */
import { totalmem } from 'node:os';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { KeepingError, UserError } from '../errors.ts';

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** A column of a chunk of rows; rows are counted from the first of the chunk. */
export interface Column {
  readonly itemCount: number;
  getItem(row: number): unknown;
}

export interface DatabaseSettings {
  /** What the engine may hold in memory before it spills to `spillTo`, such as `4GB` or `60%`. */
  readonly memoryLimit: string;
  /** A folder of our own for what does not fit into memory. */
  readonly spillTo: string;
  /** Whether nothing is to be written, so that others may read at the same time. */
  readonly readOnly?: boolean;
}

export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #blame: (error: unknown) => never;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, blame: (error: unknown) => never) {
    this.#instance = instance;
    this.#connection = connection;
    this.#blame = blame;
  }

  /** Opens a database file that people know as `name`, or one in memory where `path` is null. No extension is ever fetched. */
  static async open(path: string | null, settings: DatabaseSettings, name = path): Promise<Database> {
    const { default: engine } = await import('@duckdb/node-api');
    const blame = blaming(name);
    const options = {
      memory_limit: absolute(settings.memoryLimit),
      temp_directory: settings.spillTo,
      ...(settings.readOnly ? { access_mode: 'READ_ONLY' } : {}),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    };
    const instance = await engine.DuckDBInstance.create(path ?? ':memory:', options).catch(blame);
    const connection = await instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    return new Database(instance, connection, blame);
  }

  /** Runs one statement, or several separated by semicolons where there are no parameters. */
  async run(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await (parameters.length > 0 ? this.#connection.run(sql, [...parameters]) : this.#connection.run(sql)).catch(this.#blame);
  }

  /** All rows of a query, as objects. Integers of 64 bits come as numbers, timestamps as text. */
  async rows<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    const reader = await this.#connection.runAndReadAll(sql, [...parameters]).catch(this.#blame);
    const names = reader.deduplicatedColumnNames();
    return reader.getRows().map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i] ?? null)])) as T);
  }

  /** The first row of a query that always has one. */
  async row<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T> {
    const [first] = await this.rows<T>(sql, parameters);
    if (first === undefined) throw new Error(`no row came back from: ${sql}`);
    return first;
  }

  /** A query's columns chunk by chunk, about 2,048 rows each, without holding the whole result; the next chunk comes while one is looked at. */
  async *chunks(sql: string, parameters: readonly Value[] = []): AsyncGenerator<readonly Column[]> {
    const result = await this.#connection.stream(sql, [...parameters]).catch(this.#blame);
    const fetch = (): Promise<DuckDBDataChunk | null> => {
      const fetched = result.fetchChunk();
      // Whoever stops looking does not hear of what would have come next.
      fetched.catch(() => {});
      return fetched;
    };
    for (let next = fetch(); ; ) {
      const chunk = await next.catch(this.#blame);
      if (chunk === null || chunk.rowCount === 0) return;
      next = fetch();
      // Values lie in memory of the engine that goes with the chunk, so a column holds on to it.
      yield Array.from({ length: chunk.columnCount }, (_, column) => ({
        itemCount: chunk.rowCount,
        getItem: (row) => chunk.getColumnVector(column).getItem(row),
      }));
    }
  }

  /** Appends rows to a table, values in the order of its columns. */
  append(table: string, rows: Iterable<readonly Value[]>): Promise<void> {
    return this.#append(table, rows).catch(this.#blame);
  }

  async #append(table: string, rows: Iterable<readonly Value[]>): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    const isWide = Array.from({ length: appender.columnCount }, (_, i) => wide.has(String(appender.columnType(i))));
    for (const row of rows) {
      isWide.forEach((isWideHere, i) => {
        const value = row[i] ?? null;
        // Not `appendValue`: it leaves an object of the engine behind for every value.
        if (value === null) appender.appendNull();
        else if (typeof value === 'string') appender.appendVarchar(value);
        else if (typeof value === 'boolean') appender.appendBoolean(value);
        else if (isWideHere) appender.appendBigInt(BigInt(value));
        else appender.appendDouble(value);
      });
      appender.endRow();
    }
    appender.closeSync();
  }

  /** Runs `work` in one transaction: all of it or, after an error, nothing. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('begin transaction');
    try {
      const result = await work();
      await this.run('commit');
      return result;
    } catch (error) {
      // What went wrong first is what matters, and some errors have ended the transaction already.
      await this.run('rollback').catch(() => {});
      throw error;
    }
  }

  /** Another connection to the same database, for questions that should not wait for those asked here. Close it before this one. */
  async sibling(): Promise<Database> {
    const connection = await this.#instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    return new Database(this.#instance, connection, this.#blame);
  }

  /** Stops the query that is running, which then fails. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Ends this connection and leaves the database open. */
  disconnect(): void {
    this.#connection.closeSync();
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/**
 * What the machine or the file is to blame for, in a line about the database `name`: a file that has been damaged is found
 * out only where it is read, a full disk only where it is written, too little memory only in use.
 */
function blaming(name: string | null): (error: unknown) => never {
  return (error) => {
    const message = String(error);
    if (/out of memory error|set memory_limit=/i.test(message)) {
      throw new UserError('The memory that may be used is too little for this history.', 'Allow more, such as --memory-limit 1GB.');
    }
    if (/no space left on device/i.test(message)) {
      const what = name === null ? 'The disk is full' : `The disk of ${name} is full`;
      throw new KeepingError(`${what}: nothing of this was kept.`, 'Make space, then try again.');
    }
    if (name === null || !/corrupt database file/i.test(message)) throw error;
    throw new KeepingError(`${name} is damaged: a part of it cannot be read.`, 'Put a copy in its place, or name another with --archive.');
  };
}

/** The engine itself takes no shares. What the machine has is what a container allows, where there is one. */
function absolute(memoryLimit: string): string {
  const percent = /^(\d+)\s*%$/.exec(memoryLimit)?.[1];
  if (percent === undefined) return memoryLimit;
  const bytes = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return `${Math.floor((bytes * Number(percent)) / 100 / 1024)}KiB`;
}

const wide = new Set(['BIGINT', 'UBIGINT', 'HUGEINT']);

function plain(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? Number(value) : String(value);
}

/** A text as an SQL literal, for the few places where a statement takes no parameter. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
