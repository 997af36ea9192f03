/**
 * The one door for faces: opens files or the archive, and answers questions about them with plain data.
 * Whatever a face shows, it asked for here.
 */
import { existsSync } from 'node:fs';
import { type AnalysisSettings, analyze } from './analysis/analyze.ts';
import { type Archive, type ImportReport, openArchive, openMemory } from './archive/archive.ts';
import { type FilterSql, filterSql } from './archive/filter-sql.ts';
import { heldReports } from './archive/held-reports.ts';
import { parquetTitles } from './archive/parquet-titles.ts';
import { countAttempts, type Page, readAttempts } from './archive/read-attempts.ts';
import { restrict } from './archive/restrict.ts';
import type { Attempt } from './attempts/attempt.ts';
import { parseFilter, type Term } from './attempts/filter.ts';
import type { Settings } from './config.ts';
import { UserError } from './errors.ts';
import type { InputReport, Result } from './findings/result.ts';
import { count } from './findings/wording.ts';
import { openFile } from './sources/open-file.ts';
import { type Owners, openOwners } from './sources/owner.ts';
import { openUsers } from './sources/users.ts';

export interface Investigation {
  /** The whole analysis: coverage, incidents, summary. */
  analyze(): Promise<Result>;
  /** The attempts that pass the filter, in time order. */
  attempts(page: Page): AsyncIterable<Attempt>;
  count(): Promise<number>;
  /** Who owns each of these addresses, where that is known. */
  owners(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** The rules that judgements follow, with their thresholds; names that end in `_ms` are spans of time. */
export { thresholds as rules } from './analysis/thresholds.ts';

export interface Question {
  /** Files, or `-` for standard input; none: the archive. */
  readonly files: readonly string[];
  /** A filter in the one filter language; empty: everything. */
  readonly where: string;
}

/** Opens files in memory, or the archive where no file is named. `wait` is told when another process holds the archive. */
export async function investigate({ files, where }: Question, settings: Settings, wait: (message: string) => void): Promise<Investigation> {
  const terms = termsOf(where);
  const archive = files.length > 0 ? await openMemory(settings) : await openKept(settings, wait);
  try {
    const imports = await add(archive, files, settings, false);
    const filter = await filterSql(archive.database, terms, settings.timezone);
    await restrict(archive.database, filter, settings.org);
    const inputs = files.length > 0 ? imports.map(reportOf) : await heldReports(archive.database, settings.org);
    return investigationOf(archive, inputs, imports.flatMap(warningsOf), settings);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Merges files into the archive, which is made where there is none. */
export async function importFiles(
  files: readonly string[],
  settings: Settings,
  wait: (message: string) => void,
): Promise<readonly ImportReport[]> {
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  try {
    return await add(archive, files, settings, true);
  } finally {
    await archive.close();
  }
}

/** Opens the archive, which must be there: only an import makes one. */
export async function openKept(settings: Settings, wait: (message: string) => void): Promise<Archive> {
  if (!existsSync(settings.archivePath)) {
    throw new UserError(
      `there is no archive yet at ${settings.archivePath}`,
      'Name a file to analyse, or fill the archive: breakday import FILE...',
    );
  }
  return openArchive(settings.archivePath, { ...settings, onWait: wait });
}

async function add(archive: Archive, files: readonly string[], settings: Settings, provenance: boolean): Promise<ImportReport[]> {
  const { timezone, inputTimezone, dateOrder, usersFile, org } = settings;
  const users = usersFile === null ? {} : { users: await openUsers(usersFile) };
  const titles = (path: string): Promise<string[]> => parquetTitles(archive.database, path);
  const inputs = [];
  for (const file of files) inputs.push(await openFile(file, { provenance, parquetTitles: titles }));
  return archive.add(inputs, {
    timezone,
    ...(inputTimezone === null ? {} : { inputTimezone }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...users,
    org: org ?? '',
  });
}

function reportOf({ alreadyHeld: _, unclearTimes: __, ...report }: ImportReport): InputReport {
  return report;
}

function warningsOf({ name, unclearTimes, timezone }: ImportReport): string[] {
  if (unclearTimes === 0) return [];
  return [
    `${name}: ${count(unclearTimes, 'row')} fall into an hour that clocks of ${timezone} show twice or not at all; the earlier reading was taken.`,
  ];
}

function investigationOf(archive: Archive, inputs: readonly InputReport[], warnings: readonly string[], settings: Settings): Investigation {
  const everything: FilterSql = { sql: 'true', parameters: [] };
  let opened: Promise<Owners> | null = null;
  const ownerOf = async (address: string): Promise<string | null> => {
    opened ??= openOwners();
    return (await (await opened).of(address))?.name ?? null;
  };
  const analysis: AnalysisSettings = { timezone: settings.timezone, inputs, warnings, ownerOf };
  return {
    analyze: () => analyze(archive.database, analysis),
    attempts: (page) => readAttempts(archive.database, everything, page),
    count: () => countAttempts(archive.database, everything),
    async owners(addresses) {
      const owners = await Promise.all(addresses.map(async (address) => [address, await ownerOf(address)] as const));
      return new Map(owners.filter((pair): pair is [string, string] => pair[1] !== null));
    },
    close: () => archive.close(),
  };
}

function termsOf(where: string): readonly Term[] {
  const parsed = parseFilter(where);
  if ('terms' in parsed) return parsed.terms;
  const { message, at } = parsed.error;
  throw new UserError(`--where: ${message}, at column ${at + 1}`, '`breakday attempts --help` lists the fields.', 2);
}
