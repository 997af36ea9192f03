/** Masks whom a text names: the users of the history where they stand as words, and whatever looks like an e-mail or an address. */

export interface Shown {
  user(name: string): string;
  address(address: string): string;
}

/** What is masked already stays as it is: a text may be masked for the screen and once more on its way into a file. */
export function textMask(users: readonly string[], shown: Shown): (text: string) => string {
  const userAt = usersAt(users);
  const shownOf = (found: string, isUser: boolean): string => {
    if (isUser || found.includes('@')) return shown.user(found);
    return found.endsWith('*') ? found : shown.address(found);
  };
  return (text) => {
    let [masked, done] = ['', 0];
    for (const { index } of text.matchAll(beginning)) {
      if (index < done) continue;
      const user = userAt(text, index);
      const other = otherAt(text, index);
      const found = user.length < other.length ? other : user;
      if (found === '') continue;
      masked += text.slice(done, index) + shownOf(found, found === user);
      done = index + found.length;
    }
    return masked + text.slice(done);
  };
}

const word = String.raw`[\p{L}\p{N}*]`;

/** Where a word may begin; a star is what a mask has left of one. */
const beginning = new RegExp(String.raw`(?<!${word})\S`, 'gu');

const goesOn = new RegExp(word, 'uy');

/** The longest of these users that stands at a place. There may be thousands: the text is looked up, and not searched for each. */
function usersAt(users: readonly string[]): (text: string, at: number) => string {
  const known = new Set(users);
  const lengths = new Map<string, number[]>();
  for (const [first, own] of Map.groupBy(known, (user) => user.charAt(0)))
    lengths.set(
      first,
      [...new Set(own.map(({ length }) => length))].sort((a, b) => b - a),
    );
  return (text, at) => {
    const ends = lengths.get(text.charAt(at))?.map((length) => at + length) ?? [];
    const end = ends.find((each) => known.has(text.slice(at, each)) && !matches(goesOn, text, each));
    return end === undefined ? '' : text.slice(at, end);
  };
}

const mail = String.raw`[^\s"'“”(),;]+@[^\s"'“”(),;]*[\p{L}\p{N}]`;
const ipv4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;

/** Two colons in a row or three of them, and a digit: a time of day has neither, and `::` alone is no address. */
const ipv6 = `(?=[0-9a-f:]*::|(?:[0-9a-f]*:){3})(?=:*[0-9a-f])(?:[0-9a-f]{0,4}:){2,7}(?:${ipv4}|[0-9a-f]{0,4})`;

/** What a mask has left of an address. */
const maskedAddress = String.raw`[0-9a-f.:]+\*{3}`;

const others = new RegExp(String.raw`${mail}|(?:${ipv4}|${ipv6})(?:\/\d+)?(?!${word})|${maskedAddress}`, 'iuy');

function otherAt(text: string, at: number): string {
  others.lastIndex = at;
  return others.exec(text)?.[0] ?? '';
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
