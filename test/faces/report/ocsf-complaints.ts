/** What OCSF would hold against an event, in sentences. */
import { canonicalAddress } from '../../../src/attempts/origin.ts';
import { ocsfObjects } from './ocsf-requirements.ts';

type Json = Readonly<Record<string, unknown>>;

/** A sentence for each thing that is not as the published schema says; none where the event is valid. */
export function ocsfComplaints(event: object): string[] {
  const { class_uid, activity_id, type_uid } = event as Json;
  const type = Number(class_uid) * 100 + Number(activity_id);
  return [...objectComplaints(`class ${class_uid}`, event as Json, ''), ...(type_uid === type ? [] : [`type_uid is not ${type}`])];
}

function objectComplaints(name: string, object: Json, at: string): string[] {
  const rule = ocsfObjects[name];
  if (rule === undefined) return [`${at || name} is of no class that breakday writes`];
  const { fields, required, atLeastOne, values } = rule;
  return [
    ...required.filter((field) => object[field] === undefined).map((field) => `${at}${field} is missing`),
    ...atLeastOne.filter((some) => some.every((field) => object[field] === undefined)).map((some) => `${at}none of ${some.join(', ')}`),
    ...Object.entries(object).flatMap(([field, value]) => {
      const type = fields[field];
      if (type === undefined) return [`${at}${field} is no field of ${name}`];
      const allowed = values[field];
      if (allowed !== undefined && !allowed.includes(value as number)) return [`${at}${field} may not be ${value}`];
      return valueComplaints(type, value, `${at}${field}`);
    }),
  ];
}

function valueComplaints(type: string, value: unknown, at: string): string[] {
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, i) => valueComplaints(type.slice(0, -2), item, `${at}[${i}]`));
  }
  if (type in ocsfObjects) return objectComplaints(type, value as Json, `${at}.`);
  return isOf(type, value) ? [] : [`${at} is no ${type}: ${value}`];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'any') return value !== undefined;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'instant') return Number.isInteger(value) && Number(value) > 0;
  if (type === 'address') return canonicalAddress(String(value)) === value;
  return typeof value === type;
}
