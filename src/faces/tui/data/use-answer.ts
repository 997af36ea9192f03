/** Asks a question whenever its key changes. The last good answer stays on the screen until the next one is here. */
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../context.ts';

export interface Answer<T> {
  /** Null before the first answer. */
  readonly data: T | null;
  /** Whether `data` is the answer to the question as it is now. */
  readonly current: boolean;
}

export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const { report } = useSession();
  const [answer, setAnswer] = useState<{ key: string; data: T } | null>(null);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let wanted = true;
    asking.current().then(
      (data) => wanted && setAnswer({ key, data }),
      (problem) => wanted && report(problem),
    );
    return () => {
      wanted = false;
    };
  }, [key, report]);
  return { data: answer?.data ?? null, current: answer?.key === key };
}
