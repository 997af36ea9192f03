/** What an archive holds, for those who keep one. */
import { statSync } from 'node:fs';
import type { Archive } from './archive.ts';
import { orgNamed } from './kept-org.ts';
import { sqlFile } from './sql.ts';

export interface ArchiveOverview {
  readonly path: string | null;
  /** The bytes on disk; 0 in memory. */
  readonly bytes: number;
  readonly orgs: readonly OrgOverview[];
  /** In the order in which they were imported. */
  readonly imports: readonly ImportOverview[];
}

export interface OrgOverview {
  /** Empty where the history names no org. */
  readonly org: string;
  readonly attempts: number;
  /** Rows that tell again of an attempt that another row tells more of. */
  readonly shadowed: number;
  readonly users: number;
  /** UTC, ISO 8601. */
  readonly from: string;
  readonly until: string;
  /** Spans without any row, longer than a day and than ten times the usual longest pause; the longest first, 20 at most. */
  readonly gaps: readonly { readonly from: string; readonly until: string }[];
}

export interface ImportOverview {
  readonly name: string;
  readonly org: string;
  readonly format: string;
  readonly sha256: string | null;
  readonly timezone: string;
  readonly dateOrder: string;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** UTC, ISO 8601; null in memory. */
  readonly importedAt: string | null;
}

/** All that is held or, where an org is named, what names it. */
export async function archiveOverview({ database, path }: Archive, name: string | null): Promise<ArchiveOverview> {
  const wanted = name === null ? null : await orgNamed(database, name);
  const isWanted = ({ org }: { readonly org: string }): boolean => wanted === null || org === wanted;
  const gaps = await database.rows<{ org: string; from: string; until: string }>(sqlFile('archive-gaps'));
  const orgs = await database.rows<Omit<OrgOverview, 'gaps'>>(sqlFile('archive-orgs'));
  return {
    path,
    bytes: path === null ? 0 : sizeOf(path) + sizeOf(`${path}.wal`),
    orgs: orgs
      .filter(isWanted)
      .map((org) => ({ ...org, gaps: gaps.filter((gap) => gap.org === org.org).map(({ from, until }) => ({ from, until })) })),
    imports: (await database.rows<ImportOverview & object>(sqlFile('archive-imports'))).filter(isWanted),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
