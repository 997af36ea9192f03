/** What the rows of `attempts` came to, as conditions. A challenge is a step of a login, neither a success nor a failure. */

import { resolveStatus } from '../attempts/reason.ts';
import { statuses } from '../attempts/statuses.ts';
import { literal } from './database.ts';

const noFailures = [...new Set(statuses.map(({ label }) => label))].filter((label) => resolveStatus(label).outcome !== 'failure');

export const succeeded = `status = 'Success'`;
export const failed = `status not in ('Success', ${noFailures.map(literal).join(', ')})`;
