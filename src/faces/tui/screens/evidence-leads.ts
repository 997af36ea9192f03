/** Where lines of the evidence lead to: an address, the attempts of a time, the attempts that a line tells of or the only one of them. */
import type { AttemptRun, Incident } from '../../../findings/result.ts';
import { both, inQuotes, termOfUsers } from '../filter-text.ts';
import { momentOf } from '../incident-moment.ts';
import { isoOf, type Lens } from '../lens.ts';
import { type Place, placeOf } from '../state/state.ts';

export type Lead =
  | { readonly to: 'address'; readonly address: string }
  | { readonly to: 'time'; readonly from: number; readonly until: number; readonly title: (lens: Lens) => string }
  | { readonly to: 'run'; readonly run: AttemptRun };

const hour = 3_600_000;
const second = 1000;

/** What was tried an hour before and after an instant; nothing where there is none. */
export function around(instant: string | null): Lead | undefined {
  if (instant === null) return undefined;
  const at = Date.parse(instant);
  return { to: 'time', from: at - hour, until: at + hour, title: (lens) => `around ${lens.time(at)}` };
}

/** What was left out between two runs. */
export function between(from: string, until: string): Lead {
  return { to: 'time', from: Date.parse(from), until: Date.parse(until), title: (lens) => `after ${lens.time(from)}` };
}

/** The place that a line leads to, for those whom the incident befell. */
export function placeOfLead(lead: Lead, incident: Incident, lens: Lens): Place {
  const moment = momentOf(incident);
  const users = termOfUsers(incident.users) ?? '';
  if (lead.to === 'address') {
    const within = both(`ip:${lead.address}`, dayTerm(incident, lens));
    return placeOf('origin', (now) => now.address(lead.address), { subject: lead.address, within, moment });
  }
  if (lead.to === 'time') return placeOf('attempts', lead.title, { within: both(users, span(lead.from, lead.until)), moment });
  const { first, last, user, address, status, attempts } = lead.run;
  const who = user === null ? users : `user:${inQuotes(user)}`;
  const what = `${address === null ? 'ip:none' : `ip:${address}`} status:${inQuotes(status)}`;
  const within = both(both(who, what), span(Date.parse(first), Date.parse(last) + second));
  return placeOf(attempts === 1 ? 'record' : 'attempts', (now) => now.time(first), { within, moment });
}

/** The day of an incident in the filter language; empty where nobody knows it. */
export function dayTerm(incident: Incident, lens: Lens): string {
  const moment = momentOf(incident);
  return moment === null ? '' : `on:${lens.day(moment)}`;
}

function span(from: number, until: number): string {
  return `after:${isoOf(from)} before:${isoOf(until)}`;
}
