/** Which characters the bytes of an export stand for. */
import { isUtf8 } from 'node:buffer';

/** `bytes` is UTF-8 or Windows-1252, which is decided line by line. */
export type Encoding = 'bytes' | 'utf-16le' | 'utf-16be';

/** The encoding by the byte order mark or, where there is none, by the zero bytes that ASCII leaves in UTF-16. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const start = head.subarray(0, Math.min(head.length & ~1, 512));
  const zeros = [0, 1].map((parity) => start.filter((byte, i) => i % 2 === parity && byte === 0).length);
  const [even = 0, odd = 0] = zeros;
  if (odd * 3 > start.length && even === 0) return 'utf-16le';
  if (even * 3 > start.length && odd === 0) return 'utf-16be';
  return 'bytes';
}

/** The text of one line that was cut out byte by byte: UTF-8 where it is valid, else Windows-1252. */
export function decodeLine(line: string): string {
  if (!/[\x80-\xff]/.test(line)) return line;
  const bytes = Buffer.from(line, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : windows.decode(bytes);
}

const windows = new TextDecoder('windows-1252');
