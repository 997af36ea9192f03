/** All tales by name. */
import { busyOrg } from './busy.ts';
import { history } from './history.ts';
import { mixtures } from './mixtures.ts';
import { moves } from './moves.ts';
import { people } from './people.ts';
import { pools } from './pools.ts';
import { rebuilt } from './rebuilt.ts';
import { returns } from './returns.ts';
import { shapes } from './shapes.ts';
import { strangers } from './strangers.ts';
import { streaks } from './streaks.ts';
import type { Tale } from './tale.ts';

export const tales: Readonly<Record<string, Tale>> = {
  ...moves,
  ...shapes,
  ...returns,
  ...streaks,
  ...strangers,
  ...pools,
  ...people,
  ...history,
  ...mixtures,
  ...rebuilt,
  'a busy org': busyOrg,
};
