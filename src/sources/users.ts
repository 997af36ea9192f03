/** An export of User, which names the ids that login history carries. */
import { createHash } from 'node:crypto';
import { headerKey } from '../attempts/attempt.ts';
import { UserError } from '../errors.ts';
import { openBytes } from './byte-source.ts';
import { headerOf, linesBelow } from './delimited-file.ts';
import { isJson, recordsOf } from './records.ts';
import { refuseBinary } from './refuse-binary.ts';
import { splitFields } from './split-fields.ts';

/** User names by id. */
export interface UserNames {
  /** The name of a user by the id of 15 or of 18 characters. */
  of(id: string): string | undefined;
  /** The same for the same names. */
  readonly digest: string;
}

/** Reads an export of User with the columns Id and Username, as CSV or JSON. */
export async function openUsers(path: string): Promise<UserNames> {
  const source = await openBytes(path);
  refuseBinary(source.name, source.head);
  const names = new Map<string, string>();
  const known = (id: string | null | undefined, name: string | null | undefined): void => {
    if (id && name) names.set(shortId(id), name.trim());
  };
  if (isJson(source.head)) {
    for await (const { entries } of recordsOf(source))
      for (const entry of entries) if ('record' in entry) known(...idAndName(entry.record));
  } else {
    const header = await headerOf(source);
    const keys = header.titles.map(headerKey);
    const [idAt, nameAt] = [keys.indexOf('id'), keys.indexOf('username')];
    if (idAt < 0 || nameAt < 0) throw noUsers(source.name);
    for await (const lines of linesBelow(source, header))
      for (const split of splitFields(lines, header.delimiter)) if ('fields' in split) known(split.fields[idAt], split.fields[nameAt]);
  }
  if (names.size === 0) throw noUsers(source.name);
  return { of: (id) => names.get(shortId(id)), digest: digestOf(names) };
}

function digestOf(names: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([...names].sort()))
    .digest('hex');
}

function idAndName(record: ReadonlyMap<string, string | null>): [string | null, string | null] {
  const fields = new Map([...record].map(([title, value]) => [headerKey(title), value]));
  return [fields.get('id') ?? null, fields.get('username') ?? null];
}

/** The three characters behind the first fifteen only spell out the case of the others. */
function shortId(id: string): string {
  return id.trim().slice(0, 15);
}

function noUsers(name: string): UserError {
  return new UserError(
    `${name} names no users: it needs the columns Id and Username.`,
    'Export them with the query SELECT Id, Username FROM User.',
  );
}
