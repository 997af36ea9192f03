/** Ranges as metadata tells them: none, one, or a list of them. */
import { type AddressRange, sizeOf } from '../../../attempts/trusted-ranges.ts';

/** The ranges of a metadata field; null where one of them is in a form that is not known: then nothing can be said of all. */
export function rangesOf(field: unknown, startName: string, endName: string): readonly AddressRange[] | null {
  const ranges = listed(field).map((item) => rangeOf(item, startName, endName));
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** Tooling answers with null, an object or a list; the reader of SOAP also with an empty text. */
function listed(field: unknown): readonly unknown[] {
  if (field === null || field === undefined || field === '') return [];
  return Array.isArray(field) ? field : [field];
}

function rangeOf(item: unknown, startName: string, endName: string): AddressRange | null {
  if (typeof item !== 'object' || item === null) return null;
  const text = (name: string): string => {
    const value: unknown = Reflect.get(item, name);
    return typeof value === 'string' ? value : '';
  };
  const range = { start: text(startName), end: text(endName), description: text('description') };
  return sizeOf(range) === null ? null : range;
}
