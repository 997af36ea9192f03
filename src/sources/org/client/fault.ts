/** The fault in a SOAP message. */

export interface Fault {
  /** Such as `INVALID_SESSION_ID`, without the prefix of its namespace; `''` where none is named. */
  readonly code: string;
  /** Without the code, which SOAP puts before it. */
  readonly message: string;
}

/** Null where the text is no fault. */
export function faultIn(text: string): Fault | null {
  const message = elementIn(text, 'faultstring');
  if (message === undefined) return null;
  const code = elementIn(text, 'faultcode')?.replace(/^\w+:/, '') ?? /^[A-Z_]+(?=: )/.exec(message)?.[0] ?? '';
  return { code, message: message.replace(`${code}: `, '') };
}

function elementIn(text: string, name: string): string | undefined {
  const [, inner] = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`).exec(text) ?? [];
  return inner?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: keyof typeof characters) => characters[entity]).trim();
}

const characters = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;
