/** An alert in words. */
import type { Alert } from '../../investigation/watch.ts';
import { safe } from '../safe.ts';

/** One line: the day where one is known, the verdict, what happened, the org, and how to see more. */
export function alertLine(alert: Alert): string {
  const { day } = alert.incident;
  return [...(day === null ? [] : [day]), standing(alert), statement(alert), `(${more(alert)})`].map(safe).join('  ');
}

/** What to do about it, a line each; nothing where it is over. */
export function alertAdvice(alert: Alert): string[] {
  return isOver(alert) ? [] : alert.incident.advice.map((line) => safe(line));
}

function isOver({ news }: Alert): boolean {
  return news === 'ended' || news === 'withdrawn';
}

function standing(alert: Alert): string {
  const { news, changes = [], incident } = alert;
  if (isOver(alert)) return news;
  if (news === 'new') return incident.verdict;
  return `${incident.verdict}, ${news}${changes.length === 0 ? '' : `: ${changes.join('; ')}`}`;
}

function statement({ news, instead = [], incident: { headline } }: Alert): string {
  if (news === 'ended') return `Logs in again. It was told: ${headline}`;
  if (news === 'withdrawn')
    return `${instead.length > 0 ? `Told as ${instead.join(', ')} now` : 'No longer so'}, by what came since. It was told: ${headline}`;
  return headline;
}

/** What is over stands in no report any more. */
function more(alert: Alert): string {
  const { org, incident } = alert;
  if (isOver(alert)) return `${incident.id}${org === null ? '' : ` of ${org.name}`}`;
  return `${org === null ? '' : `of ${org.name}: `}breakday report --incident ${incident.id}`;
}
