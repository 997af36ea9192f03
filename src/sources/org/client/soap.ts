/** What only SOAP answers, in which jsforce is at home. */
import type { Session } from '../org.ts';
import type { Caller } from './caller.ts';
import type { Identity } from './identity.ts';
import { refused } from './refusal.ts';

type Connection = import('jsforce').Connection;
type MetadataType = Parameters<Connection['metadata']['read']>[0];

/** What the Metadata API reads under these names; what has no name of its own is not there. */
export async function readMetadata(
  caller: Caller,
  session: Session,
  apiVersion: string,
  type: string,
  names: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const records: readonly object[] = await speak(caller, session, apiVersion, (connection) =>
    connection.metadata.read(type as MetadataType, [...names]),
  );
  return records.map((record) => ({ ...record })).filter((record: Record<string, unknown>) => Object.values(record).some(Boolean));
}

/** Which org and which user a session is of. */
export async function userInfo(caller: Caller, session: Session, apiVersion: string): Promise<Identity> {
  const info = await speak(caller, session, apiVersion, (connection) => connection.soap.getUserInfo());
  return { org: info.organizationId, user: { id: info.userId, username: info.userName } };
}

/** jsforce would renew a session again and again, so it is given no way to; we renew once. */
async function speak<T>(
  caller: Caller,
  session: Session,
  apiVersion: string,
  say: (connection: Connection) => Promise<T>,
  mayRenew = true,
): Promise<T> {
  const { Connection } = (await import('jsforce')).default;
  caller.countOne();
  try {
    return await say(new Connection({ instanceUrl: session.instanceUrl, accessToken: caller.token, version: apiVersion }));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const expired = `${name} ${message}`.includes('INVALID_SESSION_ID');
    if (expired && mayRenew && (await caller.renew())) return speak(caller, session, apiVersion, say, false);
    throw expired ? refused(401, 'INVALID_SESSION_ID', '') : refused(500, name, message);
  }
}
