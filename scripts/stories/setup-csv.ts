/** Writes rows as Setup > Login History downloads them: nineteen columns, the newest row first. */
import type { Row } from './row.ts';

export interface Telling {
  /** `minutes` as Setup writes them, `M/D/YYYY h:mm AM`, or with seconds. */
  readonly precision: 'minutes' | 'seconds';
}

const header =
  'Username,Login Time,Source IP,Login Type,Status,Browser,Platform,Application,Client Version,API Type,API Version,Login URL,Country Code,Country,Subdivision,City,PostalCode,Latitude,Longitude';

const places: Readonly<Record<string, string>> = {
  US: 'US,United States,California,San Francisco,94105,37.7898,-122.3942',
  DE: 'DE,Germany,Hesse,Frankfurt am Main,60313,50.1155,8.6842',
  RU: 'RU,Russia,Moscow,Moscow,101000,55.7558,37.6173',
};

/** The file, from rows in the order in which they happened. */
export function setupCsv(rows: readonly Row[], { precision }: Telling = { precision: 'minutes' }): string {
  const lines = rows.map(({ time, user, address, status, client, country }) =>
    [
      user,
      quoted(localTime(time, precision)),
      address,
      client.loginType,
      status,
      client.browser,
      client.platform,
      client.application,
      client.clientVersion,
      client.apiType,
      client.apiVersion,
      client.loginUrl,
      places[country] ?? `${country},,,,,,`,
    ].join(','),
  );
  return `${[header, ...lines.reverse()].join('\r\n')}\r\n`;
}

function localTime(time: number, precision: Telling['precision']): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = date.getUTCHours();
  const seconds = precision === 'seconds' ? `:${two(date.getUTCSeconds())}` : '';
  const clock = `${hours % 12 || 12}:${two(date.getUTCMinutes())}${seconds} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${clock}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
