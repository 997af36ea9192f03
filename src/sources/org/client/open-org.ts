/** Opens an org for reading. Pages and downloads go through our own caller; jsforce speaks SOAP for what only SOAP answers. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { allOf } from '../all-of.ts';
import type { Field, OpenOptions, Org, Session } from '../org.ts';
import { versionFor } from './api-version.ts';
import { bulkPages } from './bulk.ts';
import { Caller } from './caller.ts';
import { whoAmI } from './identity.ts';
import { jsonOf } from './json.ts';
import { pagesOf } from './query.ts';
import { readMetadata } from './soap.ts';

/** Finds out which org and which user a session is of, and what can be asked. */
export async function openOrg(session: Session, options: OpenOptions = {}): Promise<Org> {
  const caller = new Caller(session, options);
  const apiVersion = await versionFor(caller, options.apiVersion);
  const base = `/services/data/v${apiVersion}`;
  const { org, user } = await whoAmI(caller, session, apiVersion);
  return {
    id: org,
    session,
    user,
    apiVersion,
    async describe(object) {
      const { fields } = await caller.ask(`${base}/sobjects/${object}/describe`, {}, jsonOf<{ fields: readonly Field[] }>);
      return fields;
    },
    query: (soql) => pagesOf(caller, `${base}/query`, soql),
    bulk: (soql, say) => bulkPages(caller, `${base}/jobs/query`, soql, { ...options, say }),
    async count(soql) {
      return (await caller.ask(`${base}/query?q=${encodeURIComponent(soql)}`, {}, jsonOf<{ totalSize: number }>)).totalSize;
    },
    tooling: (soql) => allOf(pagesOf(caller, `${base}/tooling/query`, soql)),
    readMetadata: (type, names) => readMetadata(caller, session, apiVersion, type, names),
    download: (path, file) =>
      caller.ask(path, { headers: { Accept: '*/*' } }, async ({ body }) => {
        await pipeline(body === null ? [] : Readable.fromWeb(body), createWriteStream(file, { mode: 0o600 }));
      }),
    usage: () => caller.usage(),
    answeredAt: () => caller.answeredAt,
  };
}
