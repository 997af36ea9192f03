/** How many attempts the filter in force leaves; null while they are being counted. */
import { useEffect, useState } from 'react';
import type { Session } from '../context.ts';

export function useMatching({ explorer, asked, report }: Session): number | null {
  const [counted, setCounted] = useState<{ asked: unknown; count: number } | null>(null);
  useEffect(() => {
    let wanted = true;
    if (asked.terms.length > 0) explorer.count(asked).then((count) => wanted && setCounted({ asked, count }), report);
    return () => {
      wanted = false;
    };
  }, [explorer, asked, report]);
  return counted?.asked === asked ? counted.count : null;
}
