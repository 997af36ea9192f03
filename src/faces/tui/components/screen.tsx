/** Which screen a place is shown on, and nothing else. */
import type { ReactNode } from 'react';
import { Attempts } from '../screens/attempts.tsx';
import { Evidence } from '../screens/evidence.tsx';
import { Incidents } from '../screens/incidents.tsx';
import { Origin } from '../screens/origin.tsx';
import { Origins } from '../screens/origins.tsx';
import { Overview } from '../screens/overview.tsx';
import { Record } from '../screens/record.tsx';
import { User } from '../screens/user.tsx';
import { Users } from '../screens/users.tsx';
import type { ViewName } from '../state/state.ts';

const screens: { readonly [view in ViewName]: () => ReactNode } = {
  overview: Overview,
  incidents: Incidents,
  evidence: Evidence,
  origins: Origins,
  origin: Origin,
  users: Users,
  user: User,
  attempts: Attempts,
  record: Record,
};

export function Screen({ view }: { readonly view: ViewName }): ReactNode {
  const Shown = screens[view];
  return <Shown />;
}
