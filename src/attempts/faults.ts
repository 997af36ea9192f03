/** What callers are told when a login fails: exception codes of SOAP login(), errors and descriptions of the OAuth token endpoint. */
import type { Cause } from './reason.ts';

export interface Fault {
  readonly title: string;
  /** Codes that name it, as whole words, and phrases that it contains; case does not count. */
  readonly codes: readonly string[];
  readonly phrases: readonly string[];
  readonly meaning: string;
  /** The labels of the rows that it can leave in login history, the likeliest first. */
  readonly labels: readonly string[];
  /** Whether and why no row is written; empty where there always is one. */
  readonly rowless: string;
  readonly cause: Cause;
  /** What to do besides what the labels call for. */
  readonly advice: readonly string[];
  readonly notes: readonly string[];
}

const undocumented = 'Salesforce does not document which row this leaves, if any.';
const beforeUser = 'Usually no row is written: the request is refused before a user is known.';
const askHistory = 'Find the row in login history first: its status is the reason that the caller was not told.';
const noLogin = 'No row is written: this is not the answer to a login.';

/** Faults with one meaning. They are looked for in this order. */
export const faults: readonly Fault[] = [
  fault(
    ['LOGIN_MUST_USE_SECURITY_TOKEN'],
    'The password is right, but the address is not trusted and no security token was appended to it.',
    ['Failed: API security token required'],
    'untrusted-origin',
    {
      phrases: ['are you at a new location', 'reset your security token'],
      notes: ['The message opens like that of INVALID_LOGIN; only its end and its code tell the two apart.'],
    },
  ),
  fault(
    ['LOGIN_DURING_RESTRICTED_DOMAIN'],
    "The address is outside the login IP ranges of the user's profile.",
    ['Restricted IP'],
    'untrusted-origin',
  ),
  fault(['LOGIN_DURING_RESTRICTED_TIME'], "The login came outside the login hours of the user's profile.", ['Restricted Time'], 'policy'),
  fault(
    [],
    "Either the address is outside the profile's login IP ranges, or the hour outside its login hours.",
    ['Restricted IP', 'Restricted Time'],
    'untrusted-origin',
    {
      title: 'ip restricted or invalid login hours',
      phrases: ['ip restricted or invalid login hours'],
    },
  ),
  fault(
    ['INVALID_LOGIN'],
    'The user name or the password is wrong, or the security token appended to the password is wrong or old; or the user is locked out or inactive.',
    ['Invalid Password', 'Password Lockout', 'User is Inactive'],
    'bad-credentials',
    {
      rowless:
        'No row is written where the user name is not known in this org, for example at the wrong login host (sandbox or production).',
      notes: ['LOGIN_MUST_USE_SECURITY_TOKEN opens with the same sentence: see that the code really is INVALID_LOGIN.'],
    },
  ),
  fault(
    ['PASSWORD_LOCKOUT'],
    'Too many failed attempts locked the user; look for what failed before.',
    ['Password Lockout'],
    'account-blocked',
  ),
  fault(['INACTIVE_OWNER_OR_USER', 'inactive_user'], 'The user is deactivated.', ['User is Inactive'], 'account-blocked'),
  fault(
    ['UNSUPPORTED_API_VERSION'],
    'The program calls an API version that has been retired.',
    ['Failed: API Version Removed'],
    'protocol',
  ),
  fault(
    ['INVALID_OPERATION_WITH_EXPIRED_PASSWORD'],
    'The login worked, but the password has expired: the session may do nothing but change it.',
    ['Success'],
    'bad-credentials',
    {
      advice: [
        'Change the password and store the new one in the program. Where its address is not trusted, store the new security token with it.',
      ],
      notes: ['SOAP login() answers 200 with passwordExpired = true, and login history shows a success.'],
    },
  ),
  fault(['INVALID_OPERATION'], 'SOAP login() is switched off in this org, as it is by default in newer ones.', [], 'protocol', {
    rowless: undocumented,
    advice: [
      "Move the program to OAuth (JWT bearer or client credentials): SOAP login() ends in Summer '27 and is absent from version 65.0 on. Until then Setup > User Interface can switch it on for older versions.",
    ],
  }),
  fault(
    ['REQUEST_LIMIT_EXCEEDED', 'rate_limit_exceeded'],
    'Too many logins or requests in too short a time.',
    ['Login Rate Exceeded'],
    'rate-limit',
    {
      phrases: ['login rate exceeded', 'rate exceeded'],
      rowless: 'A row or a few are written, not one for each refused attempt.',
    },
  ),
  fault(
    ['INSUFFICIENT_ACCESS'],
    'The user lacks a permission to log in this way, such as Use Any API Auth for SOAP login().',
    [],
    'policy',
    { rowless: undocumented, advice: ['Give the user the permission that the message names: Setup > Users > Permission Sets.'] },
  ),
  fault(
    ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'],
    'API access is off for the user or the org.',
    ['Failed: OAuth API access disabled'],
    'oauth',
  ),
  fault(['CLIENT_NOT_ACCESSIBLE_FOR_USER'], 'The client program is not enabled for the user.', ['LOGIN_ERROR_CLIENT_NO_ACCESS'], 'licence'),
  fault(
    ['CLIENT_REQUIRE_UPDATE_FOR_USER', 'UNSUPPORTED_CLIENT'],
    'The client program is too old.',
    ['Failed: Client update required'],
    'protocol',
  ),
  fault(['SSO_SERVICE_DOWN'], 'Delegated authentication did not answer.', ["Your company's authentication service is down"], 'sso'),
  fault(
    ['INVALID_SSO_GATEWAY_URL'],
    'The URL of delegated authentication is invalid.',
    ['The Single Sign-On Gateway URL is invalid'],
    'sso',
  ),
  fault(['ORG_LOCKED'], 'The org is locked.', ['Organization locked'], 'account-blocked'),
  fault(
    ['inactive_org'],
    'The org is locked, closed or suspended.',
    ['Organization is inactive', 'Organization locked', 'Organization suspended'],
    'account-blocked',
  ),
  fault(['ORG_IN_MAINTENANCE'], 'The org was in maintenance.', ['Organization is in maintenance'], 'service'),
  fault(['TRIAL_EXPIRED'], "The org's trial has expired.", ['Trial Expired'], 'licence'),
  fault(['INVALID_SESSION_ID'], 'The session has ended or was never valid: a later call failed, not the login.', [], 'unknown', {
    rowless: noLogin,
    advice: ['Log in again and go on with the new session. If that login fails, explain its message.'],
  }),
  fault([], 'The refresh token was revoked or has expired.', ['Failed: Invalid Token'], 'oauth', {
    title: 'expired access/refresh token',
    phrases: ['expired access/refresh token'],
  }),
  fault([], 'The authorization code was used too late, or twice.', [], 'oauth', {
    title: 'expired authorization code',
    phrases: ['expired authorization code'],
    rowless: undocumented,
    advice: ['Authorize the app again, and exchange each code once and at once.'],
  }),
  fault([], 'The user name or the password is wrong.', ['Invalid Password'], 'bad-credentials', {
    title: 'invalid user credentials',
    phrases: ['invalid user credentials'],
  }),
  fault(
    ['invalid_app_access'],
    'The user may not use this app: it must be installed or approved first.',
    ['Failed: Not approved for access'],
    'policy',
    {
      title: "user hasn't approved this consumer",
      phrases: ["user hasn't approved this consumer"],
    },
  ),
  fault([], 'The JWT is meant for another audience than the login host that it was sent to.', [], 'oauth', {
    title: 'audience validation failed',
    phrases: ['audience validation failed'],
    rowless: undocumented,
    advice: ['Send the JWT to the host that its audience (aud) names: the login host of production, or that of sandboxes.'],
  }),
  fault([], 'The client credentials flow has no user to run as.', [], 'oauth', {
    title: 'no client credentials user enabled',
    phrases: ['no client credentials user enabled'],
    rowless: beforeUser,
    advice: ['Name the user to run as in the policies of the app, under Client Credentials Flow.'],
  }),
  fault(['invalid_client_id', 'invalid_client'], 'The consumer key or the consumer secret is wrong, or the app is gone.', [], 'oauth', {
    rowless: beforeUser,
    advice: ['Compare both with the app in Setup, and see that the request goes to the right login host (sandbox or production).'],
  }),
  fault(['unsupported_grant_type'], 'The token endpoint does not know this flow, or the org does not allow it.', [], 'oauth', {
    rowless: beforeUser,
    advice: ['Use the client credentials, JWT bearer or web server flow, and spell its grant_type as the documentation does.'],
  }),
];

