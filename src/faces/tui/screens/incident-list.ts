/** The list of incidents, or what was looked at where there are none. */
import type { Incident, Result } from '../../../findings/result.ts';
import { failuresWithoutAddress } from '../../../findings/without-address.ts';
import { count } from '../../../findings/wording.ts';
import { paragraph } from '../../cli/text/layout.ts';
import { clockOf, number } from '../../format.ts';
import { nearestStreak } from '../../nearest-streak.ts';
import { blank, type Line, line, rule } from '../drawing/line.ts';
import { type Column, columnsThatFit, headLine, rowLine } from '../drawing/table.ts';
import { momentOf } from '../incident-moment.ts';
import type { Lens } from '../lens.ts';
import { type Place, placeOf, type SortOrder } from '../state/state.ts';
import { caveatLines, caveatsOf } from './caveats.ts';
import { who } from './incident-table.ts';

export interface IncidentList {
  /** Null while the analysis is at work. */
  readonly result: Result | null;
  /** Those of the result, in the order in which they are shown, and their columns. */
  readonly incidents: readonly Incident[];
  readonly columns: readonly Column<Incident>[];
  readonly chosen: number;
  readonly scroll: number;
  readonly page: number;
  readonly width: number;
  /** How many columns the reader has moved past. */
  readonly passed: number;
  readonly lens: Lens;
  /** Whether a filter is in force, which incidents do not heed. */
  readonly filtered: boolean;
  /** What they are sorted by, where they can be, and whether another cursor leads. */
  readonly sort?: SortOrder;
  readonly held?: boolean;
}

export function incidentList(list: IncidentList): Line[] {
  const { result, incidents, columns: all, chosen, scroll, page, width, passed, lens, filtered, sort, held = false } = list;
  const { symbols } = lens;
  if (result === null) return [rule('Incidents', '', width, symbols.rule), line('  Looking for the day it broke ', symbols.cut)];
  const caveats = caveatsOf(result);
  const whole = filtered ? 'of the whole history   ' : '';
  const end = `${whole}${caveats.length === 0 ? '' : `! ${count(caveats.length, 'caveat')}   `}${number(incidents.length)}`;
  if (incidents.length === 0)
    return [rule('Incidents', end, width, symbols.rule), ...nothingFound(result, width, lens), ...caveatLines(caveats, lens, width)];
  const sorted = sort && { column: sort.column, mark: sort.descending ? symbols.descending : symbols.ascending };
  const look = { width, cut: symbols.cut, pointer: symbols.pointer, held, sorted };
  const columns = columnsThatFit(all, width, passed);
  return [
    rule('Incidents', end, width, symbols.rule),
    headLine(columns, look),
    ...incidents.slice(scroll, scroll + page).map((incident, i) => rowLine(columns, incident, scroll + i === chosen, look)),
  ];
}

export function openIncident(incident: Incident | undefined): Place | null {
  if (incident === undefined) return null;
  return placeOf('evidence', (lens) => `${incident.day === null ? 'undated' : lens.day(momentOf(incident))} ${who(incident, lens)}`, {
    subject: incident.id,
  });
}

function nothingFound({ coverage, summary }: Result, width: number, lens: Lens): Line[] {
  const among = failuresWithoutAddress(summary.byOriginAndStatus) > 0 ? ' among those that have an address' : '';
  const found = coverage.sight === 'own' ? 'No login broke among those that could be seen' : `No login broke${among}`;
  const looked = `${found}: looked at ${number(coverage.attempts)} attempts of ${number(coverage.users)} users from ${number(coverage.addresses)} addresses, ${number(coverage.failures)} of them failed.`;
  return [
    blank,
    ...[looked, nearestStreak(summary, clockOf(lens.calendar.zone))]
      .flatMap((text) => paragraph(lens.sentence(text), width - 2, '  '))
      .map((text) => line(text)),
  ];
}
