/** The columns of attempts, the ones that matter most staying longest. */
import type { Attempt, ColumnName } from '../../../attempts/attempt.ts';
import { outcomeMark } from '../../symbols.ts';
import type { Column } from '../drawing/table.ts';
import type { Lens } from '../lens.ts';
import { statusTone } from '../theme.ts';

export function attemptColumns(lens: Lens): Column<Attempt>[] {
  const field = (id: ColumnName, title: string, width: number, gives: number): Column<Attempt> => ({
    id,
    title,
    width,
    gives,
    cell: ({ fields }) => lens.field(id, fields[id] ?? ''),
  });
  return [
    { id: 'time', title: 'Time', width: 19, cell: ({ time }) => lens.time(time) },
    { id: 'user', title: 'User', width: 16, least: 12, gives: 2, grows: true, cutAt: 'middle', cell: ({ user }) => lens.user(user) },
    { id: 'address', title: 'Source IP', width: 15, gives: 1, cutAt: 'middle', cell: ({ address }) => lens.address(address) },
    {
      id: 'mark',
      title: ' ',
      width: 1,
      cell: ({ outcome }) => outcomeMark(outcome, lens.symbols),
      tone: ({ status }) => statusTone(status),
    },
    {
      id: 'status',
      title: 'Status',
      width: 15,
      least: 12,
      grows: true,
      cell: ({ status }) => lens.text(status),
      tone: ({ status }) => statusTone(status),
    },
    field('login_type', 'Login type', 14, 3),
    field('application', 'Application', 14, 4),
    field('country', 'Country', 7, 5),
    field('api_type', 'API type', 12, 6),
    field('api_version', 'API version', 11, 8),
    field('browser', 'Browser', 12, 9),
    field('platform', 'Platform', 12, 10),
    field('tls', 'TLS', 8, 11),
    field('client_version', 'Client', 10, 12),
    field('login_url', 'Login URL', 20, 7),
  ];
}
