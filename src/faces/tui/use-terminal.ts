/** What the reader does to the terminal itself: stops the explorer as a shell stops a job, and has the screen drawn anew. */
import { useApp } from 'ink';
import { useCallback, useEffect, useMemo } from 'react';
import { breakLines, keepLines } from './line-breaks.ts';

export interface TerminalHands {
  /** The terminal is the shell's until the job is continued. */
  stop(): void;
  /** For a screen on which something else has written. */
  redraw(): void;
}

export function useTerminal(): TerminalHands {
  const { suspendTerminal } = useApp();
  const stop = useCallback((): void => {
    void suspendTerminal(() => {
      breakLines();
      // Whoever listens is not stopped; the whole job is, as by the terminal itself, and only where a shell can continue it.
      process.off('SIGTSTP', stop);
      process.kill(0, 'SIGTSTP');
      process.on('SIGTSTP', stop);
      keepLines();
    });
  }, [suspendTerminal]);
  const redraw = useCallback((): void => void suspendTerminal(() => {}), [suspendTerminal]);
  useEffect(() => {
    process.on('SIGTSTP', stop);
    return () => void process.off('SIGTSTP', stop);
  }, [stop]);
  return useMemo(() => ({ stop, redraw }), [stop, redraw]);
}
