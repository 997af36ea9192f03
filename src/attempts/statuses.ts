/** Every status that Salesforce documents for a login, and those seen in login history without a code, by family. */
import type { AddressRule, Cause, Outcome, Status } from './reason.ts';

type Row = readonly [code: string | null, label: string | null, meaning: string];

const success = family(null, [['LOGIN_NO_ERROR', 'Success', 'The login was accepted.']], { outcome: 'success' });

const untrustedOrigin = [
  ...byRule('token', [
    ['LOGIN_ERROR_MUST_USE_API_TOKEN', 'Failed: API security token required', 'The address is not trusted and no security token was sent.'],
  ]),
  ...byRule('login-ranges', [
    ['LOGIN_ERROR_RESTRICTED_DOMAIN', 'Restricted IP', "The address is outside the login IP ranges of the user's profile."],
  ]),
  ...byRule('app-policy', [
    ['LOGIN_OAUTH_INVALID_IP', 'Failed: IP Address Not Allowed', 'The address policy of the connected app or the profile refused it.'],
  ]),
  ...byRule('country', [['LOGIN_ERROR_EXPORT_RESTRICTED', 'Restricted country', 'The address lies in an export-restricted country.']]),
  ...byRule(
    'activation',
    [
      ['LOGIN_CHALLENGE_ISSUED', 'Failed: Computer activation required', 'The device or address is not known; a code was asked for.'],
      ['LOGIN_CHALLENGE_PENDING', 'Failed: Computer activation pending', 'A verification code was sent and not entered yet.'],
    ],
    'step',
  ),
];

const badCredentials = family('bad-credentials', [
  ['LOGIN_ERROR_INVALID_PASSWORD', 'Invalid Password', 'The password is wrong, or the security token appended to it is wrong or old.'],
  ['LOGIN_ERROR_INVALID_USERNAME', 'Invalid login', 'The user name is not known.'],
  ['LOGIN_ERROR_DUPLICATE_USERNAME', null, 'The user name stands for more than one user.'],
  ['LOGIN_ERROR_INVALID_ID_FIELD', null, 'An id that was sent with the login is invalid.'],
  ['LOGIN_ERROR_PASSWORD_EMPTY', null, 'No password was sent.'],
  ['LOGIN_ERROR_USERNAME_EMPTY', null, 'No user name was sent.'],
]);

const accountBlocked = family('account-blocked', [
  ['LOGIN_ERROR_PASSWORD_LOCKOUT', 'Password Lockout', 'Too many failed attempts locked the user; look for what failed before.'],
  ['LOGIN_ERROR_USER_INACTIVE', 'User is Inactive', 'The user is deactivated.'],
  ['LOGIN_ERROR_USER_FROZEN', 'User Is Frozen', 'An administrator has frozen the user.'],
  ['LOGIN_ERROR_CSS_FROZEN', null, 'The portal user is frozen.'],
  ['LOGIN_ERROR_CSS_PW_LOCKOUT', null, 'Too many failed attempts locked the portal user.'],
  ['LOGIN_ERROR_NETWORK_INACTIVE', 'Invalid - Experience Cloud site offline', 'The Experience Cloud site is offline.'],
  ['LOGIN_ERROR_NO_NETWORK_INFO', null, 'Nothing is known about the Experience Cloud site.'],
  ['LOGIN_ERROR_PORTAL_INACTIVE', 'Invalid - Portal disabled', 'The portal is switched off.'],
  ['LOGIN_ERROR_ORG_CLOSED', 'Organization closed', 'The org is closed.'],
  ['LOGIN_ERROR_ORG_INACTIVE', 'Organization is inactive', 'The org is inactive.'],
  ['LOGIN_ERROR_ORG_IS_DOT_ORG', 'Organization is a DOT', 'The org is of a kind that takes no logins.'],
  ['LOGIN_ERROR_ORG_LOCKOUT', 'Organization locked', 'The org is locked.'],
  ['LOGIN_ERROR_ORG_SIGNING_UP', null, 'The org is still being created.'],
  ['LOGIN_ERROR_ORG_SUSPENDED', 'Organization suspended', 'The org is suspended.'],
  ['LOGIN_DATA_DOWNLOAD_ONLY', null, 'The org allows nothing but the download of its data.'],
]);

