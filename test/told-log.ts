/** Login histories of a few programs, told attempt by attempt, as an export has them. */

/** An attempt of a program. */
export interface Told {
  readonly user: string;
  readonly at: number;
  readonly address: string;
  readonly status: string;
  readonly application?: string;
  readonly apiVersion?: string;
  readonly loginType?: string;
}

const hour = 3_600_000;

/** What an address that is not trusted is answered. */
export const refused = 'Failed: API security token required';

/** A program that logs in every so many hours, for so many hours. */
export function program(user: string, address: string, status: string, from: string, hours: number, every = 1): Told[] {
  const first = Date.parse(from);
  return Array.from({ length: Math.ceil(hours / every) }, (_, i) => ({ user, at: first + i * every * hour, address, status }));
}

/** The same attempts, made by a person. */
export function byBrowser(attempts: readonly Told[]): Told[] {
  return attempts.map((each) => ({ ...each, loginType: 'Application', application: 'Browser', apiVersion: '' }));
}

/** The attempts as a query of LoginHistory gives them, in time order. */
export function logOf(attempts: readonly Told[]): string {
  const rows = attempts
    .toSorted((a, b) => a.at - b.at)
    .map(({ user, at, address, status, application = 'Feed', apiVersion = '58.0', loginType = 'Other Apex API' }) =>
      [
        user,
        new Date(at).toISOString(),
        address,
        status,
        loginType,
        application,
        loginType === 'Other Apex API' ? 'SOAP Partner' : '',
        apiVersion,
      ].join(','),
    );
  return ['Username,Login Time,Source IP,Status,Login Type,Application,API Type,API Version', ...rows].join('\n');
}
