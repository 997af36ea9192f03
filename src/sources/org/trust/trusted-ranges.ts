/** The trusted ranges of the whole org: Setup > Security > Network Access. */
import type { AddressRange } from '../../../attempts/trusted-ranges.ts';
import { Refusal } from '../client/refusal.ts';
import type { Org } from '../org.ts';
import { type Note, unlessRefused } from '../unless-refused.ts';
import { rangesOf } from './ranges.ts';

interface SecuritySettings {
  readonly networkAccess?: { readonly ipRanges?: unknown } | null | '';
}

/** The ranges in the org's order; null where they could not be read. */
export async function readTrustedRanges(org: Org, note: Note): Promise<readonly AddressRange[] | null> {
  const settings = await readSettings(org);
  if (settings === null || settings instanceof Refusal) {
    note(`The trusted ranges could not be read: ${settings?.message ?? 'the org has no security settings for this user'}.`);
    return null;
  }
  const { networkAccess } = settings;
  const ranges = rangesOf(networkAccess ? networkAccess.ipRanges : null, 'start', 'end');
  if (ranges === null) note('The trusted ranges could not be read: one of them is in a form that is not known.');
  return ranges;
}

/** Tooling answers in one call to every kind of token; the Metadata API is asked where it does not. */
async function readSettings(org: Org): Promise<SecuritySettings | Refusal | null> {
  const soql = 'SELECT Id, Metadata FROM SecuritySettings LIMIT 1';
  const rows = await unlessRefused(() => org.tooling<{ Metadata: SecuritySettings | null }>(soql));
  const told = rows instanceof Refusal ? null : rows[0]?.Metadata;
  if (told) return told;
  const records = await unlessRefused(() => org.readMetadata('SecuritySettings', ['Security']));
  return records instanceof Refusal ? records : (records[0] ?? null);
}
