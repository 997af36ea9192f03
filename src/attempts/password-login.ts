/** What the kind of a login says about the secrets that it sends. Takes labels. */

/** Whether this is the login() call of the SOAP API. */
export function isSoapLogin(loginType: string): boolean {
  return loginType === 'Other Apex API' || loginType === 'Partner Product';
}

/** Whether a login of this kind needs a security token from an address that is not trusted: only passwords do. Null where the kind is not known. */
export function mayNeedToken(loginType: string, loginSubtype: string): boolean | null {
  if (isSoapLogin(loginType) || loginSubtype === 'OAuth Username-Password') return true;
  if (loginSubtype.startsWith('OAuth ') || tokenless.has(loginType) || loginType.endsWith(' SSO')) return false;
  return null;
}

/** Whether a login of this kind sends the password of the user, so that its success shows which one is valid. */
export function sendsPassword(loginType: string, loginSubtype: string): boolean {
  return loginType === 'Application' || mayNeedToken(loginType, loginSubtype) === true;
}

const tokenless = new Set([
  'Application',
  'Certificate-based login',
  'Lightning Login',
  'Passwordless Login',
  'Passwordless Passkey Login',
]);
