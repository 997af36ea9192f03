/** Incidents that are worth knowing before anything broke. */
import type { Kind } from './result.ts';

/** Whether nothing broke yet: worth knowing, not worth a page. Whatever broke is graver, however sure the notice is. */
export function isNotice({ kind }: { readonly kind: Kind }): boolean {
  return kind === 'silent-origin-change' || kind === 'silence';
}
