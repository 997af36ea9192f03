/** The programs that are alive at the end of a history, as their latest logins show them. */
import { instant } from '../attempts/calendar.ts';
import type { Lane } from '../findings/result.ts';
import type { Program } from '../findings/trust-report.ts';
import { assaultsOn } from './attackers.ts';
import type { Context, LaneView } from './candidate.ts';
import { type Questions, readHistory, sqlOf } from './history.ts';
import { viewLanes } from './lane-view.ts';
import { readContext } from './read-context.ts';
import { silenceOf } from './silence.ts';

export interface Programs {
  /** Those of one user together. */
  readonly alive: readonly Program[];
  /** How many have fallen silent. */
  readonly silent: number;
}

/** Reads the whole history once. A lane that never succeeded is no program yet. */
export async function readPrograms(database: Questions): Promise<Programs> {
  const { context } = await readContext(database, null);
  const { alive, silent } = await machineLanes(database, context);
  const rows = await database.rows<ProgramRow>(sqlOf('programs'), [alive.join(',')]);
  return { alive: rows.map((row) => programOf(row, context)), silent };
}

async function machineLanes(database: Questions, context: Context): Promise<{ alive: number[]; silent: number }> {
  const alive: number[] = [];
  let silent = 0;
  for await (const history of readHistory(database, context.dimensions, 'everybody', context.heardUntil)) {
    const views = viewLanes(history, assaultsOn(history, context), context);
    for (const view of views.filter(isProgram)) {
      if (silenceOf(view, views, context) === null) alive.push(view.lane);
      else silent += 1;
    }
  }
  return { alive, silent };
}

function isProgram({ machine, person }: LaneView): boolean {
  return machine && !person;
}

interface ProgramRow {
  readonly lane: number;
  readonly last_attempt: number;
  readonly last_success: number;
  readonly address: string | null;
  readonly addresses: string | null;
  readonly successes: number;
  readonly api_version: string | null;
  readonly api_token: 'T' | 'P' | null;
}

function programOf(row: ProgramRow, { dimensions }: Context): Program {
  const known = dimensions.lanes[row.lane];
  if (known === undefined) throw new Error(`no lane has the number ${row.lane}`);
  const { number: _, api: __, ...lane } = known;
  return {
    lane: lane satisfies Lane,
    lastAttempt: instant(row.last_attempt),
    lastSuccess: instant(row.last_success),
    address: row.address,
    addresses: row.addresses === null ? [] : row.addresses.split(','),
    successes: row.successes,
    apiVersion: row.api_version,
    sendsToken: row.api_token === null ? null : row.api_token === 'T',
  };
}
