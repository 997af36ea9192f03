/** Which version of the API is spoken. */
import { UserError } from '../../../errors.ts';
import type { Caller } from './caller.ts';
import { jsonOf } from './json.ts';

/** The newest version whose fields and rules this program knows. */
const newestKnown = 68;

/** The newest version that the org and this program both know, such as `66.0`. */
export async function commonVersion(caller: Caller): Promise<string> {
  const versions = await caller.ask('/services/data/', {}, jsonOf<readonly { readonly version: string }[]>);
  const common = versions.map(({ version }) => Number(version)).filter((version) => version <= newestKnown);
  if (common.length === 0) throw new UserError('the org and this program have no API version in common', 'Update breakday.');
  return Math.max(...common).toFixed(1);
}

/** A version as `--api-version` takes it: `62` or `62.0`. */
export function versionOf(text: string): string {
  if (/^v?\d{2,3}(\.0)?$/.test(text)) return Number.parseInt(text.replace('v', ''), 10).toFixed(1);
  throw new UserError(`--api-version: '${text}' is no version`, 'Use a number such as 62.0.', 2);
}
