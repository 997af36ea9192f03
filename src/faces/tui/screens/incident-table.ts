/** Incidents as a table: the day, what happened, who, from where to where, and whether it is over. */
import type { Incident } from '../../../findings/result.ts';
import { number } from '../../format.ts';
import { causeWords, verdictWords } from '../../words.ts';
import { momentOf } from '../data/use-axis.ts';
import type { Column } from '../drawing/table.ts';
import type { Lens } from '../lens.ts';

const kindTitles: Readonly<Record<Incident['kind'], string>> = {
  'origin-change': 'new address',
  'failure-streak': 'failures',
  attack: 'attack',
  'silent-origin-change': 'silent move',
  silence: 'silence',
};

export function incidentColumns(lens: Lens): Column<Incident>[] {
  const { symbols } = lens;
  return [
    { id: 'day', title: 'Day', width: 10, cell: (each) => (each.day === null ? 'before log' : lens.day(momentOf(each))) },
    {
      id: 'mark',
      title: ' ',
      width: 1,
      cell: ({ kind }) => (kind === 'origin-change' ? symbols.breakDay : symbols.bullet),
      tone: ({ kind }) => (kind === 'origin-change' ? 'fresh' : undefined),
    },
    { id: 'verdict', title: 'Verdict', width: 9, cell: ({ verdict }) => verdictWords[verdict], gives: 4 },
    { id: 'kind', title: 'What', width: 11, cell: ({ kind }) => kindTitles[kind], gives: 2 },
    { id: 'who', title: 'Who', width: 14, least: 13, grows: true, cutAt: 'middle', cell: (each) => who(each, lens), gives: 0 },
    {
      id: 'to',
      title: 'Address',
      width: 15,
      grows: true,
      cutAt: 'middle',
      cell: ({ address }) => (address === null ? '' : lens.address(address)),
      tone: ({ kind }) => (kind === 'origin-change' ? 'fresh' : undefined),
      gives: 3,
    },
    {
      id: 'from',
      title: 'Before',
      width: 15,
      cutAt: 'middle',
      cell: ({ previousAddresses: [before] }) => (before === undefined ? '' : lens.address(before)),
      gives: 6,
    },
    { id: 'cause', title: 'Cause', width: 24, least: 18, grows: true, cell: ({ cause }) => causeWords[cause], gives: 7 },
    {
      id: 'failed',
      title: 'Failed',
      width: 7,
      right: true,
      cell: ({ attempts, firstFailure }) => (firstFailure === null ? symbols.zero : number(attempts)),
      tone: () => 'failed',
      gives: 1,
    },
    {
      id: 'recovered',
      title: 'Recovered',
      width: 10,
      cell: ({ recoveredAt }) => (recoveredAt === null ? 'not yet' : lens.day(recoveredAt)),
      gives: 5,
    },
  ];
}

export function who({ users }: Incident, lens: Lens): string {
  const [first] = users;
  if (first === undefined) return '(nobody)';
  return users.length === 1 ? lens.user(first) : `${lens.user(first)} + ${users.length - 1}`;
}