const protocol = family('protocol', [
  ['LOGIN_ERROR_API_TOO_OLD', 'Failed: API Version Removed', 'The program calls an API version that has been retired.'],
  ['LOGIN_ERROR_CLIENT_REQ_UPDATE', 'Failed: Client update required', 'The client program is too old.'],
  ['LOGIN_ERROR_HTP_METHD_INVALID', 'Failed: Invalid HTTP method', 'The login was sent with GET where only POST is accepted.'],
  ['LOGIN_ERROR_INSECURE_LOGIN', 'Failed: Login over insecure channel', 'The login came over plain HTTP or a TLS version that is too old.'],
  ['LOGIN_ERROR_MUTUAL_AUTHENTICATION', 'Mutual authentication failed', 'The client certificate is missing or wrong.'],
  ['LOGIN_ERROR_NO_SET_COOKIES', null, 'The client refused cookies.'],
  ['LOGIN_ERROR_PAGE_REQUIRES_LOGIN', null, 'The page asked for needs a login first.'],
  ['LOGIN_ERROR_SESSION_TIMEOUT', null, 'The session ended before the login was complete.'],
]);

const sso = family('sso', [
  ['LOGIN_ERROR_INVALID_GATEWAY', 'Invalid gateway', 'The gateway of delegated authentication is invalid.'],
  ['LOGIN_ERROR_SSO_PWD_INVALID', 'Invalid Password', 'Delegated authentication refused the password.'],
  ['LOGIN_ERROR_SSO_SVC_DOWN', "Your company's authentication service is down", 'Delegated authentication did not answer.'],
  ['LOGIN_ERROR_SSO_URL_INVALID', 'The Single Sign-On Gateway URL is invalid', 'The URL of delegated authentication is invalid.'],
  ['LOGIN_SAML_INVALID_AUDIENCE', 'Failed: Audience Invalid', 'The SAML assertion is meant for another audience.'],
  ['LOGIN_SAML_INVALID_CONFIG', 'Failed: Configuration Error/Perm Disabled', 'SAML is misconfigured or not permitted.'],
  ['LOGIN_SAML_INVALID_FORMAT', 'Failed: Assertion Invalid', 'The SAML assertion cannot be read.'],
  ['LOGIN_SAML_INVALID_IN_RES_TO', 'Failed: InResponseTo Invalid', 'The SAML assertion answers another request.'],
  ['LOGIN_SAML_INVALID_ISSUER', 'Failed: Issuer Mismatched', 'The SAML assertion comes from another issuer than configured.'],
  ['LOGIN_SAML_INVALID_ORG_ID', 'Failed: Invalid Organization Id', 'The SAML assertion names a wrong org.'],
  ['LOGIN_SAML_INVALID_PORTAL_ID', 'Failed: Invalid Portal Id', 'The SAML assertion names a wrong portal.'],
  ['LOGIN_SAML_INVALID_RECIPIENT', 'Failed: Recipient Mismatched', 'The SAML assertion names another recipient URL.'],
  ['LOGIN_SAML_INVALID_SESSION_LEVEL', null, 'The SAML assertion asks for a session level that is not allowed.'],
  ['LOGIN_SAML_INVALID_SIGNATURE', 'Failed: Signature Invalid', 'The signature of the SAML assertion is invalid.'],
  ['LOGIN_SAML_INVALID_SITE_URL', 'Failed: Invalid Site URL', 'The SAML assertion names a wrong site URL.'],
  ['LOGIN_SAML_INVALID_STATUS', 'Failed: Status Invalid', 'The identity provider did not report success.'],
  ['LOGIN_SAML_INVALID_SUB_CONFIRM', 'Failed: Subject Confirmation Error', 'The subject of the SAML assertion is not confirmed.'],
  ['LOGIN_SAML_INVALID_TIMESTAMP', 'Failed: Assertion Expired', "The SAML assertion is too old; check the identity provider's clock."],
  ['LOGIN_SAML_INVALID_USERNAME', 'Failed: Username Or SSO Id Invalid', 'No user has the name or federation id of the assertion.'],
  ['LOGIN_SAML_INVALID_VERSION', null, 'The SAML version does not fit.'],
  [
    'LOGIN_SAML_MISMATCH_CERT',
    'Failed: Signature Invalid/Configured Certificate Mismatch',
    'The identity provider signs with another certificate than configured.',
  ],
  ['LOGIN_SAML_MISSING_ORG_ID', 'Failed: Missing Organization Id for Portal login', 'The SAML assertion lacks the org id.'],
  ['LOGIN_SAML_MISSING_PORTAL_ID', 'Failed: Missing Portal Id', 'The SAML assertion lacks the portal id.'],
  ['LOGIN_SAML_PROVISION_ERROR', 'Failed: SAML Provision Error', 'The user could not be created or updated on the way in.'],
  ['LOGIN_SAML_REPLAY_ATTEMPTED', 'Failed: Replay Detected', 'The same SAML assertion was sent twice.'],
  ['LOGIN_SAML_SITE_INACTIVE', 'Failed: Specified Site is Inactive', 'The site that the assertion names is inactive.'],
]);

