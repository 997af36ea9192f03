/**
 * A command `sf` for the PATH, which answers for made-up orgs as the Salesforce CLI answers for real ones.
 *
 * ```ts
 * const sf = fakeSf({ orgs: [{ alias: 'globex', orgId: org.id, username: org.user.username, instanceUrl: org.url, accessToken: org.token }] });
 * await breakday(['pull', '--target-org', 'globex'], { env: { PATH: sf.path } });
 * expect(sf.asked()).toContainEqual(['org', 'auth', 'show-access-token', '--target-org', 'globex', '--json']);
 * ```
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the CLI knows of orgs and how it tells it. */
export interface SfKnowledge {
  /** `new` hides tokens wherever they are not asked for by name; `old` shows them with an org and knows no other way. */
  readonly manner?: 'new' | 'old';
  readonly orgs?: readonly SfOrg[];
  /** The alias or user name of the default org. */
  readonly targetOrg?: string | null;
  /** Printed to standard output before anything else, as plugins do that are not well behaved. */
  readonly noise?: string;
}

export interface SfOrg {
  readonly alias?: string;
  readonly username: string;
  readonly orgId: string;
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** Whether the CLI cannot renew the token any more; it shows what it has all the same. */
  readonly expired?: boolean;
}

export interface FakeSf {
  /** A PATH on which this command comes first. */
  readonly path: string;
  /** The arguments of every run. */
  asked(): string[][];
  /** Lets it know otherwise from now on, such as another token. */
  know(knowledge: SfKnowledge): void;
}

export function fakeSf(knowledge: SfKnowledge = {}): FakeSf {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-sf-'));
  const [command, known, journal] = ['sf', 'knows.json', 'asked.ndjson'].map((name) => join(folder, name)) as [string, string, string];
  const script = fileURLToPath(new URL('sf-command.ts', import.meta.url));
  const know = (otherwise: SfKnowledge): void => writeFileSync(known, JSON.stringify(otherwise));
  know(knowledge);
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${script}' '${known}' '${journal}' "$@"\n`);
  chmodSync(command, 0o755);
  return {
    path: [folder, process.env.PATH].join(delimiter),
    asked: () => (existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : []).map((line) => JSON.parse(line)),
    know,
  };
}
