/** Answers a query from what the fake org holds. */
import { refusal } from '../answer.ts';
import type { OrgState, OrgUser } from '../state.ts';
import { type Checked, check } from './check.ts';
import type { Field } from './objects.ts';
import { parseSoql } from './parse.ts';
import type { Comparison, Condition, Selected } from './query.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Outcome {
  readonly object: string;
  /** The names that each record has, in the order of the SELECT. */
  readonly names: readonly string[];
  readonly records: readonly Row[];
  /** Set for a `SELECT COUNT()`, which has a number and no records. */
  readonly counted: number | null;
  readonly aggregate: boolean;
}

const groupsMax = 2_000;

export function runSoql(org: OrgState, user: OrgUser, version: number, soql: string): Outcome {
  const checked = check(org, user, version, soql, parseSoql(soql));
  const { query, object } = checked;
  const { where, select } = query;
  const all = object.records(org, user, version);
  const rows = where === null ? all : all.filter(filterOf(where, checked));
  const aggregate = select.some(({ kind }) => kind === 'aggregate');
  const [only] = select;
  if (select.length === 1 && only?.kind === 'aggregate' && only.field === null && query.groupBy.length === 0) {
    return { object: object.name, names: [], records: [], counted: rows.length, aggregate: false };
  }
  const names = namesOf(checked);
  const records = aggregate ? aggregated(rows, checked, names) : sorted(rows, checked).map((row) => picked(row, names));
  const limited = records.slice(query.offset, query.limit === null ? undefined : query.offset + query.limit);
  if (query.groupBy.length > 0 && limited.length > groupsMax) {
    throw refusal(400, 'EXCEEDED_ID_LIMIT', 'Aggregate query has too many rows for direct assignment, use FOR loop');
  }
  return { object: object.name, names, records: limited, counted: null, aggregate };
}

function namesOf({ query, field }: Checked): string[] {
  let unnamed = 0;
  return query.select.map((selected) => (selected.kind === 'field' ? field(selected.field).name : (selected.alias ?? `expr${unnamed++}`)));
}

function picked(row: Row, names: readonly string[]): Row {
  const record: Record<string, unknown> = {};
  for (const name of names) {
    const [outer = '', inner] = name.split('.');
    if (inner === undefined) record[outer] = row[name] ?? null;
    else record[outer] = row[name] == null ? null : { attributes: { type: outer }, [inner]: row[name] };
  }
  return record;
}

function sorted(rows: readonly Row[], { query, field }: Checked): readonly Row[] {
  if (query.orderBy.length === 0) return rows;
  const keys = query.orderBy.map(({ field: path, descending }) => ({ name: field(path).name, sign: descending ? -1 : 1 }));
  return rows.toSorted((one, other) => {
    for (const { name, sign } of keys) {
      const order = compared(one[name], other[name]);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

/** Nulls come first. All times are written alike, so they compare as texts do. */
function compared(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one == null || other == null) return one == null ? -1 : 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : 1;
}

function filterOf(condition: Condition, checked: Checked): (row: Row) => boolean {
  if (condition.kind === 'comparison') return comparisonOf(condition, checked.field(condition.field));
  if (condition.kind === 'not') {
    const inner = filterOf(condition.condition, checked);
    return (row) => !inner(row);
  }
  const inner = condition.conditions.map((one) => filterOf(one, checked));
  return condition.kind === 'and' ? (row) => inner.every((holds) => holds(row)) : (row) => inner.some((holds) => holds(row));
}

function comparisonOf({ operator, values }: Comparison, { name, type }: Field): (row: Row) => boolean {
  const read = readerOf(type);
  const wanted = values.map(({ kind, text }) => (kind === 'null' ? null : read(text)));
  const held = new Set(wanted);
  const [first = null] = wanted;
  const readingOf = (row: Row) => (row[name] == null ? null : read(String(row[name])));
  const order = (row: Row): number => {
    const value = readingOf(row);
    return value === null || first === null ? Number.NaN : value < first ? -1 : value > first ? 1 : 0;
  };
  const pattern = new RegExp(
    `^${values[0]?.text
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/%/g, '.*')
      .replace(/_/g, '.')}$`,
    'i',
  );
  const holds: Readonly<Record<Comparison['operator'], (row: Row) => boolean>> = {
    '=': (row) => readingOf(row) === first,
    '!=': (row) => readingOf(row) !== first,
    '<': (row) => order(row) < 0,
    '<=': (row) => order(row) <= 0,
    '>': (row) => order(row) > 0,
    '>=': (row) => order(row) >= 0,
    IN: (row) => held.has(readingOf(row)),
    'NOT IN': (row) => !held.has(readingOf(row)),
    LIKE: (row) => pattern.test(String(row[name] ?? '')),
  };
  return holds[operator];
}

/** Ids compare by their first 15 characters, texts without regard to case, instants as what they are. */
function readerOf(type: string): (text: string) => string | number {
  if (type === 'datetime') return Date.parse;
  if (type === 'int' || type === 'double') return Number;
  if (type === 'id' || type === 'reference') return (text) => text.slice(0, 15);
  return (text) => text.toLowerCase();
}

function aggregated(rows: readonly Row[], { query, field }: Checked, names: readonly string[]): Row[] {
  const keys = query.groupBy.map((path) => field(path).name);
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keys.map((key) => row[key] ?? null)));
  if (keys.length === 0 && groups.size === 0) groups.set('', []);
  return [...groups.values()].map((group) =>
    Object.fromEntries(query.select.map((selected, i) => [names[i] ?? '', summary(selected, group, (path) => field(path).name)])),
  );
}

function summary(selected: Selected, group: readonly Row[], nameOf: (path: { name: string; at: number }) => string): unknown {
  if (selected.kind === 'field') return group[0]?.[nameOf(selected.field)] ?? null;
  if (selected.field === null) return group.length;
  const name = nameOf(selected.field);
  const values = group.map((row) => row[name]).filter((value) => value != null);
  if (selected.of === 'COUNT') return values.length;
  const ordered = values.toSorted(compared);
  return (selected.of === 'MIN' ? ordered[0] : ordered.at(-1)) ?? null;
}
