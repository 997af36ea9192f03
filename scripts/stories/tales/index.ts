/** All tales by name. */
import { busyOrg } from './busy.ts';
import { edges } from './edges.ts';
import { moves } from './moves.ts';
import { others } from './others.ts';
import { shapes } from './shapes.ts';
import { streaks } from './streaks.ts';
import type { Tale } from './tale.ts';

export const tales: Readonly<Record<string, Tale>> = { ...moves, ...shapes, ...streaks, ...others, ...edges, 'a busy org': busyOrg };
