/** The bytes of a saved result, from a file or from standard input, and the text in them, however a shell wrote it. */
import { open, readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { constants, gunzipSync } from 'node:zlib';

/** Enough to see how a result begins, even when packed. */
const headBytes = 4096;

/** The first bytes; none where there is no such file, or where looking at it would take it away from others. */
export async function headOf(path: string): Promise<Buffer> {
  if (path === '-') return headOfStandardInput();
  const file = await open(path).catch(() => null);
  if (file === null) return Buffer.alloc(0);
  try {
    if (!(await file.stat()).isFile()) return Buffer.alloc(0);
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export function allOf(path: string): Promise<Buffer> {
  return path === '-' ? buffer(process.stdin) : readFile(path);
}

/** What was read is put back, for whoever reads next. */
function headOfStandardInput(): Promise<Buffer> {
  const { stdin } = process;
  return new Promise((resolve, reject) => {
    stdin.once('error', reject);
    stdin.once('readable', () => {
      const head: Buffer | null = stdin.read();
      stdin.off('error', reject);
      if (head !== null) stdin.unshift(head);
      resolve(head ?? Buffer.alloc(0));
    });
  });
}

/** The text of a saved result: unpacked, and without the mark that PowerShell sets before it. `part`: of its beginning alone. */
export function textOf(bytes: Buffer, part = false): string {
  const isGzip = bytes.length > 2 && bytes.readUInt16BE() === 0x1f8b;
  const plain = isGzip ? gunzipSync(bytes, { finishFlush: part ? constants.Z_SYNC_FLUSH : constants.Z_FINISH }) : bytes;
  const mark = plain.length > 1 ? plain.readUInt16BE() : 0;
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8').decode(plain);
}
