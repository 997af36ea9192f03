/** Who, from where to where, how often, and between which two instants it broke. */
import { halfRecovered } from '../../../findings/half-recovered.ts';
import type { Incident, Instant, Lane } from '../../../findings/result.ts';
import { count, list, withStatuses } from '../../../findings/wording.ts';
import { durationBetween, number } from '../../format.ts';
import { capital, causeWords, happening, loginsLost } from '../../words.ts';
import { statusPaint } from '../theme.ts';
import type { Page } from './page.ts';
import { type Fact, firstFew } from './section.ts';

/** The facts of an incident in the order in which they are asked for. */
export function incidentFacts(incident: Incident, page: Page): Fact[] {
  const most = page.verbose ? Infinity : 4;
  const more = (left: number): string => `and ${number(left)} more`;
  const names = firstFew(incident.users, most, (user) => user, more);
  const lanes = [...new Set(incident.lanes.map((lane) => laneWords(lane, page)))].filter(Boolean);
  return [
    ['What', [capital(happening(incident))]],
    ['Cause', incident.firstFailure === null ? [] : [capital(causeWords[incident.cause])]],
    [
      'Who',
      [
        ...names,
        ...firstFew(
          lanes,
          most,
          (lane) => lane,
          (left) => `and ${count(left, 'more way', 'more ways')} to log in`,
        ),
      ],
    ],
    ...addressFacts(incident, most, more, page),
    ...failureFacts(incident, page),
    ...bracketFacts(incident, page),
  ];
}

function laneWords({ loginType, loginSubtype, application, apiType, loginUrl }: Lane, { symbols }: Page): string {
  return [loginType, loginSubtype, application, apiType, loginUrl].filter(Boolean).join(symbols.separator);
}

function addressFacts(incident: Incident, most: number, more: (left: number) => string, page: Page): Fact[] {
  const { kind, addresses, previousAddresses, stranger } = incident;
  const isNew = kind === 'origin-change' || kind === 'silent-origin-change';
  const wide = page.width < 80 ? 0 : Math.max(0, ...[...addresses, ...previousAddresses].map(({ length }) => length));
  const line = (address: string, mark: string): string =>
    [address.padEnd(wide), page.ownerOf(address), mark].filter(Boolean).join('  ').trimEnd();
  const markOf = (address: string): string =>
    (isNew && addresses.includes(address)) || stranger?.addresses.includes(address)
      ? page.theme.newAddress(`${page.symbols.newAddress} new`)
      : '';
  const now = firstFew(addresses, most, (address) => line(address, markOf(address)), more);
  const before = firstFew(
    previousAddresses.filter((address) => !addresses.includes(address)),
    most,
    (address) => line(address, markOf(address)),
    more,
  );
  if (isNew)
    return [
      ['From', before],
      ['To', now],
    ];
  return [
    [kind === 'attack' ? 'From' : 'Address', now],
    ['Before', before],
  ];
}

function failureFacts({ firstFailure, lastFailure, attempts, status, failuresByStatus, impact }: Incident, page: Page): Fact[] {
  if (firstFailure === null) return [];
  const last = lastFailure === null || lastFailure === firstFailure ? '' : `, the last on ${page.clock.weekdayAndTime(lastFailure)}`;
  const lost = impact && loginsLost(impact);
  const shown = (label: string): string => statusPaint(label, page.theme)(page.quoted(label));
  const statuses = failuresByStatus?.map((each) => [shown(each.status), each.failures] as const);
  const reasons = statuses === undefined ? ` with ${shown(status)}` : `, ${withStatuses(statuses)}`;
  return [
    ['Failures', [`${page.theme.heading(number(attempts))}${reasons}${last}`]],
    ['Lost', lost ? [lost] : []],
  ];
}

function bracketFacts(incident: Incident, page: Page): Fact[] {
  const { kind, bracket, recoveredAt, stranger } = incident;
  const { lastGood, firstBad } = bracket;
  const isBreak = kind === 'origin-change' || kind === 'failure-streak';
  return [
    ['Last good', lastGood === null ? (isBreak ? ['before the log begins'] : []) : [page.clock.weekdayAndTime(lastGood)]],
    ['First bad', firstBad === null ? [] : [page.clock.weekdayAndTime(firstBad) + afterwards(lastGood, firstBad, 'later')]],
    ['Let in', stranger?.letInAt ? [page.clock.weekdayAndTime(stranger.letInAt)] : []],
    ['Meanwhile', stranger?.wentOn ? ['the user went on elsewhere'] : []],
    [
      'Recovered',
      stranger?.wentOn
        ? []
        : recoveredAt !== null
          ? [page.clock.weekdayAndTime(recoveredAt) + afterwards(firstBad, recoveredAt, 'after the first failure')]
          : isBreak
            ? [notRecovered(incident, page)]
            : [],
    ],
  ];
}

function notRecovered({ lanes, recoveries = [], impact }: Incident, page: Page): string {
  const half = halfRecovered(lanes, recoveries);
  const who = half === null ? '' : `${list(half.works)} since ${page.clock.weekdayAndTime(half.since)}; ${list(half.broken)} `;
  return `${who}not by the end of this log${impact?.ongoing ? `, after ${durationBetween(impact.from, impact.until)}` : ''}`;
}

function afterwards(from: Instant | null, until: Instant, words: string): string {
  return from === null ? '' : ` (${durationBetween(from, until)} ${words})`;
}
