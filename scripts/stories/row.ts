/** One row of login history as stories tell it, and the clients that stand in rows. */

export interface Row {
  /** Milliseconds, UTC. */
  readonly time: number;
  readonly user: string;
  readonly address: string;
  readonly status: string;
  readonly client: Client;
  readonly country: string;
}

export interface Client {
  readonly loginType: string;
  readonly application: string;
  readonly apiType: string;
  readonly apiVersion: string;
  readonly clientVersion: string;
  readonly browser: string;
  readonly platform: string;
  readonly loginUrl: string;
}

const machine = { browser: 'Unknown', platform: 'Unknown', clientVersion: 'N/A', loginUrl: 'login.salesforce.com' };

export const phpToolkit: Client = {
  ...machine,
  loginType: 'Other Apex API',
  application: 'N/A',
  apiType: 'SOAP Partner',
  apiVersion: '27.0',
  browser: 'PHP-SOAP-CURL',
};
export const dataLoader: Client = {
  ...machine,
  loginType: 'Partner Product',
  application: 'DataLoaderBulk',
  apiType: 'SOAP Partner',
  apiVersion: '45.0',
};
export const restApp: Client = {
  ...machine,
  loginType: 'Remote Access 2.0',
  application: 'Order Sync',
  apiType: 'REST API',
  apiVersion: '58.0',
};
export const browser: Client = {
  ...machine,
  loginType: 'Application',
  application: 'Browser',
  apiType: 'N/A',
  apiVersion: 'N/A',
  browser: 'Chrome 128',
  platform: 'Windows 10',
};

export const statuses = {
  success: 'Success',
  token: 'Failed: API security token required',
  restrictedIp: 'Restricted IP',
  ipNotAllowed: 'Failed: IP Address Not Allowed',
  badPassword: 'Invalid Password',
  lockout: 'Password Lockout',
  rateExceeded: 'Login Rate Exceeded',
  inactive: 'User is Inactive',
  frozen: 'User Is Frozen',
  organizationLocked: 'Organization locked',
  versionRemoved: 'Failed: API Version Removed',
  flowDisabled: 'Username-Password Flow Disabled',
  samlReplay: 'Failed: Replay Detected',
  mfaRequired: 'Multi-factor required',
  activation: 'Failed: Computer activation required',
} as const;
