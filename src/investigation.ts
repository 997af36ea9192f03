/**
 * The one door for faces: opens files or the archive, and answers questions about them with plain data.
 * Whatever a face shows, it asked for here.
 */
import { existsSync } from 'node:fs';
import { tz } from '@date-fns/tz';
import { isValid, parseISO } from 'date-fns';
import { type AnalysisSettings, analyze } from './analysis/analyze.ts';
import { type Programs, readPrograms } from './analysis/programs.ts';
import { recoveriesOf } from './analysis/recovery.ts';
import { countAllForgotten } from './archive/all-forgotten.ts';
import { type Archive, type ImportReport, openArchive, openMemory, type ReadProgress } from './archive/archive.ts';
import { openCopy } from './archive/archive-copy.ts';
import { type ArchiveOverview, archiveOverview } from './archive/archive-overview.ts';
import { type Explorer, openExplorer } from './archive/explore/explorer.ts';
import { exportParquet } from './archive/export.ts';
import { allOf, type FilterSql, filterSql } from './archive/filter-sql.ts';
import { type Forgotten, forgetBefore } from './archive/forget.ts';
import { heldReports } from './archive/held-reports.ts';
import { type AttemptOfIncidents, readIncidentAttempts } from './archive/incident-attempts.ts';
import { aftermathFilter } from './archive/incident-filter.ts';
import { countUnnamed, keptOrg } from './archive/kept-org.ts';
import { namedUsers } from './archive/named-users.ts';
import { countNameless } from './archive/nameless-users.ts';
import { type OrgName, orgName } from './archive/org-name.ts';
import { heardUntil, heldSight } from './archive/orgs.ts';
import { countAttempts, type Page, readAttempts } from './archive/read-attempts.ts';
import { restrict } from './archive/restrict.ts';
import { heldTrust, keepTrust } from './archive/trust.ts';
import type { Attempt } from './attempts/attempt.ts';
import type { Settings } from './config.ts';
import { UserError } from './errors.ts';
import type { OrgTrust } from './findings/org-trust.ts';
import type { Recovery } from './findings/recovery.ts';
import type { Incident, InputReport, Result } from './findings/result.ts';
import { addFiles, giveNames, usersOf } from './investigation/add-files.ts';
import { termsOf } from './investigation/terms-of.ts';
import { warningsOf } from './investigation/warnings.ts';
import { withHashes } from './investigation/with-hashes.ts';
import { namesOf, type Owners, openOwners } from './sources/owner.ts';

