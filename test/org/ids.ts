/** Ids as Salesforce makes them. */

/** The 18 characters of a made-up id with a prefix such as `0Ya`. */
export function idOf(prefix: string, number: number): string {
  return longId(`${prefix}5e0000${String(number).padStart(6, '0')}`);
}

/** The 18 characters of an id of 15: the last three tell capitals from small letters. */
export function longId(id: string): string {
  const checks = [0, 5, 10].map((from) => {
    const capitals = [...id.slice(from, from + 5)].map((character) => (character >= 'A' && character <= 'Z' ? 1 : 0));
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[capitals.reduce<number>((sum, capital, i) => sum + (capital << i), 0)];
  });
  return `${id}${checks.join('')}`;
}
