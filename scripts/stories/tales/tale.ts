/** A tale is a story with its moral: a log, and what an analysis must say of it. */
import type { Expected } from '../expected.ts';
import type { Row } from '../row.ts';
import { Stage } from '../stage.ts';

export interface Told {
  readonly rows: readonly Row[];
  readonly expected: readonly Expected[];
  readonly timezone?: string;
}

export type Tale = (seed: number) => Told;

/** A tale played among the people of one office, unless it brings its own. */
export function tale(play: (stage: Stage) => readonly Expected[], { timezone = 'UTC', people = 5 } = {}): Tale {
  return (seed) => {
    const stage = new Stage(seed);
    if (people > 0) stage.staff({ people });
    const expected = play(stage);
    return { rows: stage.rows, expected, timezone };
  };
}
