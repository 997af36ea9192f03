/** The days around the break as a small picture of text: a line of successes and one of failures for each address. */
import type { Incident } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { beyondTheDays } from '../../beyond-the-days.ts';
import { axisDay, clockOf } from '../../format.ts';
import { symbolsOf } from '../../symbols.ts';
import { dayWord } from '../../words.ts';

const symbols = symbolsOf(false);

/** The lines of the chart; none where no day is known. */
export function chartLines(incident: Incident, zone: string): string[] {
  const { days, origins, day, around } = incident;
  const beyond = beyondTheDays(incident, clockOf(zone));
  if (days.length === 0) return [];
  const width = Math.max(...origins.map(({ address }) => address.length), dayWord(incident).length);
  const top = Math.max(1, ...origins.flatMap(({ successesByDay, failuresByDay }) => [...successesByDay, ...failuresByDay]));
  const bar = (value: number, i: number): string => {
    if (value === 0) return days[i]?.covered ? symbols.zero : symbols.noData;
    // Roots keep a single attempt visible beside thousands.
    return symbols.bars[Math.max(0, Math.ceil(Math.sqrt(value / top) * symbols.bars.length) - 1)] ?? symbols.failed;
  };
  const row = (label: string, mark: string, values: readonly number[]): string =>
    `${label.padEnd(width)}  ${mark}  ${values.map(bar).join('')}`;
  const at = days.findIndex((each) => each.day === day);
  return [
    `${' '.repeat(width + 5)}${axis(days.map((each) => axisDay(each.day)))}`,
    ...origins.flatMap(({ address, successesByDay, failuresByDay }) => [
      row(address, symbols.succeeded, successesByDay),
      row('', symbols.failed, failuresByDay),
    ]),
    ...(at < 0 ? [] : [`${dayWord(incident).padEnd(width)}     ${' '.repeat(at)}${symbols.breakDay}`]),
    '',
    `${symbols.succeeded} succeeded  ${symbols.failed} failed  ${symbols.zero} none  ${symbols.noData} no data; the tallest bar is ${count(top, 'attempt')} a day`,
    ...(around === undefined || around.addresses <= origins.length
      ? []
      : [`shown are ${origins.length} of ${count(around.addresses, 'address', 'addresses')}`]),
    ...(beyond === '' ? [] : [beyond]),
  ];
}

/** A label every two weeks, each beginning at its day. */
function axis(labels: readonly string[]): string {
  let line = '';
  labels.forEach((label, i) => {
    if (i % 14 === 0) line = line.padEnd(i) + label;
  });
  return line;
}
