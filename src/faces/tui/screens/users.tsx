/** Whose logins they were: how often each failed, the longest run of failures, and from how many addresses. */
import type { ReactNode } from 'react';
import type { UserRow } from '../../../investigation.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import type { Column } from '../drawing/table.ts';
import { inQuotes } from '../filter-text.ts';
import { isoOf } from '../lens.ts';
import { placeOf } from '../state/state.ts';
import { activityColumn, countColumn } from './group-columns.ts';

export function Users(): ReactNode {
  const { explorer, asked, place, lens } = useSession();
  const answer = useAnswer(JSON.stringify([asked, 'users']), () => explorer.users(asked));
  const columns: Column<UserRow>[] = [
    {
      id: 'name',
      title: 'User',
      width: 20,
      least: 14,
      grows: true,
      cutAt: 'middle',
      cell: ({ name }) => lens.user(name),
      value: ({ name }) => name,
      told: { as: 'user', of: ({ name }) => (name === '' ? '' : lens.user(name)) },
    },
    countColumn('Attempts', 9, ({ attempts }) => attempts, lens, undefined, 1),
    countColumn('Failed', 7, ({ failures }) => failures, lens, 'failed'),
    countColumn('steps', 6, ({ steps }) => steps, lens, 'step', 6),
    countColumn('Streak', 7, ({ streak }) => streak, lens, 'failed'),
    countColumn('Lanes', 6, ({ lanes }) => lanes, lens, undefined, 5),
    countColumn('Addresses', 10, ({ others }) => others, lens, undefined, 3),
    countColumn('New', 5, ({ newAddresses }) => newAddresses, lens, 'fresh', 2),
    {
      id: 'lastSuccess',
      title: 'Last success',
      width: 16,
      cell: ({ lastSuccess }) => lens.time(lastSuccess).slice(0, 16),
      value: ({ lastSuccess }) => lastSuccess ?? 0,
      told: { as: 'last success', of: ({ lastSuccess }) => (lastSuccess === null ? null : isoOf(lastSuccess)) },
      gives: 4,
    },
    activityColumn<UserRow>(lens),
  ];
  return (
    <GroupTable
      name="users"
      answer={answer}
      columns={columns}
      sortedAtFirst={{ column: 'failed', descending: true }}
      term={({ name }) => `user:${inQuotes(name)}`}
      copy={({ name }) => name}
      open={({ name }) => placeOf('user', (now) => now.user(name), { subject: name, filter: place.filter, moment: place.moment })}
    />
  );
}
