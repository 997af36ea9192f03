/** Words that other languages join terms with, and this one does not: they are looked for in quotes alone. */
export function isJoiner(word: string): boolean {
  return /^(and|or|not)$/i.test(word);
}
