/** Stops the explorer as a shell stops a job: the terminal is the shell's until it is continued, then drawn anew. */
import { useApp } from 'ink';
import { useCallback, useEffect } from 'react';

export function useStop(): () => void {
  const { suspendTerminal } = useApp();
  const stop = useCallback((): void => {
    void suspendTerminal(() => {
      // Whoever listens is not stopped; the whole job is, as by the terminal itself, and only where a shell can continue it.
      process.off('SIGTSTP', stop);
      process.kill(0, 'SIGTSTP');
      process.on('SIGTSTP', stop);
    });
  }, [suspendTerminal]);
  useEffect(() => {
    process.on('SIGTSTP', stop);
    return () => void process.off('SIGTSTP', stop);
  }, [stop]);
  return stop;
}
