/** What to do about a failure, by its reason: the one place for advice, so that every face gives the same. */
import type { AddressRule, Cause } from './reason.ts';

/** Belongs to every finding about an address or a password. */
export const notYours =
  'If this address is not yours, the password is known to somebody else: change it. Setup > Users > Users > the user > Reset Password.';

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
  const remedy = byLabel.get(label);
  return remedy ? [remedy] : [...byCause[cause]];
}

/** Whether {@link notYours} belongs to failures of this reason. */
export function mayBeStolen(cause: Cause): boolean {
  return cause === 'untrusted-origin' || cause === 'bad-credentials';
}

const byRule: Record<AddressRule, (addresses: readonly string[]) => string[]> = {
  token: (addresses) => [
    trust(addresses),
    'Or append the security token to the password (passwordTOKEN): it works from any address and survives the next move. The token comes by e-mail (personal Settings > My Personal Information > Reset My Security Token); a reset or a changed password ends the old one everywhere it is stored.',
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
    "Find out first what came before it: a lockout follows other failures, and a freeze or a deactivation was somebody's decision (Setup > Security > View Setup Audit Trail).",
    'Then open Setup > Users > Users > the user, and choose Unlock, Unfreeze or Active. A lockout also ends by itself, after 15 minutes by default.',
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
    'Wait an hour, then let the program keep its session: it logged in more than 3,600 times within one. Every call needs a session, not a login.',
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

const byLabel = new Map([
  ['Restricted Time', "Widen the hours, or move the job into them: Setup > Users > Profiles > the user's profile > Login Hours."],
  ['Failed: API-only user', 'Let a person log in as another user: this one has the permission API Only User.'],
  [
    'Username-Password Flow Disabled',
    'Move the program to another OAuth flow (client credentials or JWT bearer). Setup > Identity > OAuth and OpenID Connect Settings can allow the old one for a while.',
  ],
  [
    'Failed: Not approved for access',
    'Install the app (Setup > Apps > Connected Apps > Connected Apps OAuth Usage), and give the user a profile or permission set that it admits.',
  ],
  ['Restricted domain', "Log in at the org's own My Domain host in place of login.salesforce.com."],
  [
    'Lightning Login required',
    'Log in with Lightning Login, or take the permission that demands it from the user. A program needs a user without it.',
  ],
  [
    'Multi-factor required',
    'Where a success follows, there is nothing to do. Else let the user register a verification method and log in again.',
  ],
]);

function trust(addresses: readonly string[]): string {
  return `Trust the ${addresses.length > 1 ? 'addresses' : 'address'}: Setup > Security > Network Access > New, ${ranges(addresses)}. Keep the range that small: one of a shared host trusts all its tenants. Whoever deploys SecuritySettings.networkAccess must deploy the full list: it replaces what was there.`;
}

const namedMost = 5;

function ranges(addresses: readonly string[]): string {
  const [first] = addresses;
  if (first === undefined) return 'a range of that one address (start = end)';
  if (addresses.length === 1) return `the range ${first} to ${first}`;
  const named = addresses.length > namedMost ? `the ${addresses.length} addresses` : new Intl.ListFormat('en-GB').format(addresses);
  return `one range each (start = end) for ${named}`;
}
