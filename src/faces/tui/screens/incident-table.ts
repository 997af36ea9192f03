/** Incidents as a table: the day, what happened, who, from where to where, and whether it is over. */
import { inOrder } from '../../../attempts/origin.ts';
import type { Incident } from '../../../findings/result.ts';
import { number } from '../../format.ts';
import { causeWords, verdictWords } from '../../words.ts';
import type { Column } from '../drawing/table.ts';
import { momentOf } from '../incident-moment.ts';
import type { Lens } from '../lens.ts';
import type { SortOrder } from '../state/state.ts';

const kindTitles: Readonly<Record<Incident['kind'], string>> = {
  'origin-change': 'new address',
  'failure-streak': 'failures',
  attack: 'attack',
  'silent-origin-change': 'silent move',
  silence: 'silence',
};

/** The order in which they are found: by the column of marks. */
export const gravestFirst: SortOrder = { column: 'mark', descending: true };

export function incidentColumns(incidents: readonly Incident[], lens: Lens): Column<Incident>[] {
  const { symbols } = lens;
  const gravity = new Map(incidents.map((incident, i) => [incident, incidents.length - i]));
  const failed = ({ attempts, firstFailure }: Incident): number => (firstFailure === null ? 0 : attempts);
  return [
    {
      id: 'day',
      title: 'Day',
      width: 10,
      cell: (each) => (each.day === null ? 'before log' : lens.day(momentOf(each))),
      value: (each) => momentOf(each) ?? 0,
    },
    {
      id: 'mark',
      title: '',
      width: 1,
      cell: ({ kind }) => (kind === 'origin-change' ? symbols.breakDay : symbols.bullet),
      tone: ({ kind }) => (kind === 'origin-change' ? 'fresh' : undefined),
      value: (each) => gravity.get(each) ?? 0,
    },
    {
      id: 'verdict',
      title: 'Verdict',
      width: 9,
      cell: ({ verdict }) => verdictWords[verdict],
      value: ({ verdict }) => -Object.keys(verdictWords).indexOf(verdict),
      gives: 4,
    },
    { id: 'kind', title: 'What', width: 11, cell: ({ kind }) => kindTitles[kind], value: ({ kind }) => kindTitles[kind], gives: 2 },
    {
      id: 'who',
      title: 'Who',
      width: 14,
      least: 13,
      grows: true,
      cutAt: 'middle',
      cell: (each) => who(each, lens),
      value: ({ users: [first = ''] }) => first,
      gives: 0,
    },
    {
      id: 'to',
      title: 'Address',
      width: 15,
      grows: true,
      cutAt: 'middle',
      cell: ({ address }) => (address === null ? '' : lens.address(address)),
      tone: ({ kind }) => (kind === 'origin-change' ? 'fresh' : undefined),
      value: ({ address }) => inOrder(address ?? ''),
      gives: 3,
    },
    {
      id: 'from',
      title: 'Before',
      width: 15,
      cutAt: 'middle',
      cell: ({ previousAddresses: [before] }) => (before === undefined ? '' : lens.address(before)),
      value: ({ previousAddresses: [before = ''] }) => inOrder(before),
      gives: 6,
    },
    {
      id: 'cause',
      title: 'Cause',
      width: 24,
      least: 18,
      grows: true,
      cell: ({ cause }) => causeWords[cause],
      value: ({ cause }) => causeWords[cause],
      gives: 7,
    },
    {
      id: 'failed',
      title: 'Failed',
      width: 7,
      right: true,
      cell: (each) => (each.firstFailure === null ? symbols.zero : number(failed(each))),
      tone: () => 'failed',
      value: failed,
      gives: 1,
    },
    {
      id: 'recovered',
      title: 'Recovered',
      width: 10,
      cell: ({ recoveredAt }) => (recoveredAt === null ? 'not yet' : lens.day(recoveredAt)),
      value: ({ recoveredAt }) => recoveredAt ?? '9',
      gives: 5,
    },
  ];
}

export function who({ users }: Incident, lens: Lens): string {
  const [first] = users;
  if (first === undefined) return '(nobody)';
  return users.length === 1 ? lens.user(first) : `${lens.user(first)} + ${users.length - 1}`;
}
