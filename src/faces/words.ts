/** The words for what an analysis can find, the same on every face. */
import { isApiLogin } from '../attempts/labels.ts';
import type { Cause } from '../attempts/reason.ts';
import type { Impact, Incident, Kind, Result, Shape, Verdict } from '../findings/result.ts';
import { failuresWithoutAddress, withoutAddress } from '../findings/without-address.ts';
import { count } from '../findings/wording.ts';
import { number } from './format.ts';

export const verdictWords: Readonly<Record<Verdict, string>> = { confirmed: 'Confirmed', likely: 'Likely', possible: 'Possible' };

export const causeWords: Readonly<Record<Cause, string>> = {
  'untrusted-origin': 'the source address is not trusted',
  'bad-credentials': 'a wrong password or security token',
  'account-blocked': 'the account is blocked',
  protocol: 'Salesforce no longer accepts the way it connects',
  sso: 'single sign-on failed',
  oauth: 'the app or its authorization was refused',
  policy: 'a policy of the org refuses it',
  'rate-limit': 'too many logins within an hour',
  licence: 'a licence or permission is missing',
  service: 'Salesforce itself could not serve the login',
  unknown: 'Salesforce gives no known reason',
};

const shapeWords: Readonly<Record<Shape, string>> = {
  moved: 'the program moved to a new source address',
  added: 'a second source address appeared beside the old one',
  returned: 'a source address came back after a long absence',
};

const kindWords: Readonly<Record<Exclude<Kind, 'origin-change'>, string>> = {
  'failure-streak': 'logins failed, and not for a new source address',
  attack: 'somebody guessed passwords',
  'silent-origin-change': 'the source address changed and nothing failed',
  silence: 'a program went silent',
};

/** What the day of an incident is called in a picture: nothing broke for who went on elsewhere. */
export function dayWord({ kind, stranger }: Incident): string {
  return stranger?.wentOn ? 'the failures' : dayWords[kind];
}

const dayWords: Readonly<Record<Kind, string>> = {
  'origin-change': 'the break',
  'failure-streak': 'the break',
  attack: 'the attack',
  'silent-origin-change': 'the move',
  silence: 'the silence',
};

/** What counts as a finding of each kind. */
export const ruleWords: Readonly<Record<Kind, string>> = {
  'origin-change':
    'A program that had worked breaks when its attempts fail in a row. It is an origin change when the reason depends on the source address and the failures begin with the first appearance of that address in the program.',
  'failure-streak':
    'A program that had worked breaks when its attempts fail in a row. A new address is not the reason where the reason does not depend on the address, where the address had worked before, or where addresses that had worked fail in the same way.',
  attack:
    'Somebody guesses passwords where addresses that never succeeded fail with bad credentials, in numbers that no owner makes, while the owners go on as before.',
  'silent-origin-change':
    'A program moved in silence when a new address takes over from all others, its first attempt succeeds, and the others stay away.',
  silence: 'A program is silent when the log goes on for several times its longest usual pause and it is not seen again.',
};

/** Whether what failed came from other addresses than what had succeeded, though no new address is the reason. */
export function isElsewhere({ kind, addresses, previousAddresses }: Incident): boolean {
  return kind === 'failure-streak' && previousAddresses.length > 0 && new Set(addresses).isDisjointFrom(new Set(previousAddresses));
}

/** Whether people logged in like this, and not programs. */
function isPeoples({ lanes }: Incident): boolean {
  return lanes.every(({ loginType, apiType }) => !isApiLogin(loginType, apiType));
}

/** What happened, as part of a sentence. */
export function happening(incident: Incident): string {
  const { kind, shape, day, cause, attacker, stranger } = incident;
  if (day === null) return 'logins have failed since before the log begins';
  if (attacker !== undefined && attacker.letIn.length > 0) return `${kindWords.attack} and was let in`;
  if (stranger?.letInAt) return 'bad passwords from a new address ended in a login from there';
  if (stranger?.wentOn) return 'a new address was refused, and the user went on elsewhere';
  if (cause === 'untrusted-origin' && isElsewhere(incident)) return 'logins were refused at other addresses than before';
  if (kind !== 'origin-change') return kindWords[kind];
  return shape === 'moved' && isPeoples(incident) ? 'the user came from a new source address' : shapeWords[shape ?? 'moved'];
}

/** What it cost in logins, such as `about 14 of 20 logins`; null where nobody can tell. */
export function loginsLost({ lostSuccesses: lost, usualSuccesses: usual }: Impact): string | null {
  if (lost === null || usual === null) return null;
  if (lost === 0) return 'none';
  return lost === usual
    ? `about ${count(lost, 'login')}, all that were to be expected`
    : `about ${number(lost)} of ${count(usual, 'login')} to be expected`;
}

/** Whether a history is too short to know a program by: nobody can say of it that nothing broke. */
export function tellsTooLittle({ window: { from, until }, coverage: { attempts, failures }, thresholds }: Result): boolean {
  const { establishedDays = 0, slowEstablishedSuccesses = 0 } = thresholds;
  if (from === null || until === null || attempts - failures < slowEstablishedSuccesses) return true;
  return Date.parse(until) - Date.parse(from) < (establishedDays - 1) * day;
}

const day = 86_400_000;

/** What a report says that has no incident to tell. */
export function nothingBroke(result: Result): string {
  const { attempts, failures, sight } = result.coverage;
  const { establishedSuccesses: successes, establishedDays: days } = result.thresholds;
  const unjudged = failuresWithoutAddress(result.summary.byOriginAndStatus);
  if (attempts === 0) return 'There is no attempt in the data, so it cannot tell whether anything broke.';
  if (tellsTooLittle(result))
    return `The data cannot tell whether anything broke. It holds ${count(attempts - failures, 'login')} and ${count(failures, 'failure')}; to know a program takes more, such as ${successes} successes on ${days} days.`;
  if (sight !== 'own' && unjudged === 0) return 'Nothing broke: there is no incident to tell.';
  if (sight !== 'own') return `No break was found among the logins that have an address. ${withoutAddress(unjudged)}`;
  return 'No break was found among the logins that could be seen. They were pulled by a user who sees only their own, so what broke elsewhere is not told.';
}

/** The words as the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
