/** An alert in words. */
import type { Alert } from '../../investigation/watch.ts';
import { safe } from '../safe.ts';

/** One line: the day, the verdict, what happened, the id to ask about, and the org. */
export function alertLine(alert: Alert): string {
  const { id, day } = alert.incident;
  const org = alert.org === null ? '' : ` of ${alert.org.name}`;
  return safe(`${day ?? 'before the log begins'}  ${standing(alert)}  ${statement(alert)}  (${id}${org})`);
}

/** What to do about it, a line each; nothing where it is over. */
export function alertAdvice({ news, incident: { advice } }: Alert): string[] {
  return news === 'ended' || news === 'withdrawn' ? [] : advice.map((line) => safe(line));
}

function standing({ news, incident: { verdict } }: Alert): string {
  if (news === 'ended' || news === 'withdrawn') return news;
  return news === 'new' ? verdict : `${verdict}, ${news}`;
}

function statement({ news, instead = [], incident: { headline } }: Alert): string {
  if (news === 'ended') return `Logs in again. It was told: ${headline}`;
  if (news === 'withdrawn')
    return `By what came since, no longer so${instead.length > 0 ? `, but ${instead.join(', ')}` : ''}. It was told: ${headline}`;
  return headline;
}
