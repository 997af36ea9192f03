/** Other explanations of an incident, and what would settle each: four at most. */
import type { Incident } from '../findings/result.ts';
import type { Candidate } from './candidate.ts';

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
const lockedOut: Alternative = {
  cause: 'Somebody else’s bad passwords locked the account.',
  settledBy:
    'List the bad passwords of this user (breakday attempts with the filter reason:bad-credentials): look for addresses that never succeeded.',
};
const ownProgram: Alternative = {
  cause: 'One of your own programs runs at that address with an old password.',
  settledBy: 'Ask the hosting company or the network team whether the address is yours.',
};
const orgChange: Alternative = {
  cause: 'A setting of the whole org was changed, or a release came.',
  settledBy: 'Setup > View Setup Audit Trail, and status.salesforce.com for the instance.',
};

/** The alternatives worth checking for an incident. */
export function alternativesOf({ kind, cause, shape, facts }: Candidate): Alternative[] {
  return choose().slice(0, 4);

  function choose(): Alternative[] {
    if (kind === 'attack') return [ownProgram];
    if (kind === 'silence') return [switchedOff, noRows];
    if (kind === 'silent-origin-change') return [movedOnPurpose, stranger];
    if (kind === 'origin-change') {
      if (cause === 'bad-credentials') return [staleToken, passwordChanged, stranger];
      return shape === 'added' ? [secondServer, stranger, rangesChanged] : [rangesChanged, tokenReset, stranger];
    }
    if (cause === 'untrusted-origin') return [tokenReset, rangesChanged, orgChange];
    if (cause === 'bad-credentials')
      return [passwordChanged, ...(facts.some(({ is }) => is === 'new-address-besides') ? [staleToken, stranger] : [])];
    if (cause === 'account-blocked') return facts.some(({ is }) => is === 'locked-out-by') ? [] : [lockedOut, orgChange];
    return [orgChange];
  }
}
