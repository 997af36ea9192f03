/** Binary search in a big sorted file of lines `start,end,number,name`, by reading a few small pieces of it. */
import type { FileHandle } from 'node:fs/promises';

export interface RangeFile {
  readonly file: FileHandle;
  readonly size: number;
}

export interface Range {
  readonly number: number;
  readonly name: string;
}

/** The range that a value lies in; null where it lies between two ranges. */
export async function findRange({ file, size }: RangeFile, value: bigint): Promise<Range | null> {
  // The line sought begins in [from, until), if there is one; `from` is always the beginning of a line.
  let from = 0;
  let until = size;
  while (until - from > pieceBytes) {
    const middle = Math.floor((from + until) / 2);
    const piece = await read(file, middle, pieceBytes);
    const lineBreak = piece.indexOf('\n');
    const start = middle + lineBreak + 1;
    if (lineBreak < 0 || start >= until) until = middle + 1;
    else if (firstNumber(piece, lineBreak + 1) <= value) from = start;
    else until = start;
  }
  const lines = (await read(file, from, until - from + pieceBytes)).toString('utf8').split('\n');
  for (const line of lines) {
    const [, start, end, number, name] = lineForm.exec(line) ?? [];
    if (start && end && name && BigInt(start) <= value && value <= BigInt(end)) return { number: Number(number), name: unquoted(name) };
  }
  return null;
}

/** More than any line is long. */
const pieceBytes = 2048;

const lineForm = /^(\d+),(\d+),(\d+),([^\r]*)/;

async function read(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

function firstNumber(piece: Buffer, at: number): bigint {
  return BigInt(/^\d+/.exec(piece.toString('latin1', at, at + 40))?.[0] ?? 0);
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
