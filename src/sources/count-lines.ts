import type { LineCount } from './source.ts';

/** Counts the lines below a header on the first line, as fast as bytes can be looked at; `told` hears how many there are so far. */
export async function countLines(bytes: AsyncIterable<Buffer>, told: (lines: number) => void): Promise<LineCount> {
  let filled = 0;
  let blank = 0;
  let blankAtEnd = 0;
  let longest = 0;
  let length = 0;
  let last = 0;
  const endLine = (): void => {
    const isBlank = length === 0 || (length === 1 && last === carriageReturn);
    if (isBlank) blankAtEnd++;
    else {
      filled++;
      blank += blankAtEnd;
      blankAtEnd = 0;
    }
    longest = Math.max(longest, length);
    length = 0;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (end > start) last = chunk[end - 1] ?? 0;
      length += end - start;
      endLine();
      start = end + 1;
    }
    length += chunk.length - start;
    last = chunk.at(-1) ?? last;
    told(filled);
  }
  if (length > 0) endLine();
  return { rows: Math.max(0, filled - 1), blank, longest };
}

const lineFeed = 10;
const carriageReturn = 13;
