/** The little SOQL that an org is asked in these tests, and the refusals that a real one answers with. */

/** What an org answers to a request that it refuses. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type Value = string | number | boolean | null;
export type SObject = Readonly<Record<string, Value>>;

export interface Table {
  /** The fields, with whether they can be filtered. */
  readonly fields: Readonly<Record<string, { readonly filter: boolean }>>;
  readonly rows: readonly SObject[];
}

export interface Answer {
  /** Null for `COUNT()`. */
  readonly fields: readonly string[] | null;
  readonly rows: readonly SObject[];
}

const shape =
  /^\s*SELECT\s+(?<fields>.+?)\s+FROM\s+(?<object>\w+)(?:\s+WHERE\s+(?<where>.+?))?(?:\s+ORDER\s+BY\s+(?<order>.+?))?(?:\s+LIMIT\s+(?<limit>\d+))?(?:\s+OFFSET\s+(?<offset>\d+))?\s*$/is;

/** Answers a query from tables. */
export function ask(tables: Readonly<Record<string, Table>>, soql: string): Answer {
  const { fields = '', object = '', where, order, limit, offset } = shape.exec(soql)?.groups ?? {};
  if (object === '') throw new Refused(400, 'MALFORMED_QUERY', `unexpected token: ${soql.slice(0, 40)}`);
  const table = tables[object];
  if (table === undefined) throw new Refused(400, 'INVALID_TYPE', `sObject type '${object}' is not supported.`);
  if (Number(offset ?? 0) > 2000) throw new Refused(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  const counted = /^count\(\)$/i.test(fields);
  const asked = counted ? null : fields.split(',').map((name) => known(table, object, name.trim()));
  const conditions = (where ?? '').split(/\s+AND\s+/i).filter((text) => text !== '');
  const tests = conditions.map((text) => conditionOf(table, object, text));
  const found = table.rows.filter((row) => tests.every((test) => test(row)));
  const sorted = order === undefined ? found : found.toSorted(comparison(table, object, order));
  return { fields: asked, rows: sorted.slice(Number(offset ?? 0), limit === undefined ? undefined : Number(offset ?? 0) + Number(limit)) };
}

function known(table: Table, object: string, name: string): string {
  const spelt = Object.keys(table.fields).find((field) => field.toLowerCase() === name.toLowerCase());
  if (spelt !== undefined) return spelt;
  throw new Refused(400, 'INVALID_FIELD', `No such column '${name}' on entity '${object}'.`);
}

function conditionOf(table: Table, object: string, text: string): (row: SObject) => boolean {
  const [, name = '', operator = '', literal = ''] =
    /^(\w+(?:\.\w+)*)\s*(>=|<=|!=|=|<|>|\s+IN\s*|\s+LIKE\s+)\s*(.+)$/is.exec(text.trim()) ?? [];
  const field = known(table, object, name);
  if (!table.fields[field]?.filter) {
    throw new Refused(400, 'INVALID_FIELD', `field '${field}' can not be filtered in a query call`);
  }
  const compare = operator.trim().toUpperCase();
  if (compare === 'LIKE') throw new Refused(400, 'INVALID_FIELD', `field '${field}' does not support LIKE`);
  const asTime = /(Time|Date)$/.test(field);
  const values = compare === 'IN' ? literal.replace(/^\(|\)$/g, '').split(',') : [literal];
  const wanted = values.map((value) => literalOf(value.trim(), asTime, field));
  return (row) => {
    const held = row[field] ?? null;
    const value = asTime && typeof held === 'string' ? Date.parse(held.replace(/\+0000$/, 'Z')) : held;
    if (compare === 'IN') return wanted.includes(value);
    const [one = null] = wanted;
    if (compare === '=') return value === one;
    if (compare === '!=') return value !== one;
    if (value === null || one === null) return false;
    if (compare === '<') return value < one;
    if (compare === '<=') return value <= one;
    return compare === '>' ? value > one : value >= one;
  };
}

function literalOf(text: string, asTime: boolean, field: string): Value {
  const quoted = /^'(.*)'$/s.exec(text)?.[1];
  if (asTime) {
    if (quoted !== undefined || Number.isNaN(Date.parse(text))) {
      throw new Refused(
        400,
        'INVALID_FIELD',
        `value of filter criterion for field '${field}' must be of type dateTime and should not be enclosed in quotes`,
      );
    }
    return Date.parse(text);
  }
  if (quoted !== undefined) return quoted;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text.toLowerCase() === 'null' ? null : Number(text);
}

function comparison(table: Table, object: string, order: string): (a: SObject, b: SObject) => number {
  const keys = order.split(',').map((part) => {
    const [name = '', direction = 'ASC'] = part.trim().split(/\s+/);
    return { field: known(table, object, name), sign: direction.toUpperCase() === 'DESC' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { field, sign } of keys) {
      const [one, other] = [a[field] ?? '', b[field] ?? ''];
      if (one !== other) return one < other ? -sign : sign;
    }
    return 0;
  };
}
