/** The fault in a SOAP message. */
import { elementsOf } from './soap-message.ts';

export interface Fault {
  /** Such as `INVALID_SESSION_ID`, without the prefix of its namespace; `''` where none is named. */
  readonly code: string;
  /** Without the code, which SOAP puts before it. */
  readonly message: string;
}

/** Null where the text is no fault. */
export function faultIn(text: string): Fault | null {
  const { faultstring: message, faultcode } = elementsOf(text);
  if (message === undefined) return null;
  const code = faultcode?.replace(/^\w+:/, '') ?? /^[A-Z_]+(?=: )/.exec(message)?.[0] ?? '';
  return { code, message: message.replace(`${code}: `, '') };
}
