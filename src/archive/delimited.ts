/** Reads a delimited file with the engine's own reader, and says when that file needs more care than the reader takes. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { DelimitedRows } from '../sources/source.ts';
import { type Database, identifier, literal } from './database.ts';

/**
 * Runs `statement`, to which the file is added as its `from`; its columns are called `c0`, `c1` and so on. False where
 * the reader refused the file or a row of it: then nothing of what it read is to be used.
 */
export async function readDelimited(database: Database, rows: DelimitedRows, statement: string): Promise<boolean> {
  const rejects = `rejects_table = 'reader_rejects', rejects_scan = 'reader_scans'`;
  const dialect = `auto_detect = false, header = true, delim = ${literal(rows.delimiter)}, quote = '"', escape = '"'`;
  const leniency = `null_padding = true, nullstr = ['', 'N/A'], store_rejects = true, ${rejects}`;
  const columns = rows.titles.map((_, i) => `${identifier(`c${i}`)}: 'VARCHAR'`).join(', ');
  const compression = (await isGzip(rows.path)) ? 'gzip' : 'none';
  const file = `${globLiteral(rows.path)}, compression = '${compression}', ${dialect}, ${leniency}, columns = {${columns}}`;
  try {
    await database.run('drop table if exists reader_rejects; drop table if exists reader_scans');
    await database.run(`${statement} from read_csv(${file})`);
  } catch (error) {
    if (error instanceof Error && /^(interrupt|out of memory)/i.test(error.message)) throw error;
    return false;
  }
  const { refused } = await database.row<{ refused: boolean }>('select count(*) > 0 as refused from reader_rejects');
  return !refused;
}

/** A path as a literal that the engine takes as one file, whatever its name: `export[1].csv` is no pattern. */
export function globLiteral(path: string): string {
  return literal(resolve(path).replace(/[*?[]/g, '[$&]'));
}

/** Whether blank lines stand between the rows of a file: then the place of a row does not tell its line. */
export async function hasBlankLines(path: string): Promise<boolean> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const bytes = (await isGzip(path)) ? file.pipe(createGunzip()) : file;
  let before = '';
  let blank = false;
  for await (const chunk of bytes) {
    const text = before + (chunk as Buffer).toString('latin1');
    if (blank && /\S/.test(text)) return true;
    const at = text.search(/\n[ \t]*\r?\n|\r[ \t]*\r/);
    blank ||= at >= 0;
    if (at >= 0 && /\S/.test(text.slice(at))) return true;
    before = text.slice(-64);
  }
  return false;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await file.close();
  }
}