const oauth = family('oauth', [
  ['LOGIN_OAUTH_API_DISABLED', 'Failed: OAuth API access disabled', 'API access is off for the user or the org.'],
  ['LOGIN_OAUTH_CONSUMER_DELETED', 'Failed: Consumer Deleted', 'The connected app was removed.'],
  ['LOGIN_OAUTH_DS_NOT_EXPECTED', 'Failed: Activation secret not expected', 'An activation secret was sent and none was expected.'],
  ['LOGIN_OAUTH_INVALID_CODE_CHALLENGE', 'Failed: Invalid Code Challenge', 'The PKCE challenge is invalid.'],
  ['LOGIN_OAUTH_INVALID_CODE_VERIFIER', 'Failed: Invalid Code Verifier', 'The PKCE verifier does not fit the challenge.'],
  ['LOGIN_OAUTH_INVALID_DEVICE', 'Failed: Device Id missing or not registered', 'The device is not registered with the app.'],
  ['LOGIN_OAUTH_INVALID_DS', 'Failed: Activation secret invalid', 'The activation secret is invalid.'],
  ['LOGIN_OAUTH_INVALID_DSIG', 'Failed: Signature Invalid', 'The signature of the OAuth request or JWT is invalid.'],
  ['LOGIN_OAUTH_INVALID_NONCE', 'Failed: Invalid Nonce', 'The nonce is invalid.'],
  ['LOGIN_OAUTH_INVALID_SIG_METHOD', 'Failed: Invalid Signature Method', 'The signature method is not supported.'],
  ['LOGIN_OAUTH_INVALID_TIMESTAMP', 'Failed: Invalid Timestamp', "The timestamp is invalid; check the client's clock."],
  ['LOGIN_OAUTH_INVALID_TOKEN', 'Failed: Invalid Token', 'The refresh token was revoked or has expired.'],
  ['LOGIN_OAUTH_INVALID_VERIFIER', 'Failed: Invalid Verifier', 'The verifier is invalid.'],
  ['LOGIN_OAUTH_INVALID_VERSION', 'Failed: Version Not Supported', 'The OAuth version is not supported.'],
  ['LOGIN_OAUTH_MISSING_DS', 'Activation secret missing', 'No activation secret was sent.'],
  ['LOGIN_OAUTH_NO_CALLBACK_URL', 'Failed: Invalid Callback URL', 'The callback URL is not one of the app.'],
  ['LOGIN_OAUTH_NO_CONSUMER', 'Missing Consumer Key Parameter', 'No consumer key was sent.'],
  ['LOGIN_OAUTH_NO_TOKEN', 'Missing OAuth Token Parameter', 'No OAuth token was sent.'],
  ['LOGIN_OAUTH_NONCE_REPLAY', 'Failed: Nonce Replay Detected', 'The same OAuth request was sent twice.'],
  [
    'LOGIN_OAUTH_PACKAGE_MISSING',
    'Package for this consumer is not installed in your organization',
    'The package of the connected app is not installed.',
  ],
  ['LOGIN_OAUTH_PACKAGE_OLD', 'Installed package for this consumer is out of date', 'The package of the connected app is too old.'],
  ['LOGIN_OAUTH_UNEXPECTED_PARAM', 'Failed: Unexpected parameter', 'The OAuth request carries a parameter that is not expected.'],
]);

const policy = [
  ...family('policy', [
    [null, 'Username-Password Flow Disabled', 'The org blocks the OAuth username-password flow.'],
    [null, 'Failed: Not approved for access', 'The user may not use this app: it must be installed or approved first.'],
    ['LOGIN_ERROR_ORG_DOMAIN_ONLY', 'Restricted domain', "The login must go to the org's own My Domain host."],
    ['LOGIN_ERROR_GLOBAL_BLOCK_DOMAIN', 'Restricted domain', 'Salesforce blocks this domain for every org.'],
    ['LOGIN_ERROR_RESTRICTED_TIME', 'Restricted Time', "The login came outside the login hours of the user's profile."],
    ['LOGIN_ERROR_USER_API_ONLY', 'Failed: API-only user', 'A user who may only use the API tried to log in by browser.'],
    ['LOGIN_LIGHTNING_LOGIN', 'Lightning Login required', 'The user must log in with Lightning Login.'],
    ['LOGIN_END_SESSION_TXN_SECURITY_POLICY', null, 'A transaction security policy asked the user to end a session first.'],
  ]),
  ...family('policy', [['LOGIN_TWOFACTOR_REQ', 'Multi-factor required', 'The second factor was asked for.']], { outcome: 'step' }),
];

