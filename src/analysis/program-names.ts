/** What the programs of an incident are called: by their applications, as far as these tell them apart. */
import type { Lane } from '../findings/result.ts';
import type { Candidate, Context } from './candidate.ts';
import { isPersons } from './whose.ts';

/** Who logs in. */
export function program(candidate: Candidate, context: Context): string {
  if (isPersons(candidate, context)) return candidate.users.length > 1 ? 'these users' : 'this user';
  return candidate.lanes.length > 1 ? 'these programs' : 'this program';
}

/** The names of lanes beside which others stand that they must not be taken for. */
export function namesOfLanes(lanes: readonly number[], { dimensions }: Context, besides: readonly number[] = []): string[] {
  const those = (numbers: readonly number[]): Lane[] => numbers.flatMap((lane) => dimensions.lanes[lane] ?? []);
  const taken = new Set(those(besides).map(nameOf));
  return [...new Set(those(lanes).map((lane) => (taken.has(nameOf(lane)) ? `${nameOf(lane)} (${wayOf(lane)})` : nameOf(lane))))];
}

function nameOf({ application, loginType }: Lane): string {
  return application || loginType;
}

function wayOf({ loginType, loginSubtype, apiType, loginUrl }: Lane): string {
  return [loginType, loginSubtype, apiType, loginUrl].filter(Boolean).join(', ');
}
