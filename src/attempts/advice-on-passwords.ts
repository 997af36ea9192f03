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

/** What to do where it is known whose bad passwords locked a user. */
export function unlock(senders: string, own: boolean): readonly string[] {
  const first = own
    ? `Look at ${senders} first: while its bad passwords go on, the lockout comes back.`
    : `Keep out whoever sends bad passwords from ${senders}, or the lockout comes back. ${limitOrigins}`;
  return [first, openTheLock];
}
