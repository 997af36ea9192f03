/** Which version of the API is spoken. */
import { UserError } from '../../../errors.ts';
import type { Caller } from './caller.ts';
import { jsonOf } from './json.ts';

/** The newest version whose fields and rules this program knows. */
const newestKnown = 68;

/** The version that was named, where the org speaks it; where none was, the newest that the org and this program both know. */
export async function versionFor(caller: Caller, named: string | undefined): Promise<string> {
  const wanted = named === undefined ? null : versionOf(named);
  const spoken = await caller.ask('/services/data/', {}, jsonOf<readonly { readonly version: string }[]>);
  const versions = spoken.map(({ version }) => Number(version)).toSorted((a, b) => a - b);
  if (wanted === null) return newestOf(versions.filter((version) => version <= newestKnown)).toFixed(1);
  if (versions.includes(Number(wanted))) return wanted;
  const [oldest, newest] = [versions.at(0), versions.at(-1)].map((version) => version?.toFixed(1));
  throw new UserError(
    `--api-version: the org does not speak version ${wanted}`,
    `It speaks ${oldest} to ${newest}; leave --api-version out to take the newest that fits.`,
  );
}

function newestOf(versions: readonly number[]): number {
  const newest = versions.at(-1);
  if (newest === undefined) throw new UserError('the org and this program have no API version in common', 'Update breakday.');
  return newest;
}

/** A version as `--api-version` takes it: `62` or `62.0`. */
function versionOf(text: string): string {
  if (/^v?\d{2,3}(\.0)?$/.test(text)) return Number.parseInt(text.replace('v', ''), 10).toFixed(1);
  throw new UserError(`--api-version: '${text}' is no version`, 'Use a number such as 62.0.', 2);
}
