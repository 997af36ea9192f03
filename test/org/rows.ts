/** Rows of LoginHistory as an org's API tells them. */
import { idOf } from './ids.ts';
import type { SObject } from './state.ts';

export { idOf } from './ids.ts';

export function apiTime(time: number): string {
  return new Date(time).toISOString().replace(/Z$/, '+0000');
}

/** One login of a program through the SOAP API, with whatever differs. */
export function login(number: number, time: number, told: SObject = {}): SObject {
  return {
    Id: idOf('0Ya', number),
    LoginTime: apiTime(time),
    UserId: idOf('005', 1),
    SourceIp: '192.0.2.10',
    Status: 'Success',
    LoginType: 'Other Apex API',
    Application: 'Web form',
    ApiType: 'SOAP Partner',
    ApiVersion: '45.0',
    ClientVersion: 'N/A',
    Browser: 'Unknown',
    Platform: 'Unknown',
    LoginUrl: 'login.salesforce.com',
    CountryIso: 'US',
    ...told,
  };
}

/** The last midnight: an org asked now has a history that ends about now, and what is alive in it has not fallen silent. */
export const midnight = new Date().setUTCHours(0, 0, 0, 0);

const hour = 3_600_000;

/** A form that logs in every hour, and from one instant on is refused at a new address. Rows come in the order in which they happened. */
export function formThatBreaks({ from, breaksAt, until }: { from: number; breaksAt: number; until: number }): SObject[] {
  const count = Math.floor((until - from) / hour);
  return Array.from({ length: count }, (_, i) => {
    const time = from + i * hour;
    const broken = time >= breaksAt ? { SourceIp: '198.51.100.7', Status: 'Failed: API security token required' } : {};
    return login(i, time, broken);
  });
}

/** So many logins of twenty users, three to a second, so that pages end in the middle of an instant. */
export function crowd(rows: number, until: number): SObject[] {
  return Array.from({ length: rows }, (_, i) =>
    login(i, until - Math.floor((rows - i) / 3) * 1000, { UserId: idOf('005', i % 20), SourceIp: `192.0.2.${i % 20}` }),
  );
}
