/** What the Elastic Common Schema would hold against a document, in sentences: by the definitions that Elastic publishes. */
import { EcsFlat } from '@elastic/ecs';
import { canonicalAddress } from '../../../src/attempts/origin.ts';

interface Definition {
  readonly type: string;
  readonly normalize: readonly string[];
  readonly required?: boolean;
  readonly allowed_values?: readonly { readonly name: string; readonly expected_event_types?: readonly string[] }[];
}

const definitions = EcsFlat as unknown as Readonly<Record<string, Definition>>;
const required = Object.entries(definitions).flatMap(([name, definition]) => (definition.required ? [name] : []));

/** A sentence for each thing that is not as ECS says; none where the document is valid. What stands under `breakday` is ours. */
export function ecsComplaints({ breakday: _, ...document }: Readonly<Record<string, unknown>>): string[] {
  const leaves = new Map(leavesOf(document, ''));
  const types = [leaves.get('event.category') ?? []].flat().flatMap((category) => expectedTypes(String(category)));
  return [
    ...required.filter((name) => !leaves.has(name)).map((name) => `${name} is missing`),
    ...[leaves.get('event.type') ?? []]
      .flat()
      .flatMap((type) => (types.includes(String(type)) ? [] : [`event.type: ${type} is of another category`])),
    ...[...leaves].flatMap(([name, value]) => complaintsOf(name, value)),
  ];
}

function leavesOf(data: object, before: string): (readonly [string, unknown])[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const name = `${before}${key}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? leavesOf(value, `${name}.`) : [[name, value] as const];
  });
}

function expectedTypes(category: string): readonly string[] {
  return definitions['event.category']?.allowed_values?.find(({ name }) => name === category)?.expected_event_types ?? [];
}

function complaintsOf(name: string, value: unknown): string[] {
  const definition = definitions[name];
  if (definition === undefined) return [`${name} is no field`];
  const { type, normalize, allowed_values: allowed } = definition;
  if (normalize.includes('array') !== Array.isArray(value))
    return [`${name} must be ${normalize.includes('array') ? 'a list' : 'one value'}`];
  return [value].flat().flatMap((one) => {
    if (!isOf(type, one)) return [`${name} is no ${type}: ${one}`];
    return allowed === undefined || allowed.some((each) => each.name === one) ? [] : [`${name} may not be ${one}`];
  });
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
  if (type === 'long') return Number.isInteger(value);
  if (type === 'ip') return canonicalAddress(String(value)) === value;
  return typeof value === 'string';
}
