/** Reads a delimited file with the engine's own reader, and says when that file needs more care than the reader takes. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DelimitedRows } from '../sources/source.ts';
import { type Database, identifier, literal } from './database.ts';

/**
 * Runs `statement`, to which the file is added as its `from`; its columns are called `c0`, `c1` and so on. False where
 * the reader refused the file or a row of it: then nothing of what it read is to be used.
 */
export async function readDelimited(database: Database, rows: DelimitedRows, statement: string): Promise<boolean> {
  const rejects = `rejects_table = 'reader_rejects', rejects_scan = 'reader_scans'`;
  // Larger than the engine's own choice, so that both threads have long stretches to themselves: a third less time.
  const stretch = `buffer_size = 33554432, max_line_size = ${lineBytesMax}`;
  const dialect = `auto_detect = false, header = true, delim = ${literal(rows.delimiter)}, quote = '"', escape = '"'`;
  const leniency = `null_padding = true, nullstr = ['', 'N/A'], store_rejects = true, ${rejects}`;
  const columns = rows.titles.map((_, i) => `${identifier(`c${i}`)}: 'VARCHAR'`).join(', ');
  const compression = (await isGzip(rows.path)) ? 'gzip' : 'none';
  const file = `${globLiteral(rows.path)}, compression = '${compression}', ${dialect}, ${leniency}, ${stretch}, columns = {${columns}}`;
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

/** A longer line is none of login history; the careful reader says so. */
const lineBytesMax = 1_000_000;

/** A path as a literal that the engine takes as one file, whatever its name: `export[1].csv` is no pattern. */
export function globLiteral(path: string): string {
  return literal(resolve(path).replace(/[*?[]/g, '[$&]'));
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
