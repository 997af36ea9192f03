/** What has to be minded about a history: sentences that stand beside whatever it is asked. */
import type { ImportReport } from '../archive/archive.ts';
import { unnamedOrg } from '../attempts/unnamed-org.ts';
import { inputDoubts } from '../findings/input-doubts.ts';
import { count } from '../findings/wording.ts';

export interface Caveats {
  readonly imports: readonly ImportReport[];
  /** Attempts, where all of them were forgotten. */
  readonly forgotten: number;
  /** Users known by id alone, where others are known by name. */
  readonly nameless: number;
  /** Attempts that name no org, where those of an org are asked for. */
  readonly unnamed: number;
  /** The org that is asked for; null or empty for what names none. */
  readonly org: string | null;
  readonly sight: 'all' | 'own';
}

export function warningsOf({ imports, forgotten, nameless, unnamed, org, sight }: Caveats): string[] {
  return [
    ...imports.flatMap(inputDoubts),
    ...forgottenWarning(forgotten),
    ...namelessWarning(nameless),
    ...(org ? unnamedWarning(unnamed, org) : []),
    ...sightWarning(sight),
  ];
}

function forgottenWarning(attempts: number): string[] {
  if (attempts === 0) return [];
  return [
    `What was accepted is no longer there: ${attempts === 1 ? 'the attempt was' : `all ${count(attempts, 'attempt')} were`} forgotten.`,
  ];
}

function namelessWarning(users: number): string[] {
  if (users === 0) return [];
  return [
    `${count(users, 'user')} ${users === 1 ? 'is' : 'are'} known by id alone in rows that name nobody, and judged apart from those with a name: name them with --users FILE.`,
  ];
}

function unnamedWarning(attempts: number, org: string): string[] {
  if (attempts === 0) return [];
  const [name, are, them] = attempts === 1 ? ['names', 'is', 'it'] : ['name', 'are', 'them'];
  return [`${count(attempts, 'attempt')} ${name} no org and ${are} counted to ${org}: --org "${unnamedOrg}" tells of ${them} alone.`];
}

function sightWarning(sight: 'all' | 'own'): string[] {
  if (sight === 'all') return [];
  return [
    'Some attempts were pulled by a user who sees only his own logins, so others may be missing: pull again with “Manage Users” or “Monitor Login History”.',
  ];
}
