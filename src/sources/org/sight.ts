/** Whether a user sees the logins of everybody. Who may not is told nothing of it: the org answers with his own rows alone. */
import { allOf } from './all-of.ts';
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';
import { unlessRefused } from './unless-refused.ts';

/** `unknown` where the user may not even ask what he may do. */
export async function permittedSight(org: Org): Promise<'all' | 'own' | 'unknown'> {
  const rows = await unlessRefused(() => allOf(org.query<Permissions>(soql)));
  const may = rows instanceof Refusal ? undefined : rows[0];
  if (may === undefined) return 'unknown';
  return may.PermissionsManageUsers || may.PermissionsMonitorLoginHistory ? 'all' : 'own';
}

interface Permissions {
  readonly PermissionsManageUsers: boolean;
  readonly PermissionsMonitorLoginHistory: boolean;
}

const soql = 'SELECT PermissionsManageUsers, PermissionsMonitorLoginHistory FROM UserPermissionAccess';
