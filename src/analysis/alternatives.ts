/** Other explanations of an incident, and what would settle each: four at most. */
import { frozenUser, inactiveUser, lockedUser, shutOrg } from '../attempts/advice-by-status.ts';
import type { AddressRule } from '../attempts/reason.ts';
import type { Incident } from '../findings/result.ts';
import type { Candidate, Context } from './candidate.ts';
import { isPersons, strangerOf } from './whose.ts';

type Alternative = Incident['alternatives'][number];

const rangesChanged: Alternative = {
  cause: 'The trusted ranges or the login ranges of the profile were changed.',
  settledBy: 'Setup > View Setup Audit Trail: look for Network Access and profile changes just before the first failure.',
};
const tokenReset: Alternative = {
  cause: 'The password or the security token was reset, and the program still sends the old one.',
  settledBy: 'Compare LastPasswordChangeDate of the user with the first failure; ask whether somebody used Reset My Security Token.',
};
const stranger: Alternative = {
  cause: 'Somebody else knows the password and uses it from elsewhere.',
  settledBy: 'Ask the hosting company whether the address is yours. If it is not, change the password.',
};
const staleToken: Alternative = {
  cause: 'The program moved and appends an old security token, which reads like a wrong password.',
  settledBy: 'Compare the token that the program sends with the newest one, or trust the address for one attempt.',
};
const passwordChanged: Alternative = {
  cause: 'The password expired or was changed, and the program still sends the old one.',
  settledBy: 'Compare LastPasswordChangeDate of the user with the first failure.',
};
const secondServer: Alternative = {
  cause: 'A second server was added on purpose, and only it is not trusted.',
  settledBy: 'Ask who runs the program whether both addresses are meant to be in use.',
};
const movedOnPurpose: Alternative = {
  cause: 'The program was moved on purpose.',
  settledBy: 'Ask who runs it whether the new address is meant to be in use.',
};
const switchedOff: Alternative = {
  cause: 'The program was switched off on purpose.',
  settledBy: 'Ask who runs it; look at its own scheduler and log.',
};
const noRows: Alternative = {
  cause: 'It still tries, but leaves no rows: a wrong user name, a wrong login host, a rate block or a network failure.',
  settledBy: 'Read the program’s own log for the answer that it gets.',
};
const rangesNarrowed: Alternative = {
  cause: 'The login IP ranges of the profile were narrowed, or the user was given another profile.',
  settledBy: 'Setup > Security > View Setup Audit Trail: look for changes of the profile and of the user just before the first failure.',
};
const appPolicy: Alternative = {
  cause: 'The policy of the connected app was tightened.',
  settledBy: 'Setup > Security > View Setup Audit Trail: look for changes of the connected app just before the first failure.',
};
const journey: Alternative = {
  cause: 'The same person was on another network: a journey, a VPN, a mobile.',
  settledBy: 'Ask the user where they were.',
};
const strangeLogin: Alternative = {
  cause: 'Somebody else knows the password and uses it from elsewhere.',
  settledBy: 'Ask the user whether it was them. If it was not, change the password.',
};
const forgotten: Alternative = {
  cause: 'The user forgot the password, or it expired.',
  settledBy: 'Ask the user; compare LastPasswordChangeDate of the user with the first failure.',
};
const lockedOut: Alternative = {
  cause: 'Somebody else’s bad passwords locked the account.',
  settledBy:
    'List the bad passwords of this user (breakday attempts with the filter reason:bad-credentials): look for addresses that never succeeded.',
};
const ownLockout: Alternative = {
  cause: 'Another program of the same user sends an old password and locked the account.',
  settledBy: 'List all failures of this user (breakday attempts with the filter status:failed): look for another application.',
};
const ownPassword: Alternative = {
  cause: 'Somebody changed the password that this program alone has stored, or its settings were restored from an old copy.',
  settledBy: 'Compare what it has stored with what the other programs of the user have; ask who touched it before the first failure.',
};
const wrongToken: Alternative = {
  cause: 'It sends the right password with a wrong or old security token appended, which reads like a wrong password.',
  settledBy: 'Compare the token that it sends with that of the other programs of the user.',
};
const deactivated: Alternative = {
  cause: 'The user was deactivated on purpose, such as somebody who left.',
  settledBy: 'Setup > Security > View Setup Audit Trail says who deactivated the user, and when: ask them.',
};
const frozen: Alternative = {
  cause: 'Somebody froze the user because a login looked strange.',
  settledBy: 'Setup > Security > View Setup Audit Trail says who froze the user, and when: ask them why.',
};
const ofTheOrg: Alternative = {
  cause: 'Salesforce shut the whole org: a contract, a payment, a trial or an offence.',
  settledBy: 'Ask Salesforce Support and whoever holds the contract.',
};
const loop: Alternative = {
  cause: 'The program loops: it logs in for every call, or again and again after another failure.',
  settledBy: 'Count its attempts an hour before the first refusal (breakday attempts), and read its own log.',
};
const sharedUser: Alternative = {
  cause: 'Other programs log in as the same user and use up the limit.',
  settledBy: 'List all attempts of this user in that hour (breakday attempts with the filter user:).',
};
const ownProgram: Alternative = {
  cause: 'One of your own programs runs at that address with an old password.',
  settledBy: 'Ask the hosting company or the network team whether the address is yours.',
};
const orgChange: Alternative = {
  cause: 'A setting of the whole org was changed, or a release came.',
  settledBy: 'Setup > View Setup Audit Trail, and status.salesforce.com for the instance.',
};

