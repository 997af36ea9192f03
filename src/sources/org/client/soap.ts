/** What only SOAP answers. */
import { quoted } from '../../../attempts/quoted.ts';
import type { Identity, Session } from '../org.ts';
import type { Caller } from './caller.ts';
import { connectionOver, envelopeOf, isOfJsforce } from './connection.ts';
import { Refusal } from './refusal.ts';
import { withoutSecrets } from './secrets.ts';

type Connection = Awaited<ReturnType<typeof connectionOver>>;
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
  { instanceUrl, ...session }: Session,
  version: string,
  say: (connection: Connection) => Promise<T>,
  mayRenew = true,
): Promise<T> {
  const asked = { repeatable: true, tokenInBody: true };
  const connection = await connectionOver({ instanceUrl, accessToken: caller.token, version }, ({ url, headers, body }) =>
    caller.ask(url.slice(instanceUrl.length), { ...asked, headers: { ...headers, Accept: 'text/xml' }, body }, envelopeOf),
  );
  try {
    return await say(connection);
  } catch (error) {
    const expired = error instanceof Refusal && error.ofTheSession;
    if (expired && mayRenew && (await caller.renew())) return speak(caller, { instanceUrl, ...session }, version, say, false);
    throw isOfJsforce(error) ? unspoken(error, caller) : error;
  }
}

/** Such as for a token in the form of a JWT, which older versions of SOAP do not take. */
function unspoken({ message }: Error, { token }: Caller): Refusal {
  const said = withoutSecrets(message, [token]);
  return new Refusal(400, '', said, `SOAP does not answer in this session: ${quoted(said, 200)}`, 'Take another way in.');
}
