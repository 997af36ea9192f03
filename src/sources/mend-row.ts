/** Rows that are shorter or longer than their header: what can be mended is, the rest says why not. */
import { quoted } from '../attempts/quoted.ts';
import type { Layout } from './layout.ts';

/** The fields brought to the length of the header, or the reason why that cannot be done. */
export function mendRow(fields: readonly string[], titles: readonly string[], layout: Layout): readonly string[] | string {
  const surplus = fields.length - titles.length;
  if (surplus === 0) return fields;
  if (surplus < 0) {
    const missing = requiredAt(layout).filter((at) => at >= fields.length);
    return missing.length === 0 ? fields : `ends before ${missing.map((at) => quoted(titles[at] ?? '')).join(', ')}`;
  }
  if (fields.slice(titles.length).every((field) => field.trim() === '')) return fields.slice(0, titles.length);
  const { timeAt } = layout;
  const [day = '', clock = ''] = fields.slice(timeAt, timeAt + 2);
  const isCutTime = surplus === 1 && /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*$/.test(day) && /^\s*\d{1,2}[:.]\d{2}/.test(clock);
  if (isCutTime) return [...fields.slice(0, timeAt), `${day},${clock}`, ...fields.slice(timeAt + 2)];
  return `has ${fields.length} values, the header has ${titles.length}`;
}

/** The places without which a row says nothing: time, user, address, status. */
function requiredAt({ timeAt, columns, columnsAt }: Layout): readonly number[] {
  const at = (name: (typeof columns)[number]): number[] => columnsAt.filter((_, i) => columns[i] === name);
  const user = at('user').length > 0 ? at('user') : at('user_id');
  return [timeAt, ...user, ...at('address'), ...at('status')].toSorted((a, b) => a - b);
}
