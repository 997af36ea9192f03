/** Cuts bytes into physical lines, whatever ends them, without ever holding more than a piece of the file. */
import { decodeLine, type Encoding, encodingOf } from './encoding.ts';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A line is cut here unless another length is asked for: no row of login history is nearly as long. */
export const lineLengthMax = 1_000_000;

/** The lines of a text, in batches of one piece of the file each. The byte order mark is removed. */
export async function* linesOf(head: Buffer, bytes: AsyncIterable<Buffer>, lengthMax = lineLengthMax): AsyncGenerator<readonly Line[]> {
  const encoding = encodingOf(head);
  let number = 0;
  let rest = '';
  let halfBreak = false;
  for await (const piece of textOf(bytes, encoding)) {
    // Looking for a break in the piece alone keeps a line of many pieces from being searched again with each of them.
    const parts = halfBreak || /[\r\n]/.test(piece) ? (rest + piece).split(lineBreak) : [rest + piece];
    halfBreak = piece.endsWith('\r');
    rest = parts.pop() ?? '';
    if (rest.length > lengthMax) rest = rest.slice(0, lengthMax + 1);
    if (parts.length > 0) yield parts.map((text) => lineAt(++number, text, encoding));
  }
  if (rest !== '') yield [lineAt(number + 1, rest.replace(/\r$/, ''), encoding)];
}

/** A carriage return at the end of a piece may be half of a line break and is left to the next piece. */
const lineBreak = /\r\n|\n|\r(?!$)/;

function lineAt(number: number, text: string, encoding: Encoding): Line {
  const decoded = encoding === 'bytes' ? decodeLine(text) : text;
  return { number, text: number === 1 ? decoded.replace(/^\uFEFF/, '') : decoded };
}

async function* textOf(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'bytes') {
    for await (const chunk of bytes) yield chunk.toString('latin1');
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
