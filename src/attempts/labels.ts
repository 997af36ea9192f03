/** One spelling for the login type, subtype and API type of an attempt, whichever kind of export told it. */

/** The login type as login history shows it, from an API value (`Oauth2`), an EventLogFile letter (`i`) or the label itself. */
export function loginTypeLabel(text: string): string {
  const trimmed = text.trim();
  return byLetter.get(trimmed) ?? loginTypesByKey.get(key(trimmed)) ?? trimmed;
}

/** The login subtype as people read it, from an API value (`OauthRefreshToken`) or the label itself. */
export function loginSubtypeLabel(text: string): string {
  const trimmed = text.trim();
  return subtypesByKey.get(key(trimmed)) ?? trimmed;
}

/** The API type as login history shows it, from an EventLogFile letter (`P`), a label in another spelling or the label itself. */
export function apiTypeLabel(text: string): string {
  const trimmed = text.trim();
  return apiTypesByLetter.get(trimmed) ?? apiTypesByKey.get(key(trimmed)) ?? trimmed;
}

/** Whether a text is one of these labels, which Salesforce wrote and no customer. */
export function isLabel(text: string): boolean {
  return labels.has(text);
}

/** Whether an attempt with this login type and API type was made by a program. Takes labels. */
export function isApiLogin(loginType: string, apiType: string): boolean {
  return apiLoginTypes.has(loginType) || !['', 'n/a', 'unknown'].includes(apiType.trim().toLowerCase());
}

const apiLoginTypes = new Set([
  'Other Apex API',
  'Partner Product',
  'Remote Access 2.0',
  'Remote Access Client',
  'Networks Portal API Only',
  'Offline Client',
]);

// The letters are case-sensitive: `i` is OAuth 2, `I` is SOAP login().
const loginTypes: readonly (readonly [value: string, label: string, letter: string | null])[] = [
  ['AppExchange', 'AppExchange', '7'],
  ['Application', 'Application', 'A'],
  ['Certificate', 'Certificate-based login', 's'],
  ['ChatterCommunityPortalUnPwd', 'Chatter Communities External User', 'k'],
  ['ChatterCommunityThirdPartySso', 'Chatter Communities External User Third Party SSO', 'n'],
  ['CrossTenantLogin', 'Cross Tenant Login', 'x'],
  ['EmployeeLoginToCommunity', 'Employee Login to Community', 'r'],
  ['HelpAndTraining', 'Help And Training', null],
  ['IeOfflineClient', 'Offline Client', null],
  ['LightningLogin', 'Lightning Login', 'z'],
  ['NetworksPortalApiOnly', 'Networks Portal API Only', 'l'],
  ['Oauth', 'Remote Access Client', '6'],
  ['Oauth2', 'Remote Access 2.0', 'i'],
  ['OtherApi', 'Other Apex API', 'I'],
  ['Partner', 'Partner Product', 'R'],
  ['PasswordlessLogin', 'Passwordless Login', 'w'],
  ['PasswordlessPasskeyLogin', 'Passwordless Passkey Login', null],
  ['Portal', 'Customer Service Portal', '3'],
  ['PortalThirdPartySso', 'Customer Service Portal Third-Party SSO', null],
  ['PrmPortalThirdPartySso', 'Partner Portal Third-Party SSO', 'q'],
  ['PrmPortal', 'Partner Portal', '9'],
  ['Saml', 'SAML Idp Initiated SSO', '5'],
  ['SamlChatterNetworks', 'SAML Chatter Communities External User SSO', 'm'],
  ['SamlCspPortal', 'SAML Customer Service Portal SSO', 'b'],
  ['SamlPrmPortal', 'SAML Partner Portal SSO', 'c'],
  ['SamlSite', 'SAML Site SSO', 'h'],
  ['Saml2', 'SAML Sfdc Initiated SSO', '8'],
  ['SelfService', 'SelfService', 'E'],
  ['ThirdPartySso', 'Third Party SSO', 'j'],
];

const subtypes: readonly (readonly [value: string, label: string])[] = [
  ['InternalSalesforceAuthentication', 'Internal Salesforce Authentication'],
  ['OauthClientCredentials', 'OAuth Client Credentials'],
  ['OauthHybridRefreshToken', 'OAuth Hybrid Refresh Token'],
  ['OauthHybridTokenExchange', 'OAuth Hybrid Token Exchange'],
  ['OauthHybridUserAgent', 'OAuth Hybrid User-Agent'],
  ['OauthHybridWebServer', 'OAuth Hybrid Web Server'],
  ['OauthOtpLogin', 'OAuth One-Time-Password Login'],
  ['OauthRefreshToken', 'OAuth Refresh Token'],
  ['OauthTokenExchange', 'OAuth Token Exchange'],
  ['OauthUserAgent', 'OAuth User-Agent'],
  ['OauthUserAgentIdToken', 'OAuth User-Agent With ID Token'],
  ['OauthUsernamePassword', 'OAuth Username-Password'],
  ['OauthWebServer', 'OAuth Web Server'],
  ['SoapApiLogin', 'SOAP API Login'],
  ['SoapApiLoginMobile', 'SOAP API Login Mobile'],
  ['SoapApiLoginNetworksPortal', 'SOAP API Login Networks Portal'],
  ['SoapApiLoginPortal', 'SOAP API Login Portal'],
  ['SoapApiLoginSelfService', 'SOAP API Login Self-Service'],
  ['UiPasswordReset', 'UI Password Reset'],
  ['UsernamePasswordUiLogin', 'UI Username-Password'],
];

const apiTypes: readonly (readonly [letter: string | null, label: string, ...spellings: string[]])[] = [
  ['D', 'Apex Class'],
  ['E', 'SOAP Enterprise'],
  ['I', 'SOAP Cross Instance', 'SOAP Internal/CrossInstance'],
  ['M', 'SOAP Metadata', 'Metadata API'],
  ['O', 'Old SOAP', 'OSOAP'],
  ['P', 'SOAP Partner'],
  ['S', 'SOAP Apex'],
  ['T', 'SOAP Tooling'],
  ['X', 'XML-RPC'],
  ['f', 'Feed'],
  ['l', 'Live Agent'],
  ['p', 'SOAP ClientSync'],
  [null, 'REST API', 'REST'],
  [null, 'N/A'],
];

const byLetter = new Map(loginTypes.flatMap(([, label, letter]) => (letter === null ? [] : [[letter, label]])));
const loginTypesByKey = new Map(loginTypes.flatMap(([value, label]) => [value, label].map((text) => [key(text), label])));
const subtypesByKey = new Map(subtypes.flatMap(([value, label]) => [value, label].map((text) => [key(text), label])));
const apiTypesByLetter = new Map(apiTypes.flatMap(([letter, label]) => (letter === null ? [] : [[letter, label]])));
const apiTypesByKey = new Map(apiTypes.flatMap(([, label, ...others]) => [label, ...others].map((text) => [key(text), label])));

const labels = new Set([...loginTypes, ...subtypes, ...apiTypes].map(([, label]) => label));

function key(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, '');
}
