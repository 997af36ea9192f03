/** Which org and which user a session is of. */
import type { Identity, Session } from '../org.ts';
import type { Caller } from './caller.ts';
import { jsonOf } from './json.ts';
import { Refusal } from './refusal.ts';
import { userInfo } from './soap.ts';

interface UserInfo {
  readonly organization_id: string;
  readonly user_id: string;
  readonly preferred_username: string;
}

/** A token whose scope does not cover OpenID is told by SOAP whose it is; some logins have said it already. */
export async function whoAmI(caller: Caller, session: Session, apiVersion: string): Promise<Identity> {
  if (session.identity !== undefined) return session.identity;
  try {
    const info = await caller.ask('/services/oauth2/userinfo', {}, jsonOf<UserInfo>);
    return { org: info.organization_id, user: { id: info.user_id, username: info.preferred_username } };
  } catch (error) {
    if (error instanceof Refusal && (error.status === 403 || error.status === 404)) return userInfo(caller, session, apiVersion);
    throw error;
  }
}
