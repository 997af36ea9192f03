/** The part of an e-mail before its domain tells a person as well as the whole: it is found alone, too. */
import { plainSpelling } from './redact-spelling.ts';

export interface LocalParts {
  /** The user whose local part this is, or the local part itself where it is of several; undefined where it is of none. */
  owner(name: string): string | undefined;
  /** The local parts that stand in a text, in whatever spelling. There may be thousands of users: a text is read once, not once for each. */
  within(text: string): string[];
}

/** `mails`: the users that are e-mails; `names`: the other ones, who keep what is theirs. */
export function localPartsOf(mails: readonly string[], names: readonly string[]): LocalParts {
  const others = new Set(names.map(plainSpelling));
  const owners = new Map<string, string>();
  for (const mail of new Set(mails.map(plainSpelling))) {
    const local = mail.slice(0, mail.lastIndexOf('@'));
    for (const part of new Set([local, untagged(local)]))
      if (isTelling(part) && !others.has(part)) owners.set(part, owners.has(part) ? part : mail);
  }
  const byOpening = Map.groupBy(owners.keys(), (local) => local.slice(0, least));
  return {
    owner: (name) => owners.get(name),
    within(text) {
      const plain = plainSpelling(text);
      const found = Array.from(plain, (_, at) =>
        byOpening.get(plain.slice(at, at + least))?.filter((local) => plain.startsWith(local, at)),
      );
      return [...new Set(found.flatMap((locals) => locals ?? []))];
    },
  };
}

/** `jane.doe` of `jane.doe+crm`: the tag says what an account is for, and the rest whose it is. */
function untagged(local: string): string {
  return local.replace(/(?<=.)\+.*$/, '');
}

/** Shorter ones stand in too many words: nothing would be left of a text where Al or Ann is a user. */
const least = 4;

/**
 * A local part is looked for unless it is shorter than four characters or a common word for a task: half the programs of
 * the world are named so, and it tells nobody.
 */
function isTelling(local: string): boolean {
  return local.length >= least && !tasks.has(local);
}

const tasks: ReadonlySet<string> = new Set([
  ...['admin', 'data', 'export', 'feed', 'form', 'forms', 'help', 'import', 'info', 'integration', 'jobs', 'login', 'mail', 'office'],
  ...['report', 'reports', 'sales', 'salesforce', 'service', 'support', 'sync', 'system', 'team', 'test', 'user', 'users'],
]);
