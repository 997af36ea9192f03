/** The ways into an org, in the order in which they are tried. */
import { UserError } from '../../errors.ts';
import type { Door, OrgAccess, Session } from './org.ts';
import { accessTokenSession } from './ways/access-token.ts';

/** A session by the first way that the user's words and the environment open, told to whoever waits at the door. */
export async function enter(asked: OrgAccess, { say }: Door): Promise<Session> {
  const { instanceUrl, accessToken } = asked;
  if (instanceUrl !== null && accessToken !== null) {
    say(`Entering ${instanceUrl} with the token of SF_ACCESS_TOKEN.`);
    return accessTokenSession(instanceUrl, accessToken);
  }
  throw new UserError('nothing says how to get into the org', 'Give --instance-url and put an access token into SF_ACCESS_TOKEN.', 2);
}
