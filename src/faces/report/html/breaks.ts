/** Texts in HTML that break where a reader expects it: long names at their joints, dates and times nowhere. */
import { escapeHtml } from './escape.ts';

/** The longest word that stays whole in a line of its own, and the longest in a column. */
const wordMost = { line: 30, column: 18 } as const;

const moment = /(?<![\w.:/-])\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?(?![\w-])/;
const flag = /(?<![\w-])--[a-z][a-z-]{1,20}(?![\w-])/;

/** What is read as one, though it has hyphens: moments, and the flags of a command. */
const unbroken = new RegExp(`(${moment.source}|${flag.source})`);

/** A text of a row, escaped. A browser would break a date at its hyphens, and a name anywhere or not at all. */
export function textHtml(text: string, within: 'line' | 'column' = 'line'): string {
  return text
    .split(unbroken)
    .map((part, i) =>
      i % 2 === 1
        ? whole(part)
        : part
            .split(/(\s+)/)
            .map((word) => joints(word, wordMost[within]).map(escapeHtml).join('<wbr>'))
            .join(''),
    )
    .join('');
}

function whole(part: string): string {
  return part.startsWith('--') ? `<span class="flag">${part}</span>` : `<time>${part}</time>`;
}

/** How many characters of a column no line break comes between, at most. */
export function longestPart(text: string): number {
  const parts = text
    .split(unbroken)
    .flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(/\s+/).flatMap((word) => joints(word, wordMost.column))));
  return Math.max(0, ...parts.map(({ length }) => length));
}

/** The pieces of a long word: a name and its domain apart, and each in as few pieces as stay short. */
function joints(word: string, most: number): string[] {
  if (word.length <= most) return [word];
  return word.split(/(?<=@)(?!@)/).flatMap((side) => {
    const pieces: string[] = [];
    for (const part of side.split(/(?<=[._/:=-])(?![._/:=-])/)) {
      const last = pieces.at(-1);
      if (last !== undefined && last.length + part.length <= wordMost.column) pieces[pieces.length - 1] = last + part;
      else pieces.push(part);
    }
    return pieces;
  });
}
