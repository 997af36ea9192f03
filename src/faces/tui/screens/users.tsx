/** Whose logins they were: how often each failed, the longest run of failures, and from how many addresses. */
import type { ReactNode } from 'react';
import type { UserRow } from '../../../investigation.ts';
import { number } from '../../format.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import type { Column } from '../drawing/table.ts';
import { inQuotes } from '../filter-text.ts';
import { placeOf } from '../state/state.ts';
import { activityColumn, groupValues } from './group-columns.ts';

const values = { ...groupValues, streak: (row: UserRow) => row.streak, newAddresses: (row: UserRow) => row.newAddresses };

export function Users(): ReactNode {
  const { explorer, asked, place, lens } = useSession();
  const answer = useAnswer(JSON.stringify([asked, 'users']), () => explorer.users(asked));
  const count = (n: number): string => (n === 0 ? lens.symbols.zero : number(n));
  const columns: Column<UserRow>[] = [
    { id: 'name', title: 'User', width: 20, grows: true, cutAt: 'middle', cell: ({ name }) => lens.user(name) },
    { id: 'attempts', title: 'Attempts', width: 9, right: true, cell: ({ attempts }) => count(attempts) },
    { id: 'failures', title: 'Failed', width: 7, right: true, cell: ({ failures }) => count(failures), tone: () => 'failed' },
    { id: 'streak', title: 'Streak', width: 7, right: true, cell: ({ streak }) => count(streak), tone: () => 'failed' },
    { id: 'lanes', title: 'Lanes', width: 5, right: true, cell: ({ lanes }) => count(lanes), gives: 4 },
    { id: 'others', title: 'Addresses', width: 10, right: true, cell: ({ others }) => count(others), gives: 3 },
    { id: 'newAddresses', title: 'New', width: 5, right: true, cell: (row) => count(row.newAddresses), tone: () => 'fresh', gives: 2 },
    { id: 'lastSuccess', title: 'Last success', width: 16, cell: ({ lastSuccess }) => lens.time(lastSuccess).slice(0, 16), gives: 5 },
    activityColumn<UserRow>(lens),
  ];
  return (
    <GroupTable
      name="users"
      answer={answer}
      columns={columns}
      values={values}
      sortedAtFirst={{ column: 'failures', descending: true }}
      term={({ name }) => `user:${inQuotes(name)}`}
      copy={({ name }) => name}
      open={({ name }) => placeOf('user', (now) => now.user(name), { subject: name, filter: place.filter, moment: place.moment })}
    />
  );
}
