/** Where bytes come from: a file that can be read again, or standard input that cannot. Gzip is undone by its magic bytes, not by its name. */
import { createReadStream, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, type Gunzip, gunzipSync } from 'node:zlib';
import { UserError } from '../errors.ts';

export interface ByteSource {
  /** The base name of the file, or `standard input`. */
  readonly name: string;
  /** The path, where the bytes can be had as a file. */
  readonly path: string | null;
  readonly gzipped: boolean;
  /** The first bytes, unpacked. */
  readonly head: Buffer;
  /** Whether `head` is all there is. */
  readonly complete: boolean;
  /** All bytes, unpacked, from the beginning. */
  read(): AsyncIterable<Buffer>;
}

export const headBytes = 64 * 1024;

/** Opens a file, or standard input for `-`. What cannot be read is refused with a sentence that says why. */
export async function openBytes(path: string): Promise<ByteSource> {
  if (path === '-') return fromStream('standard input', process.stdin);
  const name = basename(path);
  const status = await stat(path).catch((error: unknown) => refuse(name, error));
  if (status.isDirectory()) throw new UserError(`${name} is a folder.`, `Name the files, for example ${name}/*.csv.`);
  return status.isFile() ? fromFile(path, name, status) : fromStream(name, createReadStream(path));
}

/** All bytes of a file, fast: in one buffer that is filled again and again, so that a piece holds only until the next is asked for. */
export async function* scanFile(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  const piece = Buffer.alloc(scanBytes);
  try {
    for (let read = await file.read(piece); read.bytesRead > 0; read = await file.read(piece)) yield piece.subarray(0, read.bytesRead);
  } finally {
    await file.close();
  }
}

const scanBytes = 1024 * 1024;

/** A source from any stream of bytes, which can be read once. */
export async function fromStream(name: string, stream: AsyncIterable<Buffer | string>): Promise<ByteSource> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let done = false;
  while (!done && sizeOf(chunks) < headBytes) {
    const next = await iterator.next();
    if (next.done === true) done = true;
    else chunks.push(Buffer.from(next.value));
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* chunks.splice(0);
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield Buffer.from(next.value);
  }
  return unpacked(name, null, Buffer.concat(chunks), done, all);
}

async function fromFile(path: string, name: string, { size }: Stats): Promise<ByteSource> {
  const file = await open(path).catch((error: unknown) => refuse(name, error));
  try {
    const head = Buffer.alloc(Math.min(headBytes, size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return unpacked(name, path, head.subarray(0, bytesRead), size <= headBytes, () =>
      createReadStream(path, { highWaterMark: 256 * 1024 }),
    );
  } finally {
    await file.close();
  }
}

function unpacked(name: string, path: string | null, head: Buffer, complete: boolean, read: () => AsyncIterable<Buffer>): ByteSource {
  if (head.length < 2 || head.readUInt16BE() !== 0x1f8b) return { name, path, gzipped: false, head, complete, read };
  const cut = new UserError(`${name} is a gzip file that is cut short or damaged.`, 'Download or copy it again.');
  async function* unpack(): AsyncGenerator<Buffer> {
    try {
      yield* compose(read(), createGunzip());
    } catch (error) {
      throw isZlibError(error) ? cut : error;
    }
  }
  try {
    const start = gunzipSync(head, { finishFlush: complete ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });
    return { name, path, gzipped: true, head: start, complete, read: unpack };
  } catch (error) {
    throw isZlibError(error) ? cut : error;
  }
}

/** A pipe whose errors, from either end, reach the reader. */
function compose(packed: AsyncIterable<Buffer>, gunzip: Gunzip): AsyncIterable<Buffer> {
  pipeline(Readable.from(packed), gunzip, (error) => {
    if (error) gunzip.destroy(error);
  });
  return gunzip;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function sizeOf(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

function refuse(name: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') throw new UserError(`${name} does not exist.`, 'Check the path.');
  if (code === 'EACCES' || code === 'EPERM')
    throw new UserError(`${name} may not be read.`, 'Check the permissions of the file and of its folder.');
  if (code !== null) throw new UserError(`${name} cannot be read (${code}).`, 'Look at the disk or the share that it is on.');
  throw error;
}
