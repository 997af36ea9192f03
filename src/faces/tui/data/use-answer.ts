/** Asks a question whenever its key changes. The last good answer stays on the screen until the next one is here. */
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../context.ts';

export interface Answer<T> {
  /** Null before the first answer. */
  readonly data: T | null;
  /** Whether `data` is the answer to the question as it is now. */
  readonly current: boolean;
}

const answersKept = 40;

/** `key` names the question among all that screens ask: one key, one answer. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const { answers, report } = useSession();
  const [, redraw] = useState(0);
  const last = useRef<T | null>(null);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let wanted = true;
    const keep = (data: T): void => {
      answers.set(key, data);
      const [oldest] = answers.keys();
      if (answers.size > answersKept && oldest !== undefined) answers.delete(oldest);
      if (wanted) redraw((n) => n + 1);
    };
    if (!answers.has(key)) asking.current().then(keep, (problem) => wanted && report(problem));
    return () => {
      wanted = false;
    };
  }, [key, answers, report]);
  const current = answers.has(key);
  if (current) last.current = answers.get(key) as T;
  return { data: last.current, current };
}