/** Faults that leave the reason open: taken only where nothing in the text says more. */
export const vagueFaults: readonly Fault[] = [
  fault(
    [],
    'This sentence alone has two meanings. As LOGIN_MUST_USE_SECURITY_TOKEN: the address is not trusted and no security token was sent. As INVALID_LOGIN: the user name, the password or the token is wrong, or the user is locked out.',
    ['Failed: API security token required', 'Invalid Password', 'Password Lockout', 'User is Inactive'],
    'unknown',
    {
      title: 'Invalid username, password, security token; or user locked out',
      phrases: ['invalid username, password, security token'],
      rowless: 'No row is written where the user name is not known in this org.',
      advice: [askHistory],
      notes: ['Both faults open with this sentence.'],
    },
  ),
  fault(
    ['invalid_grant'],
    'The OAuth endpoint does not tell the caller why it refused; login history has the reason.',
    ['Failed: API security token required', 'Invalid Password', 'Username-Password Flow Disabled', 'Password Lockout', 'User is Inactive'],
    'unknown',
    { title: 'invalid_grant: authentication failure', phrases: ['authentication failure'], advice: [askHistory] },
  ),
  fault(['invalid_request'], 'A parameter is missing or wrong in the request for a token.', [], 'oauth', {
    rowless: beforeUser,
    advice: ['Compare the parameters with those that the flow needs: the error_description names the one that is amiss.'],
  }),
];

type Details = Partial<Pick<Fault, 'title' | 'phrases' | 'rowless' | 'advice' | 'notes'>>;

function fault(codes: readonly string[], meaning: string, labels: readonly string[], cause: Cause, details: Details = {}): Fault {
  return { title: codes[0] ?? '', phrases: [], rowless: '', advice: [], notes: [], ...details, codes, meaning, labels, cause };
}
