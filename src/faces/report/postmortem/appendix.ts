/** What the story rests on: the attempts in numbers, the data and where it came from, and the rules. */
import type { Incident, IncidentDay, Result } from '../../../findings/result.ts';
import { duration } from '../../../findings/wording.ts';
import { beyondTheDays } from '../../beyond-the-days.ts';
import { addressOr, clockOf, number, weekdayAndDay } from '../../format.ts';
import { ruleWords } from '../../words.ts';
import { type Block, paragraph, tableOf } from './block.ts';
import type { Times } from './times.ts';

const rowsMost = 100;

export function attemptsOf(incident: Incident, zone: string): Block[] {
  const { byOriginAndStatus, days, around } = incident;
  const clock = clockOf(zone);
  const beyond = beyondTheDays(incident, clock);
  const groups = byOriginAndStatus.map(({ address, status, attempts, users, first, last }) => [
    addressOr(address),
    status,
    number(attempts),
    number(users),
    clock.time(first),
    clock.time(last),
  ]);
  return [
    tableOf(
      `By source address and status, ${periodOf(days)} (${zone})`,
      ['Source address', 'Status', '#Attempts', '#Users', 'First', 'Last'],
      groups,
    ),
    ...cutRows(groups.length, around?.groups),
    dayByDay(days, zone),
    ...(beyond === '' ? [] : [paragraph(beyond)]),
  ];
}

/** What was kept no more of; a result that does not tell how many there were may have been cut. */
function cutRows(shown: number, all: number | undefined): Block[] {
  if (all !== undefined && all > shown) return [paragraph(`Shown are ${number(shown)} of ${number(all)} rows, those with most failures.`)];
  return all === undefined && shown >= rowsMost ? [paragraph(`An incident keeps no more than ${rowsMost} of these rows.`)] : [];
}

function dayByDay(days: readonly IncidentDay[], zone: string): Block {
  const withSteps = days.some(({ steps }) => steps !== undefined);
  const numbersOf = ({ successes, failures, steps = 0 }: IncidentDay): number[] => [successes, failures, ...(withSteps ? [steps] : [])];
  const titles = ['#Succeeded', '#Failed', ...(withSteps ? ['#Challenged'] : [])];
  const rows = days.map((each) => [
    weekdayAndDay(each.day),
    ...numbersOf(each).map((value) => (each.covered ? number(value) : 'no data')),
    each.newAddresses.join(', '),
  ]);
  return tableOf(`Day by day (${zone})`, ['Day', ...titles, 'New addresses'], rows);
}

/** The days that both tables count. */
function periodOf(days: readonly IncidentDay[]): string {
  const [first, last] = [days.at(0), days.at(-1)];
  return first === undefined || last === undefined ? 'no day' : `${first.day} to ${last.day}`;
}

export function dataOf({ coverage, window }: Result, times: Times): Block[] {
  const { inputs, gaps, warnings, attempts, users, addresses, where, org } = coverage;
  const span = window.from === null || window.until === null ? 'empty' : `${times.both(window.from)} to ${times.both(window.until)}`;
  const files = inputs.map((input) => [
    input.name,
    input.format,
    number(input.rows),
    number(input.duplicates),
    number(input.rejected),
    input.timezone,
    input.sha256 ?? '',
  ]);
  const rejects = inputs.flatMap(({ name, rejects }) => rejects.map(({ line, reason }) => [name, number(line), reason]));
  return [
    {
      kind: 'facts',
      rows: [
        ...(org === undefined ? [] : [['Org', org] as const]),
        ...(where === undefined ? [] : [['Only attempts that match', where] as const]),
        ['Span', span],
        ['Attempts', number(attempts)],
        ['Users', number(users)],
        ['Addresses', number(addresses)],
      ],
    },
    tableOf('Where the rows came from', ['Input', 'Format', '#Rows', '#Duplicates', '#Rejected', 'Zone', 'SHA-256'], files),
    ...(rejects.length > 0
      ? [tableOf('The first rows that could not be read', ['Input', '#Line', 'Reason'], rejects.slice(0, rowsMost))]
      : []),
    ...(gaps.length > 0
      ? [
          tableOf(
            'Holes in the log',
            ['From', 'Until'],
            gaps.slice(0, rowsMost).map(({ from, until }) => [times.both(from), times.both(until)]),
          ),
        ]
      : []),
    ...warnings.map(paragraph),
    paragraph('Who owns an address is told by data of DB-IP and RouteViews.'),
  ];
}

export function ruleOf({ kind, id }: Incident, result: Result, version: string): Block[] {
  const told = paragraph(`${ruleWords[kind]} This is incident ${id}, told by breakday ${version}.`);
  return result.incidents.length > 1 ? [told] : [told, thresholdsOf(result)];
}

export function thresholdsOf({ thresholds }: Result): Block {
  const rows = Object.entries(thresholds).map(([name, value]) => [words(name), name.endsWith('_ms') ? duration(value) : String(value)]);
  return tableOf('Thresholds', ['Threshold', '#Value'], rows);
}

/** `streakFailures` as `streak failures`. */
function words(name: string): string {
  return name.replace(/_ms$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