const rateLimit = family('rate-limit', [
  ['LOGIN_ERROR_RATE_EXCEEDED', 'Login Rate Exceeded', 'The user logged in more than 3,600 times within an hour.'],
  ['LOGIN_ERROR_LOGINS_EXCEEDED', 'Maximum logins exceeded', 'The user has too many logins.'],
  ['LOGIN_OAUTH_EXCEED_GET_AT_LMT', 'Failed: Get Access Token Limit Exceeded', 'The app asked for too many access tokens.'],
]);

const licence = family('licence', [
  ['LOGIN_ERROR_AVANTGO_DISABLED', null, 'An old mobile product is switched off.'],
  ['LOGIN_ERROR_AVANTGO_TRIAL_EXP', null, 'The trial of an old mobile product has expired.'],
  ['LOGIN_ERROR_CLIENT_NO_ACCESS', null, 'The client program is not enabled for the user.'],
  ['LOGIN_ERROR_NO_HT_ACCESS', null, 'The user has no access to Help & Training.'],
  ['LOGIN_ERROR_NO_NETWORK_ACCESS', 'No Experience Cloud site access', 'The user is no member of the Experience Cloud site.'],
  ['LOGIN_ERROR_NO_PORTAL_ACCESS', 'Invalid profile association', "The user's profile is not assigned to the portal."],
  ['LOGIN_ERROR_OFFLINE_DISABLED', 'Offline disabled', 'The offline edition is switched off.'],
  ['LOGIN_ERROR_OFFLINE_TRIAL_EXP', 'Offline trial expired', 'The trial of the offline edition has expired.'],
  ['LOGIN_ERROR_OUTLOOK_DISABLED', 'Outlook integration disabled', 'The Outlook integration is switched off.'],
  ['LOGIN_ERROR_SYNCOFFLINE_DISBLD', 'Failed: Mobile disabled', 'Mobile access is switched off.'],
  ['LOGIN_ERROR_USER_NON_MOBILE', 'Failed: Mobile License Required', 'The user has no mobile licence.'],
  ['LOGIN_ERROR_USER_STORE_ACCESS', null, 'The user has no access to the store.'],
  ['LOGIN_ERROR_WIRELESS_DISABLED', 'Wireless disabled', 'The wireless edition is switched off.'],
  ['LOGIN_ERROR_WIRELESS_TRIAL_EXP', 'Wireless trial expired', 'The trial of the wireless edition has expired.'],
  ['LOGIN_ORG_TRIAL_EXP', 'Trial Expired', "The org's trial has expired."],
]);

const service = [
  ...family('service', [
    ['LOGIN_ERROR_APPEXCHANGE_DOWN', 'Unable to process your login request', 'AppExchange did not answer.'],
    ['LOGIN_ERROR_ASYNC_USER_CREATE', null, 'The user is still being created.'],
    ['LOGIN_ERROR_HT_DOWN', null, 'Help & Training did not answer.'],
    ['LOGIN_ERROR_ORG_IN_MAINTENANCE', 'Organization is in maintenance', 'The org was in maintenance.'],
    ['LOGIN_ERROR_STORE', null, 'The store reported an error.'],
    ['LOGIN_ERROR_STORE_DOWN', null, 'The store did not answer.'],
    ['LOGIN_ERROR_SYSTEM_DOWN', null, 'Salesforce was down.'],
    ['LOGIN_READONLY_CANNOT_VALIDATE', null, 'The instance was read-only and could not check the login.'],
  ]),
  ...family(
    'service',
    [
      ['LOGIN_ERROR_SWITCH_SFDC_INSTANCE', null, 'The user was sent on to the instance of the org.'],
      ['LOGIN_ERROR_SWITCH_SFDC_LOGIN', null, 'The user was sent on to another login page.'],
    ],
    { outcome: 'step' },
  ),
];

const undetermined = family('unknown', [['LOGIN_ERROR_UNKNOWN_ERROR', 'Login invalid', 'Salesforce gives no reason.']]);

/** All known statuses, each family's most frequent first. Where two codes share a label, the first one owns it. */
export const statuses: readonly Status[] = [
  ...success,
  ...untrustedOrigin,
  ...badCredentials,
  ...accountBlocked,
  ...protocol,
  ...sso,
  ...oauth,
  ...policy,
  ...rateLimit,
  ...licence,
  ...service,
  ...undetermined,
];

function byRule(rule: AddressRule, rows: readonly Row[], outcome: Outcome = 'failure'): Status[] {
  return family('untrusted-origin', rows, { rule, outcome });
}

function family(cause: Cause | null, rows: readonly Row[], kind: { rule?: AddressRule; outcome?: Outcome } = {}): Status[] {
  const { rule = null, outcome = 'failure' } = kind;
  return rows.map(([code, label, meaning]) => {
    return { label: label ?? code ?? '', outcome, cause, rule, dependsOnOrigin: rule !== null, code, meaning };
  });
}
