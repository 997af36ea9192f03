/** A folder into which exports are dropped. */
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../errors.ts';

const ending = /\.(csv|json|ndjson|parquet)(\.gz)?$/i;
const lookAgainMilliseconds = 250;

/** For how long a file has to stay as it is until it counts as whole. */
export interface Rests {
  readonly usual: number;
  /** A text that ends in the middle of a line may be cut there, and still read well. */
  readonly cut: number;
}

export interface DroppedFiles {
  /** The paths, by name, of what is whole. */
  readonly ready: readonly string[];
  /** What may still be written to. */
  readonly growing: readonly string[];
  /** What has the name of an export and cannot be one, with the reason. */
  readonly odd: readonly { readonly path: string; readonly why: string }[];
}

interface Look {
  readonly shape: string;
  /** Since when it is known to have had this shape. */
  readonly since: number;
}

/** Remembers what it saw, so that a file that comes to rest between two rounds is whole in the second. */
export class DropFolder {
  readonly #path: string;
  readonly #rests: Rests;
  #looks: ReadonlyMap<string, Look> = new Map();

  constructor(path: string, rests: Rests = { usual: 2_000, cut: 60_000 }) {
    this.#path = path;
    this.#rests = rests;
  }

  /** What is there, once nothing grows any more or the patience is at its end. */
  async settled(patience: number, signal: AbortSignal): Promise<DroppedFiles> {
    const end = Date.now() + patience;
    for (;;) {
      const files = await this.#look();
      if (files.growing.length === 0 || Date.now() >= end || signal.aborted) return files;
      await pause(lookAgainMilliseconds, undefined, { signal }).catch(() => {});
    }
  }

  async #look(): Promise<DroppedFiles> {
    const [ready, growing, odd]: [string[], string[], { path: string; why: string }[]] = [[], [], []];
    const looks = new Map<string, Look>();
    for (const path of await exportsIn(this.#path)) {
      const seen = await shapeOf(path);
      if (seen === null) continue;
      if ('why' in seen) odd.push({ path, why: seen.why });
      else {
        const look = lookAt(seen, this.#looks.get(path));
        looks.set(path, look);
        const rest = (await isCut(path)) ? this.#rests.cut : this.#rests.usual;
        (Date.now() - look.since < rest ? growing : ready).push(path);
      }
    }
    this.#looks = looks;
    return { ready, growing, odd };
  }
}

async function exportsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new UserError(`the folder ${folder} cannot be read`, 'Check the path and its permissions.');
  });
  return names
    .filter((name) => ending.test(name) && !name.startsWith('.'))
    .toSorted()
    .map((name) => join(folder, name));
}

interface Shape {
  readonly shape: string;
  readonly modified: number;
}

/** Null for what is gone meanwhile. */
async function shapeOf(path: string): Promise<Shape | { readonly why: string } | null> {
  try {
    const status = await stat(path);
    if (!status.isFile()) return { why: 'it is no regular file' };
    return { shape: `${status.ino} ${status.size} ${status.mtimeMs}`, modified: status.mtimeMs };
  } catch (error) {
    const isThere = await lstat(path).catch(() => null);
    return isThere === null ? null : { why: `it leads nowhere (${(error as NodeJS.ErrnoException).code})` };
  }
}

/** A file that was not seen before rests since its last change, if that is not said to lie ahead. */
function lookAt({ shape, modified }: Shape, before: Look | undefined): Look {
  return before?.shape === shape ? before : { shape, since: Math.min(modified, Date.now()) };
}

/** Whether the last line of a text has no end; of other kinds of files a part is refused when it is read. */
async function isCut(path: string): Promise<boolean> {
  if (!/\.csv$/i.test(path)) return false;
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, Math.max(0, size - 2));
    return !/[\r\n]\0?$/.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await file.close();
  }
}
