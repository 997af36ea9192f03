/** Records in JSON: what `sf data query --json` prints, a REST answer, a bare array, or one record a line. */
import { quoted } from '../attempts/quoted.ts';
import { UserError } from '../errors.ts';
import type { ByteSource } from './byte-source.ts';
import { encodingOf } from './encoding.ts';
import { type Line, linesOf } from './lines.ts';

/** A record with the names of nested objects joined: `User.Username`. */
export type FlatRecord = ReadonlyMap<string, string | null>;

/** One record, or the reason why there is none; its line, or its number in a document. */
export type Entry = { readonly line: number; readonly record: FlatRecord } | { readonly line: number; readonly reason: string };

/** A piece of what records a source has. */
export interface Records {
  readonly entries: readonly Entry[];
  /** Records that an answer counts and does not hold: `sf` stops at a number of its own and calls that done. */
  readonly missing: number;
}

/** Whether a text is JSON of any of these kinds. */
export function isJson(head: Buffer): boolean {
  const text = encodingOf(head) === 'bytes' ? head.toString('utf8') : new TextDecoder(encodingOf(head)).decode(head);
  return /^\uFEFF?\s*[[{]/.test(text);
}

/** The records of a source, in batches: the first line decides whether each line is a record or all lines are one document. */
export async function* recordsOf(source: ByteSource): AsyncGenerator<Records> {
  let text = '';
  let byLine: boolean | null = null;
  for await (const lines of linesOf(source.head, source.read(), documentLengthMax)) {
    byLine ??= startsWithRecord(lines);
    if (byLine) yield { entries: lines.filter((line) => line.text.trim() !== '').map(entryOf), missing: 0 };
    else text += `${lines.map((line) => line.text).join('\n')}\n`;
    if (text.length > documentLengthMax) throw tooLong(source.name);
  }
  if (!byLine) yield recordsOfDocument(source.name, text);
}

/** A document is read in one piece. */
const documentLengthMax = 400_000_000;

function startsWithRecord(lines: readonly Line[]): boolean {
  const first = lines.find((line) => line.text.trim() !== '');
  const value = first === undefined ? undefined : parsed(first.text);
  return isObject(value) && listIn(value) === null && messageIn(value) === '';
}

function entryOf({ number, text }: Line): Entry {
  const value = parsed(text);
  return isObject(value) ? { line: number, record: flat(value) } : { line: number, reason: `${quoted(text)} is no JSON record` };
}

function recordsOfDocument(name: string, text: string): Records {
  const value = parsed(text);
  if (value === undefined)
    throw new UserError(`${name} is JSON that is cut short or damaged.`, 'Run the query again, with --json and into a new file.');
  const list = listIn(value);
  if (list !== null && isPart(value)) throw partial(name, list.length);
  const message = messageIn(list === null ? value : list[0]);
  if (list === null || message !== '')
    throw new UserError(`${name} is JSON without records.${message}`, 'Give the output of sf data query --json.');
  const entries = list.map((one, i) => (isObject(one) ? { line: i + 1, record: flat(one) } : { line: i + 1, reason: 'is no JSON record' }));
  return { entries, missing: Math.max(0, totalIn(value) - list.length) };
}

/** The list of records in an answer of a command or of the REST API, or one that stands alone. */
function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if ('records' in value && Array.isArray(value.records)) return value.records;
  return 'result' in value && isObject(value.result) ? listIn(value.result) : null;
}

/** An answer that names where the next records are. */
function isPart(value: unknown): boolean {
  if (!isObject(value)) return false;
  return ('done' in value && value.done === false) || ('result' in value && isPart(value.result));
}

/** How many records an answer counts; 0 where it counts none. */
function totalIn(value: unknown): number {
  if (!isObject(value)) return 0;
  if ('totalSize' in value && typeof value.totalSize === 'number') return value.totalSize;
  return 'result' in value ? totalIn(value.result) : 0;
}

function partial(name: string, records: number): UserError {
  return new UserError(
    `${name} holds the first ${records} records of an answer that goes on elsewhere ("done": false).`,
    'Ask with sf data query --json, which brings them all.',
  );
}

/** What a refusal says that stands where records should: no record of login history has a message. */
function messageIn(value: unknown): string {
  return isObject(value) && 'message' in value && typeof value.message === 'string'
    ? ` It says ${quoted(value.message.replace(/\.$/, ''), 200)}.`
    : '';
}

/** One level deep: no query of login history answers with more. */
function flat(record: object): Map<string, string | null> {
  const fields = new Map<string, string | null>();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (isObject(value)) for (const [inner, text] of Object.entries(value)) fields.set(`${name}.${inner}`, plain(text));
    else fields.set(name, plain(value));
  }
  return fields;
}

function plain(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooLong(name: string): UserError {
  return new UserError(
    `${name} is one JSON document of more than ${documentLengthMax / 1_000_000} MB.`,
    'Query less at once, or write one record a line.',
  );
}
