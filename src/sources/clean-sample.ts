import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';
import { encodingOf } from './encoding.ts';

/**
 * Whether a file looks fit for the database's own reader: UTF-8 with ordinary line ends, judged by its beginning, its
 * middle and its end. That reader still has the last word on the rest.
 */
export async function looksClean(source: ByteSource): Promise<boolean> {
  if (source.path === null || encodingOf(source.head) !== 'bytes' || !isClean(source.head)) return false;
  if (source.gzipped || source.complete) return true;
  const file = await open(source.path);
  try {
    const { size } = await file.stat();
    for (const at of [Math.floor(size / 2), size - sampleBytes]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, Math.max(0, at));
      if (!isClean(buffer.subarray(0, bytesRead))) return false;
    }
    return true;
  } finally {
    await file.close();
  }
}

const sampleBytes = 16 * 1024;

function isClean(sample: Buffer): boolean {
  return !sample.includes(0) && !/\r(?!\n|$)/.test(sample.toString('latin1')) && isUtf8(withoutTornEnds(sample));
}

/** A sample may begin and end inside a character. */
function withoutTornEnds(sample: Buffer): Buffer {
  let start = 0;
  while (start < 3 && (sample[start] ?? 0) >> 6 === 0b10) start++;
  const lead = [1, 2, 3].find((back) => (sample.at(-back) ?? 0) >= 0xc0);
  return sample.subarray(start, lead === undefined ? sample.length : -lead);
}