/** What a status leaves open, where its family says too little. */
const byStatus: readonly (readonly [labels: readonly string[], alternatives: readonly Alternative[]])[] = [
  [lockedUser, [lockedOut, ownLockout]],
  [inactiveUser, [deactivated]],
  [frozenUser, [frozen]],
  [shutOrg, [ofTheOrg]],
  [['Login Rate Exceeded'], [loop, sharedUser]],
];

/** The alternatives worth checking for an incident. */
export function alternativesOf(candidate: Candidate, context: Context): Alternative[] {
  const { kind, cause, shape, facts } = candidate;
  const status = context.dimensions.statuses[candidate.status];
  const rule = status?.rule ?? null;
  const person = isPersons(candidate, context);
  const somebody = person ? strangeLogin : stranger;
  const strange = strangerOf(candidate, context) ? [somebody] : [];
  return choose().slice(0, 4);

  function choose(): Alternative[] {
    if (kind === 'attack') return [ownProgram];
    if (kind === 'silence') return [switchedOff, noRows];
    if (kind === 'silent-origin-change') return [movedOnPurpose, somebody];
    if (kind === 'origin-change') {
      if (cause === 'bad-credentials') return [staleToken, passwordChanged, somebody];
      const ranges = rangesOf(rule);
      if (shape === 'added') return [person ? journey : secondServer, somebody, ranges];
      return rule === 'token' ? [ranges, tokenReset, somebody] : [ranges, ...(person ? [journey] : []), somebody];
    }
    if (cause === 'untrusted-origin' && rule === 'login-ranges') return [...strange, rangesNarrowed];
    if (cause === 'untrusted-origin') return [...(rule === 'token' ? [tokenReset] : strange), rangesOf(rule), orgChange];
    if (cause === 'bad-credentials') {
      if (person) return [forgotten, ...strange];
      if (facts.some((fact) => fact.is === 'others-go-on' && fact.showPassword)) return [ownPassword, wrongToken, ...strange];
      return [passwordChanged, ...(strange.length > 0 ? [staleToken, ...strange] : [])];
    }
    if (facts.some(({ is }) => is === 'locked-out-by')) return [];
    return [...strange, ...(byStatus.find(([labels]) => labels.includes(status?.label ?? ''))?.[1] ?? [orgChange])];
  }
}

function rangesOf(rule: AddressRule | null): Alternative {
  if (rule === 'login-ranges') return rangesNarrowed;
  return rule === 'app-policy' ? appPolicy : rangesChanged;
}
