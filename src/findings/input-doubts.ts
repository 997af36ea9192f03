/** What has to be minded about an input whose rows were all read. */
import { quoted } from '../attempts/quoted.ts';
import { count } from './wording.ts';

export interface InputDoubts {
  readonly name: string;
  /** How local times were read. */
  readonly timezone: string;
  /** Rows whose local time happened twice or never, because clocks were changed. */
  readonly unclearTimes: number;
  /** Rows with a text for a source address that is none, and no word for having none; null where there are none. */
  readonly strangeAddresses: StrangeAddresses | null;
  /** Records that an answer counts and does not hold. */
  readonly missingRecords: number;
}

/** How many rows, and the first of them. */
export interface StrangeAddresses {
  readonly rows: number;
  readonly line: number;
  readonly text: string;
}

/** A sentence for each. */
export function inputDoubts({ name, timezone, unclearTimes, strangeAddresses, missingRecords }: InputDoubts): string[] {
  return [
    ...(unclearTimes === 0
      ? []
      : [
          `${name}: ${count(unclearTimes, 'row falls', 'rows fall')} into an hour that clocks of ${timezone} show twice or not at all; the earlier reading was taken.`,
        ]),
    ...(strangeAddresses === null ? [] : [strangeSentence(name, strangeAddresses)]),
    ...(missingRecords === 0
      ? []
      : [
          `${name}: ${count(missingRecords, 'record')} that its answer counts ("totalSize") ${missingRecords === 1 ? 'is' : 'are'} not in it: ask again with a higher SF_ORG_MAX_QUERY_LIMIT.`,
        ]),
  ];
}

function strangeSentence(name: string, { rows, line, text }: StrangeAddresses): string {
  const [have, are] = rows === 1 ? ['has', 'is'] : ['have', 'are'];
  return `${name}: ${count(rows, 'row')} ${have} a source address that is none, such as ${quoted(text, 40)} on line ${line.toLocaleString('en-US')}, and ${are} read as having none.`;
}
