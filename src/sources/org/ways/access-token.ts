/** A session that the user has already: a token, and the instance that it is for. */
import { UserError } from '../../../errors.ts';
import { instanceOf } from '../instance.ts';
import type { Session } from '../org.ts';

export function accessTokenSession(instanceUrl: string, accessToken: string): Session {
  if (!looksLikeToken(accessToken)) {
    throw new UserError(
      'what was given as access token is none',
      'A token looks like 00D...!...: `sf org auth show-access-token` prints one.',
    );
  }
  return { instanceUrl: instanceOf(instanceUrl), accessToken, wayIn: 'access-token', alias: null, loggedIn: false, renew: null };
}

/** Newer versions of `sf` print a sentence in a token's place, which an org would only answer with a refusal. */
export function looksLikeToken(text: string): boolean {
  return /^00D\w{12,15}!\S+$/.test(text) || /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}