export interface Investigation {
  /** The whole analysis: coverage, incidents, summary. */
  analyze(): Promise<Result>;
  /** The result with the hash of each file that still lies where it was, for whoever opened them without. */
  withHashes(result: Result): Promise<Result>;
  /** The attempts that pass the filter, in time order. */
  attempts(page: Page): AsyncIterable<Attempt>;
  /** The attempts of the programs of incidents, from the last good login of each to its end: each attempt once, in time order. */
  attemptsOf(incidents: readonly Incident[]): AsyncIterable<AttemptOfIncidents>;
  /** Whether each program of an incident works again. */
  recoveriesOf(incident: Incident): Promise<Recovery[]>;
  count(): Promise<number>;
  /** Everybody who is in the history. */
  users(): Promise<readonly string[]>;
  /** Who owns each of these addresses, where that is known. */
  owners(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** For walking through the history: axes, groups and windows of rows. Analysis and explorer do not wait for each other. */
  explore(): Promise<Explorer>;
  /** The programs that are alive at the end of the history. */
  programs(): Promise<Programs>;
  /** The org whose history it is; null where the archive does not know. */
  org(): Promise<OrgName | null>;
  /** What orgs said of addresses when they were asked, the newest answer first. */
  trust(): Promise<readonly OrgTrust[]>;
  /** Keeps an org's answer with the history, for as long as that is kept. */
  keepTrust(trust: OrgTrust): Promise<void>;
  close(): Promise<void>;
}

/** The rules that judgements follow, with their thresholds; names that end in `_ms` are spans of time. */
export { thresholds as rules } from './analysis/thresholds.ts';

export type { ReadProgress } from './archive/archive.ts';
export type * from './archive/explore/explorer.ts';
export type { Grouping, GroupRow } from './archive/explore/group-rows.ts';
export type { Sort, SortColumn } from './archive/explore/ordered.ts';
export type { FirstSeen, LaneStep, Step } from './archive/explore/steps.ts';

export interface Question {
  /** Files, or `-` for standard input; none: the archive. */
  readonly files: readonly string[];
  /** A filter in the one filter language; empty: everything. */
  readonly where: string;
  /** Whether the hash of each file is wanted, which costs reading it once more. */
  readonly hashes?: boolean;
  /** Whether an archive is made where there is none yet. */
  readonly anew?: boolean;
  /** Whether the archive is looked at for so long that others may not wait for it: a copy is looked at then. */
  readonly forLong?: boolean;
  /** The id of the org that was entered for the question: it is about that one, where the settings name none. */
  readonly entered?: string;
}

/**
 * Opens files in memory, or the archive where no file is named; where both are named, files are looked at together with what
 * is kept, and not kept themselves. `wait` is told when another process holds the archive, `progress` how far reading has come.
 */
export async function investigate(
  { files, where, hashes = false, anew = false, forLong = false, entered }: Question,
  settings: Settings,
  wait: (message: string) => void,
  progress: (progress: ReadProgress) => void = () => {},
): Promise<Investigation> {
  const terms = termsOf(where);
  const owners = openOwners();
  const archive =
    files.length > 0 ? await openFor(settings, wait) : await (forLong ? openKeptCopy(settings, wait) : openKept(settings, wait, anew));
  try {
    const users = await usersOf(settings);
    const imports = await addFiles(archive, files, settings, { users, provenance: hashes, wait, progress });
    const { org, attempts } = await keptOrg(archive.database, settings.org, entered);
    await giveNames(archive, users, attempts, wait);
    const forgotten = await countAllForgotten(archive.database);
    const filter = allOf([attempts, await filterSql(archive.database, terms, settings.timezone, namesOf(owners))]);
    await restrict(archive.database, filter);
    const held = files.length === 0 || withArchive(settings) ? await heldReports(archive.database, org) : imports.map(reportOf);
    const sight = await heldSight(archive.database, org);
    const nameless = await countNameless(archive.database);
    const unnamed = await countUnnamed(archive.database);
    const warnings = warningsOf({ imports, forgotten, nameless, unnamed, org, sight });
    const seen = {
      inputs: held,
      where: where.trim(),
      org: org || null,
      sight,
      heardUntil: await heardUntil(archive.database, org),
      warnings,
    };
    return investigationOf(archive, owners, files, filter, seen, settings);
  } catch (error) {
    await owners.close();
    await archive.close();
    throw error;
  }
}

/** Merges files into the archive, which is made where there is none. `progress` is told how far reading has come. */
export async function importFiles(
  files: readonly string[],
  settings: Settings,
  wait: (message: string) => void,
  progress: (progress: ReadProgress) => void = () => {},
): Promise<readonly ImportReport[]> {
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  try {
    return await addFiles(archive, files, settings, { users: await usersOf(settings), provenance: true, wait, progress });
  } finally {
    await archive.close();
  }
}

/** What the archive holds, of the org that the settings name or of all. */
export async function overview(settings: Settings, wait: (message: string) => void): Promise<ArchiveOverview> {
  const archive = await openKept(settings, wait);
  try {
    return await archiveOverview(archive, settings.org);
  } finally {
    await archive.close();
  }
}

/** Writes the archive's attempts, of the org that the settings name or of all, as Parquet into a new folder, and says how many. */
export async function exportArchive(folder: string, settings: Settings, wait: (message: string) => void): Promise<number> {
  const archive = await openKept(settings, wait);
  try {
    if (settings.org !== null) await restrict(archive.database, (await keptOrg(archive.database, settings.org)).attempts);
    return await exportParquet(archive.database, folder);
  } finally {
    await archive.close();
  }
}

/** Deletes the archive's attempts before a day of the chosen zone, of the org that the settings name or of all, and says how many went. */
export async function forgetBeforeDay(day: string, settings: Settings, wait: (message: string) => void): Promise<Forgotten> {
  mustExist(settings.archivePath);
  const midnight = parseISO(day, { in: tz(settings.timezone) });
  if (!isValid(midnight)) throw new UserError(`'${day}' is no day of the calendar`, 'Use a date such as 2026-01-31.', 2);
  const forgetting = { before: new Date(midnight.getTime()).toISOString(), org: settings.org };
  return forgetBefore(settings.archivePath, forgetting, { ...settings, onWait: wait });
}

async function openFor(settings: Settings, wait: (message: string) => void): Promise<Archive> {
  return withArchive(settings) ? openCopy(settings.archivePath, { ...settings, onWait: wait }) : openMemory(settings);
}

function withArchive({ archiveNamed, archivePath }: Settings): boolean {
  return archiveNamed && existsSync(archivePath);
}

async function openKeptCopy(settings: Settings, wait: (message: string) => void): Promise<Archive> {
  mustExist(settings.archivePath);
  return openCopy(settings.archivePath, { ...settings, onWait: wait });
}

async function openKept(settings: Settings, wait: (message: string) => void, anew = false): Promise<Archive> {
  if (!anew) mustExist(settings.archivePath);
  return openArchive(settings.archivePath, { ...settings, onWait: wait });
}

/** Only what fills an archive makes one. */
function mustExist(path: string): void {
  if (existsSync(path)) return;
  throw new UserError(
    `there is no archive yet at ${path}`,
    'Name a file to analyse, - for standard input, or fill the archive: breakday import FILE... keeps exports, breakday pull asks an org',
  );
}

function reportOf(report: ImportReport): InputReport {
  const { alreadyHeld: _, unclearTimes: __, strangeAddresses: ___, missingRecords: ____, ...plain } = report;
  return plain;
}

const inOrder: Page = { newestFirst: false, offset: 0, limit: null };

function investigationOf(
  archive: Archive,
  owners: Owners,
  files: readonly string[],
  filter: FilterSql,
  seen: Pick<AnalysisSettings, 'inputs' | 'where' | 'org' | 'sight' | 'heardUntil' | 'warnings'>,
  settings: Settings,
): Investigation {
  const everything: FilterSql = { sql: 'true', parameters: [] };
  const ownerOf = namesOf(owners);
  const explorers: Explorer[] = [];
  let analysing: Promise<unknown> = Promise.resolve();
  const analysis = { timezone: settings.timezone, ...seen, ownerOf };
  return {
    analyze() {
      const result = heldTrust(archive.database).then((trust) => analyze(archive.database, { ...analysis, trust }));
      analysing = result;
      return result;
    },
    withHashes: (result) => withHashes(result, files),
    attempts: (page) => readAttempts(archive.database, everything, page),
    attemptsOf: (incidents) => readIncidentAttempts(archive.database, incidents),
    recoveriesOf: (incident) => recoveriesOf(incident, readAttempts(archive.database, aftermathFilter(incident), inOrder)),
    count: () => countAttempts(archive.database, everything),
    users: () => namedUsers(archive.database),
    async owners(addresses) {
      const owners = await Promise.all(addresses.map(async (address) => [address, await ownerOf(address)] as const));
      return new Map(owners.filter((pair): pair is [string, string] => pair[1] !== null));
    },
    async explore() {
      const explorer = await openExplorer(archive.database, filter, ownerOf);
      explorers.push(explorer);
      return explorer;
    },
    programs: () => readPrograms(archive.database),
    org: () => orgName(archive.database, seen.org),
    trust: () => heldTrust(archive.database),
    keepTrust: (trust) => keepTrust(archive.database, trust),
    async close() {
      await Promise.allSettled([analysing, ...explorers.map((explorer) => explorer.close())]);
      await owners.close();
      await archive.close();
    },
  };
}
