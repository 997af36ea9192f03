/** Event log files, as the text that they are. */
import { answered, notFound } from '../answer.ts';
import { idOf } from '../ids.ts';
import { sessionOf } from '../sessions.ts';
import { type Handler, may } from '../state.ts';

export const logFile: Handler = (org, asked, _version, id) => {
  const { user } = sessionOf(org, asked);
  const log = org.eventLogs.find((_log, i) => idOf('0AT', i + 1) === id);
  if (log === undefined || !may(user, 'ViewEventLogFiles')) throw notFound();
  return answered(200, 'text/csv', log.csv);
};
