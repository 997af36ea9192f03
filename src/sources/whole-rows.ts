/**
 * Puts together the lines of a row in which a quoted value holds line breaks. A quotation mark that goes astray looks the same at
 * first; what follows it are rows of their own, so it costs its own line and not the rest of the file.
 */
import { type Line, lineLengthMax } from './lines.ts';
import { splitFields, strictFields } from './split-fields.ts';

/** How the rows of a text are written. */
export interface RowForm {
  readonly delimiter: string;
  /** How many values a row has. */
  readonly width: number;
}

/** Lines of which each is a row, with the number of its first line. Lines that make up no row together are left as they are. */
export async function* wholeRows(batches: AsyncIterable<readonly Line[]>, form: RowForm): AsyncGenerator<readonly Line[]> {
  let open: readonly Line[] = [];
  for await (const lines of batches) {
    const { rows, rest } = joined([...open, ...lines], form, false);
    open = rest;
    if (rows.length > 0) yield rows;
  }
  if (open.length > 0) yield joined(open, form, true).rows;
}

/** No value of login history is nearly as long. */
const linesMax = 50;

interface Joined {
  readonly rows: readonly Line[];
  /** The lines of a row of which more may follow. */
  readonly rest: readonly Line[];
}

function joined(lines: readonly Line[], form: RowForm, isEnd: boolean): Joined {
  if (!lines.some(isOpen)) return { rows: lines, rest: [] };
  const rows: Line[] = [];
  let at = 0;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const row = isOpen(line) ? rowFrom(lines, at, form) : line;
    if (row === 'goes on' && !isEnd) return { rows, rest: lines.slice(at) };
    const whole = row === 'goes on' || row === null ? line : row;
    rows.push(whole);
    at += whole.text.split('\n').length;
  }
  return { rows, rest: [] };
}

/** The row that begins on a line; null where what follows is none of it. */
function rowFrom(lines: readonly Line[], at: number, form: RowForm): Line | 'goes on' | null {
  const { number, text: start } = lines[at] ?? { number: 0, text: '' };
  let text = start;
  for (let next = at + 1; next < at + linesMax; next++) {
    const line = lines[next];
    if (line === undefined) return 'goes on';
    if (text.length + line.text.length > lineLengthMax || isRow(line, text, form)) return null;
    text = `${text}\n${line.text}`;
    if (!isOpen({ text })) return strictFields(text, form.delimiter)?.length === form.width ? { number, text } : null;
  }
  return null;
}

/** Whether a line is a row without what stands above it. Where the first value is still open, the line that closes it has as many values as a row. */
function isRow(line: Line, above: string, { delimiter, width }: RowForm): boolean {
  const [alone] = splitFields([line], delimiter);
  const fields = above.includes(delimiter) && alone !== undefined && 'fields' in alone ? alone.fields : strictFields(line.text, delimiter);
  return fields?.length === width;
}

/** Whether a quotation mark is open where a text ends. */
function isOpen({ text }: Pick<Line, 'text'>): boolean {
  let marks = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks++;
  return marks % 2 === 1;
}
