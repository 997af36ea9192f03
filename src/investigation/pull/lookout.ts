/** Finds out, row by row, whether a user sees the logins of everybody. */
import type { Row } from '../../sources/org/login-history.ts';
import type { Org } from '../../sources/org/org.ts';

/**
 * Rows of others settle it. Where there are none, the user's permissions do; who may not even ask for those is taken for one who
 * sees only himself, because a wrong "all is well" costs more than a wrong doubt.
 */
export function lookout(
  org: Org,
  permitted: (org: Org) => Promise<'all' | 'own' | 'unknown'>,
): (rows: readonly Row[]) => Promise<'all' | 'own'> {
  let sight: 'all' | 'own' | null = null;
  return async (rows) => {
    if (sight !== 'all' && rows.some(({ UserId }) => UserId?.slice(0, 15) !== org.user.id.slice(0, 15))) sight = 'all';
    sight ??= (await permitted(org)) === 'all' ? 'all' : 'own';
    return sight;
  };
}
