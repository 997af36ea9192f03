/** Finds what somebody most likely meant to type. */

/** The candidate closest to a word, where it is close enough to be meant; case does not count. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.ceil(word.length / 3);
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance || (distance === bestDistance && best === null)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Up to five phrases that share the most words with a text, spelling mistakes allowed; the closest first. */
export function nearestPhrases(text: string, phrases: Iterable<string>): string[] {
  const words = wordsOf(text).slice(0, 20);
  const scored = [...phrases].map((phrase) => {
    const theirs = wordsOf(phrase);
    const shared = words.filter((word) => nearest(word, theirs) !== null).length;
    return { phrase, score: (2 * shared) / (words.length + theirs.length) };
  });
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ phrase }) => phrase);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,30}/gu) ?? [];
}

/** How many letters must be inserted, removed, replaced or swapped with their neighbour to turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
