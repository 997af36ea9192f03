/** Why an incident is one: everything that speaks for and against it, and the ways further into its rows. */
import type { ReactNode } from 'react';
import type { Incident } from '../../../findings/result.ts';
import type { Asked, GroupRow } from '../../../investigation.ts';
import type { Symbols } from '../../symbols.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { type Line, line } from '../drawing/line.ts';
import { both, termOfUsers, termsOf } from '../filter-text.ts';
import { scrollFor } from '../state/reduce.ts';
import { caveatsOf } from './caveats.ts';
import { dayTerm, placeOfLead } from './evidence-leads.ts';
import { type EvidenceLine, evidenceLines } from './evidence-lines.ts';

export function Evidence(): ReactNode {
  const { result, withHashes, owners, place, lens, width, height } = useSession();
  const incident = result?.incidents.find(({ id }) => id === place.subject);
  const origins = useIncidentOrigins(incident);
  const caveats = result === null ? [] : caveatsOf(result);
  const toldIn = result?.window.timezone ?? '';
  const all: readonly EvidenceLine[] = incident ? evidenceLines({ incident, owners, origins, caveats, toldIn }, lens, width - 2) : [];
  const extent = { rows: all.length, page: height };
  const scroll = scrollFor(place.cursor, place.scroll, extent);
  useScene({
    place,
    extent,
    ready: result !== null,
    open(cursor) {
      const lead = all[cursor]?.lead;
      return incident && lead ? placeOfLead(lead, incident, lens) : null;
    },
    term: (cursor) => (all[cursor]?.address ? `ip:${all[cursor].address}` : null),
    copy: (cursor) => all[cursor]?.address ?? incident?.headline ?? null,
    ...(incident && result
      ? {
          exportable: { is: 'postmortem', name: `incident-${incident.id}`, result: () => withHashes({ ...result, incidents: [incident] }) },
        }
      : {}),
  });
  const shown = all.slice(scroll, scroll + height).map((_, i) => pointed(all, scroll + i, place.cursor, lens.symbols));
  return <Lines lines={shown} height={height} />;
}

/** The addresses of the day of an incident with what they did; null while they are being asked for. */
export function useIncidentOrigins(incident: Incident | undefined): GroupRow[] | null {
  const { explorer, state, lens } = useSession();
  const name = `${incident?.id} ${state.zone}`;
  const users = termOfUsers(incident?.users ?? []) ?? '';
  const askedFor = (filter: string): Asked => ({ terms: termsOf(filter), zone: state.zone });
  const origins = useAnswer(`origins ${name}`, async () =>
    incident ? explorer.groups(askedFor(both(users, dayTerm(incident, lens))), 'address') : [],
  );
  return origins.current ? origins.data : null;
}

/** Where a line that leads further begins, it is marked. */
function pointed(all: readonly EvidenceLine[], at: number, cursor: number, { pointer, leads }: Symbols): Line {
  const {
    line: { pieces },
    lead,
  } = all[at] as EvidenceLine;
  if (at === cursor) return { pieces: [`${pointer} `, ...pieces], selected: true };
  return line(lead !== undefined && lead !== all[at - 1]?.lead ? `${leads} ` : '  ', ...pieces);
}
