/** A line of text that is being typed. */
export interface TextField {
  readonly text: string;
  /** Letters before the caret. */
  readonly caret: number;
}

export function fieldOf(text: string): TextField {
  return { text, caret: lettersOf(text).length };
}

/** The field after a key; the same field where the key means nothing to it. */
export function typed(field: TextField, key: string): TextField {
  const letters = lettersOf(field.text);
  const { caret } = field;
  const edited = edits[key];
  if (edited !== undefined) return edited(letters, caret);
  if (key === 'space') return typed(field, ' ');
  if (lettersOf(key).length !== 1) return field;
  return { text: [...letters.slice(0, caret), key, ...letters.slice(caret)].join(''), caret: caret + 1 };
}

const edits: Readonly<Record<string, (letters: readonly string[], caret: number) => TextField>> = {
  left: (letters, caret) => ({ text: letters.join(''), caret: Math.max(0, caret - 1) }),
  right: (letters, caret) => ({ text: letters.join(''), caret: Math.min(letters.length, caret + 1) }),
  home: (letters) => ({ text: letters.join(''), caret: 0 }),
  end: (letters) => ({ text: letters.join(''), caret: letters.length }),
  backspace: (letters, caret) => without(letters, caret - 1, caret),
  delete: (letters, caret) => without(letters, caret, caret + 1),
  'ctrl-u': (letters, caret) => without(letters, 0, caret),
  'ctrl-w': (letters, caret) => without(letters, letters.slice(0, caret).join('').trimEnd().lastIndexOf(' ') + 1, caret),
};

function without(letters: readonly string[], from: number, until: number): TextField {
  const start = Math.max(0, from);
  return { text: [...letters.slice(0, start), ...letters.slice(until)].join(''), caret: start };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for letters, however many code points each has. */
export function lettersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
