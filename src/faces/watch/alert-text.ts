/** An alert in words. */
import type { Alert } from '../../investigation/watch.ts';
import { safe } from '../safe.ts';

/** One line: the day, the verdict, what happened, the id to ask about, and the org. */
export function alertLine({ news, org, incident: { id, day, verdict, headline } }: Alert): string {
  return safe(
    `${day ?? 'before the log begins'}  ${verdict}${news === 'new' ? '' : `, ${news}`}  ${headline}  (${id}${org === null ? '' : ` of ${org.name}`})`,
  );
}

/** What to do about it, a line each. */
export function alertAdvice({ incident: { advice } }: Alert): string[] {
  return advice.map((line) => safe(line));
}
