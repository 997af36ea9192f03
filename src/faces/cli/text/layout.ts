/** Lines of text that fit: wrapped, indented, cut and padded by the cells they take in a terminal, not by characters. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Lines longer than this tire the eye, however wide the terminal is. */
const proseWidth = 100;

/** A paragraph in lines of at most `width` cells: the first after `first`, the others after as many blanks. */
export function paragraph(text: string, width: number, first = ''): string[] {
  const indent = stringWidth(first);
  const room = Math.max(10, Math.min(width, proseWidth) - indent);
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line, i) => `${i === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd());
}

/** Paragraphs with the numbers 1, 2, 3. */
export function numbered(texts: readonly string[], width: number, indent: string): string[] {
  return texts.flatMap((text, i) => paragraph(text, width, `${indent}${i + 1}. `));
}

/** The text in at most `width` cells. */
export function shortened(text: string, width: number, cutMark: string, cutAt: 'middle' | 'end' = 'end'): string {
  return stringWidth(text) <= width ? text : cut(text, width, cutMark, cutAt);
}

/** The text in exactly `width` cells: padded, or cut where it does not fit. */
export function fitted(text: string, width: number, align: 'left' | 'right', cutMark: string, cutAt: 'middle' | 'end' = 'end'): string {
  const shown = shortened(text, width, cutMark, cutAt);
  return align === 'left' ? padded(shown, width) : ' '.repeat(width - stringWidth(shown)) + shown;
}

/** The text in at least `width` cells. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

const letterSegments = new Intl.Segmenter('en');

/** What tells addresses and user names apart stands at both of their ends, so those are cut in the middle. */
function cut(text: string, width: number, mark: string, cutAt: 'middle' | 'end'): string {
  const room = width - stringWidth(mark);
  if (room <= 0) return mark.slice(0, width);
  const letters = [...letterSegments.segment(text)].map(({ segment }) => segment);
  if (cutAt === 'end') return opening(letters, room) + mark;
  const head = opening(letters, Math.ceil(room / 2));
  const tail = opening(letters.toReversed(), room - stringWidth(head));
  return (
    head +
    mark +
    [...letterSegments.segment(tail)]
      .map(({ segment }) => segment)
      .toReversed()
      .join('')
  );
}

function opening(letters: readonly string[], width: number): string {
  let text = '';
  let used = 0;
  for (const letter of letters) {
    used += stringWidth(letter);
    if (used > width) break;
    text += letter;
  }
  return text;
}
