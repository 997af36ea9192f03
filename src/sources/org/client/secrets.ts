/** Takes secrets out of what a host says: some say back what they were sent. */

const hidden = '[hidden]';

/** The text without the secrets, however the host spelled them, and without anything that looks like a session's token. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, ...ofToken(secret)]).filter((form) => form !== '');
  return forms
    .toSorted((a, b) => b.length - a.length)
    .reduce((told, form) => told.replace(patternOf(form), hidden), text)
    .replace(anyToken, hidden);
}

const anyToken = /\b00D\w{12,15}![\w.]+/g;

/** A token begins with the id of its org; what is secret is the rest. */
function ofToken(secret: string): string[] {
  return /^00D\w{12,15}!(.+)$/.exec(secret)?.slice(1) ?? [];
}

function patternOf(secret: string): RegExp {
  return new RegExp(Array.from(secret, (character) => `(?:${spellings(character).map(escapedForPattern).join('|')})`).join(''), 'gi');
}

/** How XML, JSON and forms write a character. */
function spellings(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  return [
    ...(namedEntities[character] ?? []),
    `&#${code};`,
    `&#x${code.toString(16)};`,
    JSON.stringify(character).slice(1, -1),
    `\\u${code.toString(16).padStart(4, '0')}`,
    ...(character.isWellFormed() ? [encodeURIComponent(character)] : []),
    `%${code.toString(16).padStart(2, '0')}`,
    ...(character === ' ' ? ['+'] : []),
    character,
  ];
}

const namedEntities: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['&quot;'],
  "'": ['&apos;'],
};

function escapedForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
