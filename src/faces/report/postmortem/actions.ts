/** What to do, and what to learn. */
import { limitOrigins, moveToOauth, shutOut } from '../../../attempts/advice.ts';
import { isApiLogin } from '../../../attempts/labels.ts';
import type { Cause } from '../../../attempts/reason.ts';
import type { Incident, Kind } from '../../../findings/result.ts';
import { type Block, listOr, paragraph } from './block.ts';

/** Who was let in is shut out first, and whoever may be a stranger is asked about; else the remedy that keeps it from happening again, then what repairs it now. */
export function actionsOf({ cause, kind, users, lanes, advice, attacker, stranger }: Incident): Block[] {
  const isPersons = lanes.length > 0 && lanes.every(({ loginType, apiType }) => !isApiLogin(loginType, apiType));
  const prevention = preventionsByKind[kind] ?? (isPersons ? preventionsOfPersons[cause] : undefined) ?? preventions[cause];
  const repairs = advice.filter((step) => step !== saidBy.get(prevention));
  const letIn = [...new Set(attacker?.letIn.map(({ user }) => user))];
  const perhapsLetIn = stranger?.letInAt ? shutOut(users) : [];
  const urgent = letIn.length > 0 ? shutOut(letIn) : [...advice.slice(0, stranger ? 1 : 0), ...perhapsLetIn];
  return [
    { kind: 'tasks', items: [...new Set([...urgent, prevention, ...repairs, `${firstSigns[kind]} ${byWatching}`])] },
    { kind: 'blank', question: 'Owner and due date of each' },
  ];
}

/** What the data can say for people to build on, and blanks for the rest. */
export function lessonsOf({ recoveredAt, previousAddresses, impact, evidence, shape, stranger }: Incident): Block[] {
  const well = stranger?.wentOn
    ? ['The user went on elsewhere, and was not kept out.']
    : recoveredAt === null
      ? []
      : ['The log shows that it works again.'];
  const lucky = [
    ...(shape === 'added' ? ['The old address went on working all the while.'] : []),
    ...(impact !== null && impact.lostSuccesses === 0 ? ['No login seems to be lost.'] : []),
    ...(previousAddresses.length > 0 && evidence.against.length === 0 ? ['The log reaches far enough back to name the day.'] : []),
  ];
  return [
    listOr('What went well', well, 'Nothing that login history could know.'),
    { kind: 'blank', question: 'What else went well?' },
    listOr('Where we got lucky', lucky, 'Nowhere that login history could know.'),
    { kind: 'blank', question: 'Where else did we get lucky?' },
    paragraph('The blanks are for the people who were there.'),
  ];
}

const firstSigns: Readonly<Record<Kind, string>> = {
  'origin-change': 'Notice the next one at its first refusals.',
  'failure-streak': 'Notice the next one at its first refusals.',
  attack: 'Notice the next one while it goes on.',
  'silent-origin-change': 'Notice the next move before anything is refused.',
  silence: 'Notice the next one as soon as the program is overdue: nothing is refused then, so nothing else will tell.',
};

const byWatching =
  'By hand, look at Setup > Identity > Login History. Better, let breakday watch --once run every ten minutes (breakday watch --print-unit systemd prints a unit for it), and let it tell whoever is on call (--webhook, --exec).';

const oauth =
  'Keep it from happening again: move the program to OAuth (JWT bearer or client credentials), which needs neither security token nor trusted address. Setup > Apps > External Client Apps > External Client App Manager.';

const limits = `Keep it from happening again: a password alone should open nothing from an unknown address. ${limitOrigins}`;

const secondFactors =
  'Keep it from happening again: let people log in with a second factor or through single sign-on, so that a password alone opens nothing and need not be remembered for Salesforce. Setup > Identity > Identity Verification.';

/** The step of the advice that a prevention says already. */
const saidBy: ReadonlyMap<string, string> = new Map([
  [oauth, moveToOauth],
  [limits, limitOrigins],
]);

/** For what the reason of a refusal says nothing about. */
const preventionsByKind: Readonly<Partial<Record<Kind, string>>> = {
  attack: limits,
  'silent-origin-change': oauth,
  silence:
    'Keep it from happening again: let the program itself tell somebody when a run fails or does not start, and keep its user from being renamed, frozen or deactivated unawares. Setup > Users > Users > the user.',
};

/** What keeps a program from breaking is nothing for a person in a browser. */
const preventionsOfPersons: Readonly<Partial<Record<Cause, string>>> = {
  'untrusted-origin': secondFactors,
  'bad-credentials': secondFactors,
  'account-blocked':
    'Keep it from happening again: agree who tells people before their user is frozen or deactivated, and whom they ask after a lockout. Setup > Users > Users > the user.',
};

const preventions: Readonly<Record<Cause, string>> = {
  'untrusted-origin': oauth,
  'bad-credentials': oauth,
  'account-blocked':
    'Keep it from happening again: give the program a user of its own, which nobody else logs in with, and restrict where it may log in from. Setup > Users > Profiles > the profile of that user > Login IP Ranges.',
  protocol:
    'Keep it from happening again: put the retirement dates of API versions on the calendar. Setup > Release Updates lists what will be enforced.',
  sso: 'Keep it from happening again: put the expiry of certificates on the calendar. Setup > Security > Certificate and Key Management.',
  oauth:
    'Keep it from happening again: pre-authorize the app for a profile or permission set, so that no refresh token can run out. Setup > Apps > Connected Apps > Manage Connected Apps > the app > Edit Policies.',
  policy:
    'Keep it from happening again: try policies in a sandbox with a user of each program first. Setup > Security > View Setup Audit Trail says who changed this one.',
  'rate-limit':
    'Keep it from happening again: let the program keep its session and back off when refused. Setup > Security > Session Settings says how long a session lives.',
  licence:
    'Keep it from happening again: look for the users of programs before licences change. Setup > Company Settings > Company Information.',
  service:
    'Keep it from happening again: subscribe to the instance at status.salesforce.com, and let the program try again, more slowly each time.',
  unknown: 'Keep it from happening again: find out what the status means before closing this.',
};
