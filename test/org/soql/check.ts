/** Refuses what Salesforce refuses of a query that can be read. */
import { refusal } from '../answer.ts';
import type { OrgState, OrgUser } from '../state.ts';
import { type Field, type ObjectType, objectNamed } from './objects.ts';
import type { Comparison, Condition, Path, Query } from './query.ts';

/** A query, its object, and the field behind each name. */
export interface Checked {
  readonly query: Query;
  readonly object: ObjectType;
  field(path: Path): Field;
}

const offsetMax = 2_000;

export function check(org: OrgState, user: OrgUser, version: number, soql: string, query: Query): Checked {
  const object = objectNamed(query.from);
  if (object === undefined || !object.visible(user)) throw refusal(400, 'INVALID_TYPE', `sObject type '${query.from}' is not supported.`);
  const refuse = (path: Path, message: string, code = 'INVALID_FIELD') => {
    const mark = `${soql}\n${' '.repeat(path.at)}^\nERROR at Row:1:Column:${path.at + 1}`;
    return refusal(400, code, `\n${mark}\n${message}`);
  };
  const field = (path: Path): Field => {
    const name = path.name.toLowerCase().replace(`${object.name.toLowerCase()}.`, '');
    const found = object.fields.find((one) => one.name.toLowerCase() === name && one.since <= version);
    if (found !== undefined) return found;
    const [relationship] = path.name.split('.');
    throw refuse(
      path,
      path.name.includes('.')
        ? `Didn't understand relationship '${relationship}' in field path.`
        : `No such column '${path.name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`,
    );
  };
  const grouped = query.groupBy.length > 0;
  for (const selected of query.select) {
    if (selected.field !== null) field(selected.field);
    const loose = selected.kind === 'field' && query.groupBy.every((path) => field(path) !== field(selected.field));
    const aggregates = query.select.some(({ kind }) => kind === 'aggregate');
    if (loose && (grouped || aggregates))
      throw refuse(selected.field, `Field must be grouped or aggregated: ${selected.field.name}`, 'MALFORMED_QUERY');
  }
  for (const comparison of comparisonsOf(query.where)) checkComparison(comparison, field(comparison.field), refuse);
  for (const path of query.groupBy) {
    if (!field(path).groupable) throw refuse(path, `field '${path.name}' can not be grouped in a query call`, 'MALFORMED_QUERY');
  }
  for (const { field: path } of query.orderBy) {
    const sortable = field(path).sortable && (org.behaviour.idSortable || field(path).name !== 'Id');
    if (!sortable) throw refuse(path, `field '${path.name}' can not be sorted in a query call`, 'MALFORMED_QUERY');
  }
  if (query.offset > offsetMax) throw refusal(400, 'NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${offsetMax}`);
  return { query, object, field };
}

function checkComparison(
  { field: path, operator, values }: Comparison,
  field: Field,
  refuse: (path: Path, message: string) => Error,
): void {
  if (operator === 'LIKE' && field.name === 'SourceIp') throw refuse(path, `invalid operator on field 'SourceIp'`);
  if (!field.filterable) throw refuse(path, `field '${path.name}' can not be filtered in a query call`);
  for (const { kind } of values) {
    if (kind === 'null') continue;
    if (field.type === 'datetime' && kind === 'string') {
      throw refuse(
        path,
        `value of filter criterion for field '${path.name}' must be of type dateTime and should not be enclosed in quotes`,
      );
    }
    if (kindOf(field) !== kind) throw refuse(path, `value of filter criterion for field '${path.name}' must be of type ${field.type}`);
  }
}

function kindOf({ type }: Field) {
  if (type === 'datetime') return 'dateTime';
  if (type === 'boolean') return 'boolean';
  return type === 'int' || type === 'double' ? 'number' : 'string';
}

function comparisonsOf(condition: Condition | null): Comparison[] {
  if (condition === null) return [];
  if (condition.kind === 'comparison') return [condition];
  return condition.kind === 'not' ? comparisonsOf(condition.condition) : condition.conditions.flatMap(comparisonsOf);
}
