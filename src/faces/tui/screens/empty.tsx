/** What is shown where there is nothing to explore: why, and the ways on. */
import type { ReactNode } from 'react';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { blank, line } from '../drawing/line.ts';
import { keyOf } from '../keys.ts';

export function Empty(): ReactNode {
  const { place, where, lens, height } = useSession();
  useScene({ place, extent: { rows: 0, page: 1 }, ready: true });
  const lines =
    where === ''
      ? [
          line(['  No login history yet.', 'heading']),
          blank,
          line('  breakday import FILE.csv   keeps an export of Setup > Login History'),
          line('  breakday pull              fetches the history from an org'),
        ]
      : [
          line(['  Nothing of this history matches what it was opened with.', 'heading']),
          blank,
          line(`  --where ${lens.filter(where)}`),
          line(`  ${keyOf('close')} leaves; another --where, or none, opens it again.`),
        ];
  return <Lines lines={[blank, ...lines]} height={height} />;
}
