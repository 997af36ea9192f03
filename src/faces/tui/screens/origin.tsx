/** One origin, a block of them or those of one owner: their attempts grouped by status. */
import type { ReactNode } from 'react';
import type { GroupRow } from '../../../investigation.ts';
import { GroupTable } from '../components/group-table.tsx';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { blank, line } from '../drawing/line.ts';
import type { Column } from '../drawing/table.ts';
import { both, inQuotes } from '../filter-text.ts';
import { placeOf, titleOf } from '../state/state.ts';
import { statusTone } from '../theme.ts';
import { activityColumn, countColumn, timeColumns } from './group-columns.ts';

export function Origin(): ReactNode {
  const { explorer, asked, place, lens, owners } = useSession();
  const { subject } = place;
  const answer = useAnswer(JSON.stringify([asked, 'status']), () => explorer.groups(asked, 'status'));
  const owner = useAnswer(`owner ${subject}`, () => explorer.ownerOf(subject)).data ?? owners.get(subject) ?? '';
  const columns: Column<GroupRow>[] = [
    {
      id: 'name',
      title: 'Status',
      width: 30,
      least: 14,
      grows: true,
      value: ({ name }) => name,
      told: { as: 'status', of: ({ name }) => name },
      cell: ({ name }) => lens.text(name),
      tone: ({ name }) => statusTone(name),
    },
    countColumn('Attempts', 9, ({ attempts }) => attempts, lens),
    countColumn('Users', 6, ({ others }) => others, lens, undefined, 1),
    ...timeColumns<GroupRow>(lens),
    activityColumn<GroupRow>(lens),
  ];
  const term = ({ name }: GroupRow): string => `status:${inQuotes(name)}`;
  return (
    <GroupTable
      name="origin"
      answer={answer}
      columns={columns}
      sortedAtFirst={{ column: 'attempts', descending: true }}
      term={term}
      copy={({ name }) => name}
      open={(row) =>
        placeOf('attempts', lens.text(row.name), {
          within: both(place.within, term(row)),
          filter: place.filter,
        })
      }
      above={[line(' ', [titleOf(place, lens), 'heading'], owner === '' ? '' : `  ${lens.text(owner)}`), blank]}
    />
  );
}
