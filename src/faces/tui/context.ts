/** What every screen is given: the data door, the state of the walk, and how to show things. */
import { createContext, useContext, useEffect } from 'react';
import type { Result } from '../../findings/result.ts';
import type { Asked, Explorer, Step } from '../../investigation.ts';
import type { Lens } from './lens.ts';
import type { Scene } from './scene.ts';
import type { Place, State } from './state/state.ts';
import type { Watched } from './state/watched.ts';
import type { Surface } from './surface.ts';

export interface Session {
  readonly explorer: Explorer;
  /** The filter that the history was opened with. */
  readonly where: string;
  /** When the whole log has rows, whatever the filter. */
  readonly activity: readonly Step[];
  /** Null until the analysis is done. */
  readonly result: Result | null;
  withHashes(result: Result): Promise<Result>;
  readonly owners: ReadonlyMap<string, string>;
  readonly state: State;
  readonly place: Place;
  readonly surface: Surface;
  readonly asked: Asked;
  readonly lens: Lens;
  readonly width: number;
  /** The rows that a screen has for itself. */
  readonly height: number;
  /** Answers to questions that were asked before, by the question: who goes back finds everything there. */
  readonly answers: Map<string, unknown>;
  publish(scene: Scene): void;
  /** What Enter opens now, in a word; empty for nothing. */
  readonly opens: Watched<string>;
  /** Says why an answer came to nothing. */
  report(problem: unknown): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a screen is drawn only within a session');
  return session;
}

/** Tells the keys what is on the screen now. */
export function useScene(scene: Scene): void {
  const { publish } = useSession();
  useEffect(() => publish(scene));
}
