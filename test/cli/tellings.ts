/** One history told in the many ways in which it may reach the command. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Random } from '../../scripts/stories/random.ts';
import type { Row } from '../../scripts/stories/row.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';

/** Writes a file into a new folder, and gives its path. */
export function written(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'breakday-told-')), name);
  writeFileSync(path, content);
  return path;
}

/** Setup downloads of the same rows, each as the arguments that name its files. Rows come in the order in which they happened. */
export function setupTellings(rows: readonly Row[]): Readonly<Record<string, readonly string[]>> {
  const newestFirst = setupCsv(rows, { precision: 'seconds' });
  const [header = '', ...lines] = newestFirst.trimEnd().split('\r\n');
  const file = (name: string, told: readonly string[]): string => written(name, `${[header, ...told].join('\r\n')}\r\n`);
  const third = Math.floor(lines.length / 3);
  const halves = [file('newer.csv', lines.slice(0, 2 * third)), file('older.csv', lines.slice(third))];
  const once = written('newest-first.csv', newestFirst);
  return {
    'newest first': [once],
    'oldest first': [file('oldest-first.csv', lines.toReversed())],
    shuffled: [file('shuffled.csv', shuffled(lines))],
    'told twice': [once, written('again.csv', newestFirst)],
    'in two overlapping halves': halves,
    'in two overlapping halves, the older first': halves.toReversed(),
    gzipped: [written('zipped.csv.gz', gzipSync(newestFirst))],
    'with semicolons and days before months': [written('german.csv', german(rows))],
    'in UTF-16 with tabs': [written('tabs.csv', Buffer.from(`\uFEFF${german(rows).replaceAll(';', '\t')}`, 'utf16le'))],
  };
}

/** Query exports of the same rows, with Ids. */
export function queryTellings(rows: readonly Row[]): Readonly<Record<string, readonly string[]>> {
  const records = rows.map(record);
  const titles = Object.keys(records[0] ?? {});
  const csv = (told: readonly Readonly<Record<string, string>>[]): string =>
    [titles, ...told.map((one) => Object.values(one))].map((cells) => `"${cells.join('","')}"\n`).join('');
  return {
    'query CSV': [written('query.csv', csv(records))],
    'query CSV, newest first': [written('query-newest.csv', csv(records.toReversed()))],
    'query CSV, shuffled': [written('query-shuffled.csv', csv(shuffled(records)))],
    'query CSV and JSON together': [written('query-too.csv', csv(records)), written('query-too.json', JSON.stringify({ records }))],
    'query JSON': [written('query.json', JSON.stringify({ status: 0, result: { totalSize: records.length, done: true, records } }))],
    'a record a line': [written('query.ndjson', records.map((one) => `${JSON.stringify(one)}\n`).join(''))],
  };
}

function record({ time, user, address, status, client, country }: Row, index: number): Readonly<Record<string, string>> {
  return {
    Id: `0Ya3000000${String(index).padStart(5, '0')}AAA`,
    LoginTime: new Date(time).toISOString().replace('Z', '+0000'),
    Username: user,
    SourceIp: address,
    Status: status,
    LoginType: client.loginType,
    Application: client.application,
    ApiType: client.apiType,
    ApiVersion: client.apiVersion,
    ClientVersion: client.clientVersion,
    Browser: client.browser,
    Platform: client.platform,
    LoginUrl: client.loginUrl,
    CountryIso: country,
  };
}

function german(rows: readonly Row[]): string {
  const titles =
    'Username;Login Time;Source IP;Login Type;Status;Browser;Platform;Application;Client Version;API Type;API Version;Login URL;Country Code';
  const lines = rows.map(({ time, user, address, status, client: of, country }) => {
    const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(new Date(time).toISOString()) ?? [];
    const program = [of.browser, of.platform, of.application, of.clientVersion, of.apiType, of.apiVersion, of.loginUrl];
    return [user, `${day}.${month}.${year} ${clock}`, address, of.loginType, status, ...program, country].join(';');
  });
  return `${[titles, ...lines].join('\n')}\n`;
}

function shuffled<T>(items: readonly T[]): T[] {
  const random = new Random(7);
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
