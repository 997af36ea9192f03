/** What to do about bad passwords and lockouts where the log shows more of them than a status says. */
import { adviceFor, limitOrigins } from './advice.ts';
import { openTheLock } from './advice-by-status.ts';

/** What to do where other programs of the same user log in with a password that this one does not send. */
export function whereOthersLogIn(others: string): readonly string[] {
  const [, token = ''] = adviceFor('bad-credentials', null, []);
  return [
    `Compare the password that the program has stored with that of ${others}, which works: it sends another one. Do not reset the password for it: that would break the others too.`,
    token,
    'Stop the program until then: enough failures in a row (10 by default) lock the user out, and the others with it.',
  ];
}

/** What to do about a program whose bad passwords locked out others of its user. */
export function stopBadPasswords(sender: string, others: string): readonly string[] {
  const [compare = '', token = ''] = adviceFor('bad-credentials', null, []);
  return [compare, token, `Stop ${sender} until then: its bad passwords locked out ${others} as well. ${openTheLock}`];
}

/** What to do about a password that is right again, so that the next change breaks nothing. */
export function afterMended(at: string): readonly string[] {
  return [
    `Nothing is left to mend: it logs in again since ${at}. Ask who changed the password or the token, and whether the old one is stored anywhere else.`,
    'So that the next change breaks nothing, move the program to OAuth (JWT bearer or client credentials), or give its user a password that never expires (Setup > Users > Permission Sets > System Permissions > Password Never Expires).',
  ];
}

/** What to do where it is known whose bad passwords locked a user, and whether the lockout is over. */
export function unlock(senders: string, own: boolean, isOver: boolean): readonly string[] {
  const first = own
    ? `Look at ${senders} first: while its bad passwords go on, the lockout comes back.`
    : `Keep out whoever sends bad passwords from ${senders}, or the lockout comes back. ${limitOrigins}`;
  return isOver ? [first] : [first, openTheLock];
}
