/** The addresses of the day of an incident as a table: what their attempts came to, and who owns them. */
import type { Incident } from '../../../findings/result.ts';
import type { GroupRow } from '../../../investigation.ts';
import type { Column } from '../drawing/table.ts';
import { momentOf } from '../incident-moment.ts';
import type { Lens } from '../lens.ts';
import { countColumn } from './group-columns.ts';

const mostOfAnAddress = 39;

export function originColumns(
  incident: Incident,
  origins: readonly GroupRow[],
  owner: (address: string) => string,
  lens: Lens,
): Column<GroupRow>[] {
  const fresh = newAddressesOf(incident, lens);
  const { newAddress } = lens.symbols;
  const longest = Math.max(15, ...origins.map(({ name }) => lens.address(name).length));
  return [
    {
      id: 'name',
      title: '  Address',
      width: 2 + Math.min(longest, mostOfAnAddress),
      least: 17,
      cutAt: 'middle',
      cell: ({ name }) => `${fresh.has(name) ? newAddress : ' '} ${lens.address(name)}`,
      tone: ({ name }) => (fresh.has(name) ? 'fresh' : undefined),
    },
    countColumn('ok', 5, ({ successes }) => successes, lens),
    countColumn('steps', 5, ({ steps }) => steps, lens, 'step', 2),
    countColumn('address', 7, ({ untrusted }) => untrusted, lens, 'failed'),
    countColumn('password', 8, ({ password }) => password, lens, 'failed'),
    countColumn('blocked', 7, ({ blocked }) => blocked, lens, 'locked'),
    countColumn('other', 5, ({ other }) => other, lens, 'failed', 1),
    { id: 'owner', title: 'Owner', width: 12, grows: true, gives: 3, cell: ({ name }) => owner(name) },
  ];
}

/** The addresses of an incident that these programs had not come from before its day; none where that is not known. */
function newAddressesOf(incident: Incident, lens: Lens): ReadonlySet<string> {
  if (incident.day === null) return new Set();
  const day = lens.day(momentOf(incident));
  return new Set(incident.origins.filter(({ role, first }) => role === 'incident' && lens.day(first) >= day).map(({ address }) => address));
}
