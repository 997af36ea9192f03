/** What to do about refused addresses that were let in since, are out of use, or change all the time. */
import { adviceFor, moveToOauth, named, namedMost, tokenByMail } from './advice.ts';
import type { AddressRule } from './reason.ts';

/** What to do about a move that is over, so that the next one breaks nothing. Takes the addresses that were let in. */
export function afterLetIn(rule: AddressRule, addresses: readonly string[], at: string): readonly string[] {
  const are = addresses.length > 1 ? 'are' : 'is';
  return [`Nothing is left to open: ${named(addresses)} ${are} let in since ${at}. ${howOpened(rule, are)}`, ...beforeTheNext(rule)];
}

/** What to do where the program went back to an address that it was let in from. */
export function afterReturn(rule: AddressRule, addresses: readonly string[], back: string): readonly string[] {
  const [first = ''] = adviceFor('untrusted-origin', rule, addresses);
  return [
    `Nothing needs to be opened now: logins succeed from ${back} again. Ask whether the move was meant.`,
    `Only where it is to move for good, and before it does: ${first}`,
    ...(rule === 'token' ? beforeTheNext(rule) : []),
  ];
}

function howOpened(rule: AddressRule, are: string): string {
  const [them, whose, range] = are === 'are' ? ['them', 'they are', 'these'] : ['it', 'it is', 'this one'];
  const who = 'Setup > Security > View Setup Audit Trail';
  if (rule === 'activation') return `Whoever logs in there has entered the code, or somebody trusted the address: ${who} says who.`;
  const ask = `${who} says who let ${them} in: ask whether they knew whose ${whose}, and see that no wider range was opened than ${range}.`;
  return rule === 'token' ? `${ask} Where it names nobody, the security token is sent since then.` : ask;
}

/** What outlives a move, or has to come before it. */
function beforeTheNext(rule: AddressRule): readonly string[] {
  if (rule !== 'token') return [`The next move needs the same beforehand. ${adviceFor('untrusted-origin', rule, [])[0]}`];
  return [
    `So that the next move breaks nothing, append the security token to the password (passwordTOKEN): it works from any address. ${tokenByMail}`,
    moveToOauth,
  ];
}

/** What to do where addresses change all the time: the next login comes from another one than those that were refused. */
export function whereAddressesChange(blocks: readonly string[]): readonly string[] {
  const where =
    blocks.length > namedMost
      ? `those that were refused lie in ${blocks.length} networks`
      : `those that were refused lie in ${new Intl.ListFormat('en-GB').format(blocks)}`;
  return [
    `Append the security token to the password (passwordTOKEN): trusting single addresses helps nobody here, since the next login comes from another one. ${tokenByMail}`,
    moveToOauth,
    `Trust a range only where all of it is yours, such as that of your own VPN or office (Setup > Security > Network Access): ${where}. Else let the program go out through one fixed address, and trust that.`,
  ];
}
