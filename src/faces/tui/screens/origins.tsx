/** Where logins came from: one row an address, a block or an owner, with one column a group of statuses. */
import type { ReactNode } from 'react';
import { blockOf } from '../../../attempts/origin.ts';
import type { GroupRow } from '../../../investigation.ts';
import { number } from '../../format.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import type { Column } from '../drawing/table.ts';
import { both } from '../filter-text.ts';
import { placeOf } from '../state/state.ts';
import { activityColumn, countColumns, groupValues, timeColumns } from './group-columns.ts';

const titles = { address: 'Address', block: 'Block', owner: 'Owner', user: 'User', status: 'Status' } as const;

export function Origins(): ReactNode {
  const { explorer, asked, place, lens, owners } = useSession();
  const { grouping } = place;
  const answer = useAnswer(JSON.stringify([asked, grouping]), () => explorer.groups(asked, grouping));
  const named = (name: string, by = lens): string =>
    grouping === 'owner' ? by.text(name === '' ? '(unknown owner)' : name) : by.address(name);
  const columns: Column<GroupRow>[] = [
    {
      id: 'name',
      title: titles[grouping],
      width: grouping === 'address' ? 15 : 18,
      grows: grouping === 'owner',
      cutAt: 'middle',
      cell: ({ name }) => named(name),
    },
    ...countColumns<GroupRow>(lens),
    { id: 'others', title: 'Users', width: 5, right: true, cell: ({ others }) => number(others), gives: 6 },
    ...timeColumns<GroupRow>(lens),
    ...(grouping === 'address'
      ? [{ id: 'owner', title: 'Owner', width: 12, grows: true, cell: ({ name }: GroupRow) => lens.text(owners.get(name) ?? ''), gives: 9 }]
      : []),
    activityColumn<GroupRow>(lens),
  ];
  const term = ({ name }: GroupRow): string | null => {
    if (grouping === 'owner') return null;
    if (name === '') return 'ip:none';
    return `ip:${grouping === 'block' && !name.includes('/') ? blockOf(name) : name}`;
  };
  return (
    <GroupTable
      name="origins"
      answer={answer}
      columns={columns}
      values={groupValues}
      sortedAtFirst={{ column: 'failures', descending: true }}
      term={term}
      copy={({ name }) => name}
      open={(row) => {
        const by = term(row);
        return by === null ? null : placeOf('origin', (now) => named(row.name, now), { subject: row.name, filter: both(place.filter, by) });
      }}
    />
  );
}
