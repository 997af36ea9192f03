/** What is said when the door stays shut. */
import { explain } from '../../attempts/explanation.ts';
import { quoted } from '../../attempts/quoted.ts';
import { UserError } from '../../errors.ts';

/** The sentence for a login that an org refused with a fault or an OAuth error. */
export function refusedLogin(loginUrl: string, fault: string): UserError {
  const explained = explain(fault);
  const said = `${new URL(loginUrl).host} refused the login: ${quoted(fault, 200)}`;
  if (/LOGIN_MUST_USE_SECURITY_TOKEN/.test(fault)) {
    const advice =
      'Put the security token into SF_SECURITY_TOKEN, trust this address under Setup > Security > Network Access, or log in through OAuth, which needs no token.';
    return new UserError(`${said}. The address of this machine is not trusted by the org`, advice);
  }
  if ('nearMatches' in explained) return new UserError(said, `\`breakday explain\` may know more of it.`);
  return new UserError(`${said}. ${explained.meaning}`, explained.advice[0] ?? '');
}

/** Throws for a host that cannot be reached. */
export function unreachable(loginUrl: string, error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new UserError(`${new URL(loginUrl).host} cannot be reached: ${quoted(why, 120)}`, 'Look at the network, the proxy, and the URL.');
}
