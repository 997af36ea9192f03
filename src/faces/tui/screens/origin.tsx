/** One origin: its attempts grouped by status. */
import type { ReactNode } from 'react';
import type { GroupRow } from '../../../investigation.ts';
import { number } from '../../format.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { blank, line } from '../drawing/line.ts';
import type { Column } from '../drawing/table.ts';
import { both, inQuotes } from '../filter-text.ts';
import { placeOf } from '../state/state.ts';
import { statusTone } from '../theme.ts';
import { activityColumn, groupValues, timeColumns } from './group-columns.ts';

export function Origin(): ReactNode {
  const { explorer, asked, place, lens, owners } = useSession();
  const { subject } = place;
  const answer = useAnswer(JSON.stringify([asked, 'status']), () => explorer.groups(asked, 'status'));
  const owner = useAnswer(`owner ${subject}`, () => explorer.ownerOf(subject)).data ?? owners.get(subject) ?? '';
  const columns: Column<GroupRow>[] = [
    { id: 'name', title: 'Status', width: 30, grows: true, cell: ({ name }) => lens.text(name), tone: ({ name }) => statusTone(name) },
    { id: 'attempts', title: 'Attempts', width: 9, right: true, cell: ({ attempts }) => number(attempts) },
    { id: 'others', title: 'Users', width: 6, right: true, cell: ({ others }) => number(others) },
    ...timeColumns<GroupRow>(lens),
    activityColumn<GroupRow>(lens),
  ];
  const term = ({ name }: GroupRow): string => `status:${inQuotes(name)}`;
  return (
    <GroupTable
      name="origin"
      answer={answer}
      columns={columns}
      values={groupValues}
      sortedAtFirst={{ column: 'attempts', descending: true }}
      term={term}
      copy={() => subject}
      open={(row) => placeOf('attempts', lens.text(row.name), { filter: both(place.filter, term(row)) })}
      above={[line(' ', [lens.address(subject), 'heading'], owner === '' ? '' : `  ${lens.text(owner)}`), blank]}
    />
  );
}
