/** Turns a filter into a where-clause over `attempts`. Nothing that somebody typed becomes part of the statement: it all goes as parameters. */
import { tz } from '@date-fns/tz';
import { addDays, parseISO } from 'date-fns';
import type { AddressMatch, OwnerMatch, StatusMatch, Term, TextField, TextMatch } from '../attempts/filter-term.ts';
import { apiTypeLabel, loginSubtypeLabel, loginTypeLabel } from '../attempts/labels.ts';
import { isIn, type OwnerOf } from '../attempts/origin.ts';
import { type Cause, type Outcome, resolveStatus } from '../attempts/reason.ts';
import { statuses } from '../attempts/statuses.ts';
import type { Database, Value } from './database.ts';

/** A condition, `true` where everything passes, and the values of its question marks in order. */
export interface FilterSql {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** An address of the table, and its owner; an empty text where none is known. */
interface Origin {
  readonly address: string;
  readonly owner: string;
}

/** The condition for a filter, over the table `attempts` of this database. Dates are days of `zone`. */
export async function filterSql(database: Database, terms: readonly Term[], zone: string, ownerOf: OwnerOf): Promise<FilterSql> {
  const byOwner = terms.some(({ kind }) => kind === 'owner');
  const addresses = byOwner || terms.some(namesNetwork) ? await distinctAddresses(database) : [];
  const originOf = async (address: string): Promise<Origin> => ({ address, owner: (byOwner && (await ownerOf(address))) || '' });
  const origins = await Promise.all(addresses.map(originOf));
  return allOf(terms.map((term) => negated(term.not, condition(term, zone, origins))));
}

const everything: FilterSql = { sql: 'true', parameters: [] };

function condition(term: Term, zone: string, origins: readonly Origin[]): FilterSql {
  switch (term.kind) {
    case 'text':
      return anyOf(term.values.map((value) => textCondition(term.field, value)));
    case 'status':
      return anyOf(term.values.map(statusCondition));
    case 'reason':
      return anyOf(term.values.map(causeCondition));
    case 'address':
      return anyOf(term.values.map((value) => addressCondition(value, origins)));
    case 'owner':
      return anyOf(term.values.map((value) => ownerCondition(value, origins)));
    case 'time':
      return anyOf(term.values.map((value) => timeCondition(term.bound, value, zone)));
    case 'new':
      return anyOf(term.values.map((value) => negated(value === 'no', { sql: firstOfAddressForUser, parameters: [] })));
    case 'word':
      return anyOf(term.values.map((word) => contains(`concat_ws(chr(10), "user", address, status, application)`, word)));
  }
}

const firstOfAddressForUser = `(address <> '' and ("user", address, row(time, sequence, input, line)) in (
  select "user", address, min(row(time, sequence, input, line)) from attempts where not shadowed group by "user", address))`;

const labelOf: Partial<Record<TextField, (text: string) => string>> = {
  login_type: loginTypeLabel,
  login_subtype: loginSubtypeLabel,
  api_type: apiTypeLabel,
};

function textCondition(field: TextField, match: TextMatch): FilterSql {
  const column = `"${field}"`;
  if ('contains' in match) return contains(column, match.contains);
  const blank = match.is.toLowerCase() === 'n/a';
  const same = equals(column, blank ? '' : (labelOf[field]?.(match.is) ?? match.is));
  // `type:saml` means every login type that opens with the word, not only the one whose API value it is.
  return field === 'login_type' ? anyOf([same, startsWith(column, `${match.is} `)]) : same;
}

function statusCondition(match: StatusMatch): FilterSql {
  if ('contains' in match) return contains('status', match.contains);
  if ('is' in match) return equals('status', match.is);
  return match.outcome === 'failure'
    ? negated(true, oneOf('status', [...labelsOf('success'), ...labelsOf('step')]))
    : oneOf('status', labelsOf(match.outcome));
}

function labelsOf(outcome: Outcome): string[] {
  return labels.filter((label) => resolveStatus(label).outcome === outcome);
}

function causeCondition(cause: Cause): FilterSql {
  const others = labels.filter((label) => resolveStatus(label).cause !== cause);
  return cause === 'unknown'
    ? negated(true, oneOf('status', others))
    : oneOf(
        'status',
        labels.filter((label) => !others.includes(label)),
      );
}

const labels = [...new Set(statuses.map((status) => status.label))];

function addressCondition(match: AddressMatch, origins: readonly Origin[]): FilterSql {
  if ('none' in match) return { sql: `address = ''`, parameters: [] };
  if ('address' in match) return { sql: 'address = ?', parameters: [match.address] };
  if ('opening' in match) return startsWith('address', match.opening);
  return addressAmong(origins.filter(({ address }) => isIn(address, match.network)));
}

function ownerCondition(match: OwnerMatch, origins: readonly Origin[]): FilterSql {
  if ('none' in match) return negated(true, addressAmong(origins.filter(({ owner }) => owner !== '')));
  const asked = ('contains' in match ? match.contains : match.is).toLowerCase();
  const isMeant = ({ owner }: Origin): boolean =>
    'contains' in match ? owner.toLowerCase().includes(asked) : owner.toLowerCase() === asked;
  return addressAmong(origins.filter((origin) => origin.owner !== '' && isMeant(origin)));
}

/** One parameter, however many addresses: none of them contains a comma. */
function addressAmong(origins: readonly Origin[]): FilterSql {
  const addresses = origins.map(({ address }) => address).join(',');
  return { sql: `(address <> '' and address in (select unnest(string_split(?, ','))))`, parameters: [addresses] };
}

function timeCondition(bound: 'after' | 'before' | 'on', text: string, zone: string): FilterSql {
  const moment = parseISO(text, { in: tz(zone) });
  const instant = (date: Date) => new Date(date.getTime()).toISOString().slice(0, -1);
  if (bound === 'after') return { sql: 'time >= ?::timestamp', parameters: [instant(moment)] };
  if (bound === 'before') return { sql: 'time < ?::timestamp', parameters: [instant(moment)] };
  return { sql: '(time >= ?::timestamp and time < ?::timestamp)', parameters: [instant(moment), instant(addDays(moment, 1))] };
}

function namesNetwork(term: Term): boolean {
  return term.kind === 'address' && term.values.some((value) => 'network' in value);
}

async function distinctAddresses(database: Database): Promise<string[]> {
  const rows = await database.rows<{ address: string }>("select distinct address from attempts where address <> ''");
  return rows.map((row) => row.address);
}

function equals(column: string, text: string): FilterSql {
  return { sql: `lower(${column}) = lower(?)`, parameters: [text] };
}

function contains(column: string, text: string): FilterSql {
  return { sql: `contains(lower(${column}), lower(?))`, parameters: [text] };
}

function startsWith(column: string, text: string): FilterSql {
  return { sql: `starts_with(lower(${column}), lower(?))`, parameters: [text] };
}

function oneOf(column: string, texts: readonly string[]): FilterSql {
  return { sql: `${column} in (${texts.map(() => '?').join(', ')})`, parameters: texts };
}

function anyOf(conditions: readonly FilterSql[]): FilterSql {
  if (conditions.length === 1 && conditions[0]) return conditions[0];
  const { sql, parameters } = joined(conditions, ' or ');
  return { sql: `(${sql})`, parameters };
}

/** All of the conditions as one. */
export function allOf(conditions: readonly FilterSql[]): FilterSql {
  const needed = conditions.filter(({ sql }) => sql !== 'true');
  return needed.length === 0 ? everything : joined(needed, ' and ');
}

function joined(conditions: readonly FilterSql[], word: string): FilterSql {
  return { sql: conditions.map(({ sql }) => sql).join(word), parameters: conditions.flatMap(({ parameters }) => parameters) };
}

function negated(not: boolean, { sql, parameters }: FilterSql): FilterSql {
  return not ? { sql: `not (${sql})`, parameters } : { sql, parameters };
}
