/** How else a name can be written than it stands in its rows, and what is the same of all its spellings. */

/** The same text for every spelling of a name: its letter case, its Unicode form and the escapes of an address line are left out. */
export function plainSpelling(text: string): string {
  return text
    .replace(/%(?:25)+(?=[0-9a-f]{2})/gi, '%')
    .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s/g, '+');
}

/** A pattern of a text in any Unicode form, with any of its characters escaped as in an address line. */
export function spellingsOf(text: string): string {
  const other = [...text.toWellFormed().normalize('NFC')].map(spellingsOfOne).join('');
  const own = asItStands(text);
  return other === own ? own : `${own}|${other}`;
}

/** A pattern of a text as it is written. */
export function asItStands(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function spellingsOfOne(character: string): string {
  if (/[\p{L}\p{N}]/u.test(character) && character < '\u0080') return character;
  const forms = [character, character.normalize('NFD')];
  const spaces = character === ' ' ? ['+'] : [];
  const all = new Set([...forms, ...forms.map(percentEncoded), ...spaces].map(asItStands));
  return `(?:${[...all].join('|')})`;
}

function percentEncoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}
