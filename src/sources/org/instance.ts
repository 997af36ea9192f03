/** The address of an org. */
import { UserError } from '../../errors.ts';

/** The origin of an instance's URL. Only a machine may speak to itself without encryption. */
export function instanceOf(text: string): string {
  const url = URL.parse(text);
  const encrypted = url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
  if (url !== null && encrypted) return url.origin;
  throw new UserError(`'${text}' is no address of an org`, 'Use one such as https://globex.my.salesforce.com.', 2);
}
