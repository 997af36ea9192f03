/** Whether a user sees the logins of everybody. Who may not is told nothing of it: the org answers with his own rows alone. */
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';

/** `unknown` where the user may not even ask what he may do. */
export async function permittedSight(org: Org): Promise<'all' | 'own' | 'unknown'> {
  try {
    for await (const { records } of org.query<Permissions>(soql)) {
      const [may] = records;
      if (may !== undefined) return may.PermissionsManageUsers || may.PermissionsMonitorLoginHistory ? 'all' : 'own';
    }
    return 'unknown';
  } catch (error) {
    if (error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 401) return 'unknown';
    throw error;
  }
}

interface Permissions {
  readonly PermissionsManageUsers: boolean;
  readonly PermissionsMonitorLoginHistory: boolean;
}

const soql = 'SELECT PermissionsManageUsers, PermissionsMonitorLoginHistory FROM UserPermissionAccess';
