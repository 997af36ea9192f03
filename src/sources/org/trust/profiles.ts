/** The login IP ranges of profiles. */
import type { AddressRange } from '../../../attempts/trusted-ranges.ts';
import type { OrgProfile } from '../../../findings/org-trust.ts';
import { Refusal } from '../client/refusal.ts';
import type { Org } from '../org.ts';
import { rowsWhereIn } from '../rows-where-in.ts';
import { type Note, unlessRefused } from '../unless-refused.ts';
import { fullNamesOf } from './profile-names.ts';
import { rangesOf } from './ranges.ts';

interface ProfileRow {
  readonly Id: string;
  readonly Name: string;
}

type ProfileMetadata = Readonly<Record<string, unknown>>;

/** The profiles by id. */
export async function readProfiles(org: Org, ids: readonly string[], note: Note): Promise<ReadonlyMap<string, OrgProfile>> {
  const rows = await unlessRefused(() => rowsWhereIn<ProfileRow>(org, 'SELECT Id, Name FROM Profile', 'Id', ids));
  if (rows instanceof Refusal) {
    note(`The names of the profiles could not be read: ${rows.message}.`);
    return new Map();
  }
  const byFullName = await readByFullName(
    org,
    rows.flatMap(({ Name }) => fullNamesOf(Name)),
  );
  const profiles = new Map<string, OrgProfile>();
  for (const { Id, Name } of rows) {
    const named = fullNamesOf(Name)
      .map((fullName) => byFullName.get(fullName))
      .find((profile) => profile !== undefined);
    const ranges = rangesOfProfile(named ?? (await readById(org, Id)));
    if (ranges === null) note(`The login IP ranges of the profile “${Name}” could not be read.`);
    profiles.set(Id, { name: Name, ranges });
  }
  return profiles;
}

/** So many the Metadata API reads at once. */
const namesAtOnce = 10;

async function readByFullName(org: Org, names: readonly string[]): Promise<ReadonlyMap<string, ProfileMetadata>> {
  const found = new Map<string, ProfileMetadata>();
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const records = await unlessRefused(() => org.readMetadata('Profile', names.slice(at, at + namesAtOnce)));
    if (records instanceof Refusal) return found;
    for (const record of records) found.set(String(record.fullName), record);
  }
  return found;
}

/** For labels in another language, of which no full name can be told, and for tokens that the Metadata API does not take. */
async function readById(org: Org, id: string): Promise<ProfileMetadata | null> {
  const rows = await unlessRefused(() =>
    org.tooling<{ Metadata: ProfileMetadata | null }>(`SELECT Id, Metadata FROM Profile WHERE Id = '${id}'`),
  );
  return rows instanceof Refusal ? null : (rows[0]?.Metadata ?? null);
}

function rangesOfProfile(profile: ProfileMetadata | null): readonly AddressRange[] | null {
  return profile && rangesOf(profile.loginIpRanges, 'startAddress', 'endAddress');
}
