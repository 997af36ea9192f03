/** What to do about a failure, by its reason: the one place for advice, so that every face gives the same. */
import { adviceByStatus, secondFactor } from './advice-by-status.ts';
import type { AddressRule, Cause, Status } from './reason.ts';

/** Belongs to every finding about an address or a password. */
export const notYours =
  'If this address is not yours, the password is known to somebody else: change it. Setup > Users > Users > the user > Reset Password.';

/** Comes before any other step where the address may be a stranger's: trusting it would let him in. */
export function askWhose(addresses: readonly string[], isPerson: boolean): string {
  const them = addresses.length === 1 ? 'it' : 'them';
  const whom = isPerson ? 'the user' : 'whoever runs the program, and the network team or the hosting company';
  return `Ask ${whom} first whether ${named(addresses)} ${addresses.length === 1 ? 'is' : 'are'} yours. Where nobody knows ${them}, do not trust ${them}: reset the password, and freeze the user until then (Setup > Users > Users > the user > Freeze).`;
}

/** What a guessed password is worth nothing against. */
export const limitOrigins =
  'Limit where these users may log in from: Setup > Users > Profiles > the profile > Login IP Ranges. A program needs no more than its own address.';

/** What cannot wait once a guess was right. */
export function shutOut(users: readonly string[]): readonly string[] {
  const who = users.length > namedMost ? `any of ${users.length} users` : new Intl.ListFormat('en-GB').format(users);
  return [
    `Shut out whoever was let in as ${who}, at once: Setup > Users > Users > the user > Freeze, then Reset Password there; end the open sessions under Setup > Security > Session Management, and revoke the tokens of apps under Setup > Apps > Connected Apps > Connected Apps OAuth Usage.`,
    `Look at what was done as ${who} since: Setup > Security > View Setup Audit Trail for settings, Setup > Identity > Login History for other logins, and the event log files (Report Export, API, Bulk API) for data that was taken, where the org has them.`,
  ];
}

/** The remedy that outlives every move. */
export const moveToOauth =
  "Better still, move the program to OAuth (JWT bearer or client credentials), which needs no token; the profile's login IP ranges still apply.";

/**
 * What to do, the best remedy first, a short paragraph each. `addresses` are those that were refused and `label` the
 * status, where they are known: some policies have a remedy each.
 */
export function adviceFor(cause: Cause, rule: AddressRule | null, addresses: readonly string[], label = ''): string[] {
  if (cause === 'untrusted-origin') return byRule[rule ?? 'token'](addresses);
  return [...(adviceByStatus.get(label) ?? byCause[cause])];
}

/** What a person does about a password of his own. */
export const forPersons: readonly string[] = [
  'Ask the user: a forgotten or expired password is reset at the login page, or with Setup > Users > Users > the user > Reset Password.',
  'After 10 failures (by default) the user is locked out: Setup > Users > Users > the user > Unlock, or wait 15 minutes.',
];

/** Whether a failure with this status, from an address that nobody knows, is what somebody with the password or a guess at it leaves behind. */
export function mayBeStolen({ cause, label }: Status): boolean {
  return cause === 'untrusted-origin' || cause === 'bad-credentials' || label === secondFactor;
}

/** Whether Salesforce answers so only where the password was right. */
export function provesThePassword({ label, rule }: Status): boolean {
  return label === secondFactor || rule === 'token' || rule === 'activation';
}

/** Where a security token comes from, and what getting one costs. */
export const tokenByMail =
  'The token comes by e-mail (personal Settings > My Personal Information > Reset My Security Token); a reset or a changed password ends the old one everywhere it is stored.';

const byRule: Record<AddressRule, (addresses: readonly string[]) => string[]> = {
  token: (addresses) => [
    trust(addresses),
    `Or append the security token to the password (passwordTOKEN): it works from any address and survives the next move. ${tokenByMail}`,
    moveToOauth,
  ],
  'login-ranges': (addresses) => [
    `Add ${ranges(addresses)} to the ranges that block it: Setup > Users > Profiles > the user's profile > Login IP Ranges. They hold for every user of the profile.`,
    'A security token does not help, and neither does Setup > Security > Network Access: the login IP ranges of a profile refuse every other address.',
  ],
  'app-policy': (addresses) => [
    `Allow ${ranges(addresses)} where it is refused: Setup > Users > Profiles > the user's profile > Login IP Ranges, and the IP ranges of the connected app.`,
    'Or relax the app: Setup > Apps > Connected Apps > Manage Connected Apps > the app > Edit Policies > IP Relaxation. The JWT bearer flow enforces the ranges all the same; a security token does not help.',
  ],
  country: () => [
    'Salesforce refuses logins from that country: no range and no token helps. Run the program elsewhere, or send its traffic through an address elsewhere.',
    'If the address lies in another country than Salesforce believes, open a case with Salesforce Support.',
  ],
  activation: (addresses) => [
    'Verify once: log in by browser from that address and enter the code that Salesforce sends.',
    `Or trust it: Setup > Security > Network Access > New, ${ranges(addresses)}. Broad ranges no longer spare users the code.`,
  ],
};

