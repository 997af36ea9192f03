/** The attempts around the cursor. Windows are kept and asked for ahead, so that a page down is there when the key comes. */
import { useEffect, useRef, useState } from 'react';
import type { Attempt } from '../../../attempts/attempt.ts';
import type { Sort } from '../../../investigation.ts';
import { useSession } from '../context.ts';

export interface AttemptsWindow {
  readonly total: number;
  /** The row that `rows` begin with. */
  readonly from: number;
  readonly rows: readonly Attempt[];
  /** Whether these are the rows that were asked for, or the last ones that came. */
  readonly current: boolean;
  /** Whether they are of the filter and the order that are asked for. */
  readonly sorted: boolean;
}

const chunk = 400;
const chunksKept = 24;

export function useAttempts(sort: Sort, from: number, count: number): AttemptsWindow | null {
  const { explorer, asked, report } = useSession();
  const key = JSON.stringify([asked, sort]);
  const chunks = useRef(new Map<string, readonly Attempt[]>());
  const total = useRef(new Map<string, number>());
  const last = useRef<(AttemptsWindow & { readonly key: string }) | null>(null);
  const [, redraw] = useState(0);
  const first = Math.floor(from / chunk);
  const until = Math.floor((from + count - 1) / chunk);

  useEffect(() => {
    let wanted = true;
    const fetch = async (): Promise<void> => {
      for (const index of [first, until, until + 1, first - 1]) {
        const name = `${key}#${index}`;
        const known = total.current.get(key);
        if (!wanted || index < 0 || chunks.current.has(name) || (known !== undefined && index * chunk >= known)) continue;
        const answer = await explorer.attempts(asked, sort, index * chunk, chunk);
        chunks.current.set(name, answer.rows);
        total.current.set(key, answer.total);
        const [oldest] = chunks.current.keys();
        if (chunks.current.size > chunksKept && oldest !== undefined) chunks.current.delete(oldest);
        if (wanted) redraw((n) => n + 1);
      }
    };
    fetch().catch((problem) => wanted && report(problem));
    return () => {
      wanted = false;
    };
  }, [key, first, until, asked, explorer, report, sort]);

  const known = total.current.get(key);
  const parts = first === until ? [first] : [first, until];
  const there = parts.map(
    (index) => chunks.current.get(`${key}#${index}`) ?? ((known ?? 0) <= index * chunk && known !== undefined ? [] : null),
  );
  if (known === undefined || there.includes(null))
    return last.current && { ...last.current, current: false, sorted: last.current.key === key };
  const rows = there.flatMap((part) => part ?? []).slice(from - first * chunk, from - first * chunk + count);
  last.current = { key, total: known, from, rows, current: true, sorted: true };
  return last.current;
}
