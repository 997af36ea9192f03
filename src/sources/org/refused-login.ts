/** What is said when the door stays shut. */
import { explain } from '../../attempts/explanation.ts';
import { quoted } from '../../attempts/quoted.ts';
import { UserError } from '../../errors.ts';
import { type Refusal, refusalOf } from './client/refusal.ts';

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

/** Throws for an answer that is no login: a host in trouble has not judged who comes. `judged` is told of an answer that has, and of its code. */
export function shutDoor(
  loginUrl: string,
  judged: (response: Response, code: string) => void,
): (response: Response, text: string) => never {
  return (response, text) => {
    const refusal = refusalOf(response, text);
    if (refusal.ofTheHost || isPage(refusal)) throw refusal;
    judged(response, refusal.code);
    throw refusedLogin(loginUrl, faultOf(refusal));
  };
}

function isPage({ code, said }: Refusal): boolean {
  return code === '' && said === '';
}

function faultOf({ code, said }: Refusal): string {
  return [code, said].filter(Boolean).join(': ');
}