const byCause: Record<Exclude<Cause, 'untrusted-origin'>, readonly string[]> = {
  'bad-credentials': [
    'Compare the password that the program has stored with the one that is valid: was it changed, or has it expired? A changed password also brings a new security token, so store both again (passwordTOKEN).',
    'If the password is right, the token appended to it may be old: send a new one (personal Settings > My Personal Information > Reset My Security Token). This ends the old one everywhere it is stored.',
    'Stop the program until then: after 10 failures (by default) the user is locked out. An expired password is best avoided by OAuth (JWT bearer or client credentials).',
  ],
  'account-blocked': [
    'The status names what is blocked: the user, the org, the portal or the site. Look in Setup > Security > View Setup Audit Trail for who changed it, and ask them before you open it again.',
  ],
  protocol: [
    "Change the program, not the org: call an API version that is still supported (31.0 or later; 31 to 40 end in Summer '28), by POST over TLS 1.2 or later, with a current client and its certificate.",
    "SOAP login() ends in Summer '27 and is absent from version 65.0 on: move to OAuth (JWT bearer or client credentials) while you are there.",
  ],
  sso: [
    "Compare the identity provider with Setup > Identity > Single Sign-On Settings: its certificate (expired or replaced?), issuer, audience, clock and the user's federation id. The SAML Assertion Validator there names the first thing that is wrong.",
    'Where delegated authentication is used: see that its service answers at the gateway URL and accepts the password. A program is better off with OAuth than with SSO.',
  ],
  oauth: [
    'See whether the app is still there and allowed: Setup > Apps > Connected Apps > Connected Apps OAuth Usage. Then compare its consumer key, certificate and callback URL with what the program sends, and the clocks of both.',
    'A revoked or expired refresh token cannot be repaired: authorize the app again.',
  ],
  policy: ['A rule of the org refused this way of logging in: change the rule, or the way. The status names the rule.'],
  'rate-limit': [
    'Wait an hour, then let the program keep its session: Salesforce refuses a user after 3,600 logins within an hour, those of all its programs together. Every call needs a session, not a login.',
    'A program that loops on a failure also ends here: look for what failed first.',
  ],
  licence: [
    'Give the user the licence, product or membership that the status names: Setup > Users > Users > the user, and Setup > Company Information.',
  ],
  service: [
    'Look at https://status.salesforce.com for the instance and the hour; there is nothing to repair on your side. Let the program try again, more slowly each time.',
  ],
  unknown: [
    'Salesforce gives no known reason. Search for the status as it stands, and compare the failing attempts with the last good ones.',
  ],
};

function trust(addresses: readonly string[]): string {
  return `Trust the ${addresses.length > 1 ? 'addresses' : 'address'}: Setup > Security > Network Access > New, ${ranges(addresses)}. Keep the range that small: one of a shared host trusts all its tenants. Whoever deploys SecuritySettings.networkAccess must deploy the full list: it replaces what was there.`;
}

/** More addresses than this are counted, and not named. */
export const namedMost = 5;

/** The addresses in a sentence. */
export function named(addresses: readonly string[]): string {
  return addresses.length === 0 || addresses.length > namedMost ? 'these addresses' : new Intl.ListFormat('en-GB').format(addresses);
}

function ranges(addresses: readonly string[]): string {
  const [first] = addresses;
  if (first === undefined) return 'a range of that one address (start = end)';
  if (addresses.length === 1) return `the range ${first} to ${first}`;
  const which = addresses.length > namedMost ? `the ${addresses.length} addresses` : new Intl.ListFormat('en-GB').format(addresses);
  return `one range each (start = end) for ${which}`;
}
