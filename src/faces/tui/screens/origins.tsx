/** Where logins came from: one row an address, a block or an owner, with one column a group of statuses. */
import type { ReactNode } from 'react';
import { blockOf, inOrder } from '../../../attempts/origin.ts';
import type { GroupRow } from '../../../investigation.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import type { Column } from '../drawing/table.ts';
import { inQuotes } from '../filter-text.ts';
import { placeOf } from '../state/state.ts';
import { activityColumn, countColumn, countColumns, timeColumns } from './group-columns.ts';

const titles = { address: 'Address', block: 'Block', owner: 'Owner', user: 'User', status: 'Status' } as const;

export function Origins(): ReactNode {
  const { explorer, asked, place, lens, owners } = useSession();
  const { grouping } = place;
  const answer = useAnswer(JSON.stringify([asked, grouping]), () => explorer.groups(asked, grouping));
  const named = (name: string, by = lens): string =>
    grouping === 'owner' ? by.text(name === '' ? '(unknown owner)' : name) : by.address(name);
  const ownerOf = ({ name }: GroupRow): string => lens.text(owners.get(name) ?? '');
  const columns: Column<GroupRow>[] = [
    {
      id: 'name',
      title: titles[grouping],
      width: grouping === 'address' ? 15 : 18,
      grows: grouping === 'owner',
      cutAt: 'middle',
      cell: ({ name }) => named(name),
      value: ({ name }) => (grouping === 'owner' ? name : inOrder(name)),
      told: { as: grouping, of: ({ name }) => (name === '' ? '' : named(name)) },
    },
    ...countColumns<GroupRow>(lens),
    countColumn<GroupRow>('Users', 6, ({ others }) => others, lens, undefined, 7),
    ...timeColumns<GroupRow>(lens),
    ...(grouping === 'address'
      ? [
          {
            id: 'owner',
            title: 'Owner',
            width: 16,
            grows: true,
            cell: ownerOf,
            value: ownerOf,
            told: { as: 'owner', of: ownerOf },
            gives: 6,
          },
        ]
      : []),
    activityColumn<GroupRow>(lens),
  ];
  const term = ({ name }: GroupRow): string => {
    if (grouping === 'owner') return `owner:${name === '' ? 'none' : inQuotes(name)}`;
    if (name === '') return 'ip:none';
    return `ip:${grouping === 'block' && !name.includes('/') ? blockOf(name) : name}`;
  };
  return (
    <GroupTable
      name="origins"
      answer={answer}
      columns={columns}
      sortedAtFirst={{ column: 'failed', descending: true }}
      term={term}
      copy={({ name }) => name}
      open={(row) => placeOf('origin', (now) => named(row.name, now), { subject: row.name, within: term(row), filter: place.filter })}
    />
  );
}
