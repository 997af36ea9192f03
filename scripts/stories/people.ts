/** People at work: an office, a home, a telephone; they mistype, confirm who they are, and come from new addresses all the time. */
import type { Addresses } from './addresses.ts';
import { day, hour, weekday } from './clock.ts';
import type { Random } from './random.ts';
import { browser, type Row, statuses } from './row.ts';

export interface Office {
  readonly domain: string;
  readonly address: string;
  readonly people: number;
  readonly from: number;
  readonly until: number;
  /** The share of passwords that are mistyped. */
  readonly typos?: number;
}

const names = [
  'ana.silva',
  'bo.larsen',
  'cem.aydin',
  'dora.weiss',
  'emil.novak',
  'fay.turner',
  'gus.patel',
  'hana.mori',
  'ivo.rossi',
  'jo.becker',
];

/** The logins of everybody in an office, at work, at home and on the way. */
export function officeLife({ domain, address, people, from, until, typos = 0.03 }: Office, addresses: Addresses, random: Random): Row[] {
  return Array.from({ length: people }, (_, i) => {
    const user = `${names[i % names.length]}${i < names.length ? '' : i}@${domain}`;
    const home = addresses.home();
    const client = { ...browser, browser: `Chrome ${random.between(120, 131)}`, platform: random.pick(['Windows 10', 'Mac OSX']) };
    const rows: Row[] = [];
    for (let date = Math.floor(from / day) * day; date < until; date += day) {
      const logins = weekday(date) % 6 === 0 ? (random.chance(0.1) ? 1 : 0) : random.between(1, 2);
      for (let n = 0; n < logins; n += 1) {
        const time = date + (7 + n * 4) * hour + Math.floor(random.next() * 3.5 * 3600) * 1000;
        const place = random.next();
        const where = place < 0.75 ? address : place < 0.95 ? home : addresses.mobile();
        if (time >= from && time < until) rows.push(...login({ time, user, address: where, client, country: 'US' }, typos, random));
      }
    }
    return rows;
  }).flat();
}

/** One login of a person: some mistyped passwords, a confirmation, a success. */
export function login(who: Omit<Row, 'status'>, typos: number, random: Random): Row[] {
  const rows: Row[] = [];
  let time = who.time;
  const say = (status: string): void => {
    rows.push({ ...who, time, status });
    time += random.between(8, 40) * 1000;
  };
  for (let mistakes = 0; mistakes < 3 && random.chance(typos); mistakes += 1) say(statuses.badPassword);
  if (random.chance(0.4)) say(random.chance(0.8) ? statuses.mfaRequired : statuses.activation);
  say(statuses.success);
  return rows;
}
