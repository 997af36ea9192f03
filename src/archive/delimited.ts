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
  // A stretch is what one thread reads at once: as long as the longest line that is allowed.
  const bytes = stretchBytes(rows.lineBytes);
  const stretch = `buffer_size = ${bytes}, max_line_size = ${bytes}`;
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

/** The engine keeps a stretch as it was read where it fills one of its row groups; the rows of a shorter one are copied once more. */
function stretchBytes(lineBytes: number): number {
  const rowGroup = 122_880;
  const megabyte = 1024 * 1024;
  return Math.min(Math.max(Math.ceil(rowGroup * lineBytes * 1.1), 8 * megabyte), 64 * megabyte);
}

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
