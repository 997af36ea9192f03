/** Runs the explorer on the terminal until the reader leaves, and puts the terminal back as it was. */
import { render } from 'ink';
import { App } from './app.tsx';
import type { History } from './data/use-history.ts';
import { breakLines, keepLines } from './line-breaks.ts';
import { opening, type State } from './state/state.ts';
import { storeOf } from './state/store.ts';
import { boundYoungHeap } from './young-heap.ts';

export interface ExplorerRun {
  readonly history: History;
  /** Time zones to choose from, the first one first. */
  readonly zones: readonly string[];
  readonly ascii: boolean;
  readonly coloured: boolean;
}

/** The state in which the reader left. */
export async function runExplorer({ history, zones, ascii, coloured }: ExplorerRun): Promise<State> {
  boundYoungHeap();
  const store = storeOf(opening(zones));
  let problem: unknown;
  const quit = (reason?: unknown): void => {
    problem = reason;
    instance.unmount();
  };
  // The terminal takes text for its clipboard from this sequence; it draws nothing.
  const copy = (text: string): void => {
    process.stdout.write(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`);
  };
  process.stdout.on('error', () => process.exit(1));
  process.on('exit', breakLines);
  keepLines();
  const instance = render(<App store={store} history={history} ascii={ascii} coloured={coloured} copy={copy} quit={quit} />, {
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    maxFps: 60,
  });
  await instance.waitUntilExit();
  breakLines();
  if (problem !== undefined) throw problem;
  return store.get();
}
