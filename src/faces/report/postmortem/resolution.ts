/** How an incident ended and who may have noticed, as far as login history can know: it has logins, and neither repairs nor eyes. */
import { lockedUser } from '../../../attempts/advice-by-status.ts';
import { halfRecovered } from '../../../findings/half-recovered.ts';
import type { Impact, Incident, Instant, LetIn, Stranger } from '../../../findings/result.ts';
import { list } from '../../../findings/wording.ts';
import { durationBetween, number } from '../../format.ts';
import { type Block, paragraph } from './block.ts';
import { isSinceBefore, spanOf } from './span.ts';
import type { Times } from './times.ts';

export function resolutionOf(incident: Incident, times: Times): Block[] {
  const { recoveredAt, impact, timeline, kind, attacker, lanes, recoveries = [], stranger } = incident;
  const whose = stranger === undefined ? [] : [whoseItIs(stranger)];
  if (stranger?.wentOn) return [paragraph(stillOpen(stranger, times)), askWhose];
  if (recoveredAt !== null && impact !== null) {
    const end = timeline.find(({ is }) => is === 'recovery');
    const first = isSinceBefore(incident) ? 'first failure that the log has' : 'first failure';
    const told = `${end?.sentence ?? 'It recovered.'} That was at ${times.both(recoveredAt)}, ${durationBetween(impact.from, recoveredAt)} after the ${first}.`;
    return [
      paragraph([told, whyItEnded(incident), ...whose].join(' ')),
      { kind: 'blank', question: 'Was anything done, and by whom?' },
      ...(stranger === undefined ? [] : [askWhose]),
    ];
  }
  if (kind === 'attack') return attackEnded(attacker?.letIn ?? [], times);
  const half = halfRecovered(lanes, recoveries);
  if (half !== null)
    return [
      paragraph(
        `Not resolved when the log ends: ${list(half.broken)} ${half.broken.length > 1 ? 'have' : 'has'} not recovered, while ${list(half.works)} ${half.works.length > 1 ? 'work' : 'works'} again${half.works.length > 1 ? ', the first' : ''} since ${times.both(half.since)}.`,
      ),
      { kind: 'blank', question: 'What was done, by whom, and for which of them?' },
    ];
  const opening = impact === null ? 'Nothing was refused.' : 'Not resolved when the log ends.';
  return [paragraph([opening, ...whose].join(' ')), ...(stranger === undefined ? [] : [askWhose])];
}

const askWhose: Block = { kind: 'blank', question: 'Whose address is it, and who says so?' };

/** What the user needed was never lost; whose the address is stays to be found out. */
function stillOpen(stranger: Stranger, times: Times): string {
  const whose = `The user went on elsewhere. ${whoseItIs(stranger)}`;
  return stranger.letInAt === null
    ? whose
    : `${whose} There was a login from there at ${times.both(stranger.letInAt)}: it is not over before the password is changed and the sessions are ended.`;
}

function whoseItIs({ addresses }: Stranger): string {
  return `Whether ${list(addresses, 3)} ${addresses.length > 1 ? 'are' : 'is'} somebody else's is not known yet.`;
}

/** Some refusals end without anybody's doing, and the log has the same rows then. */
function whyItEnded({ cause, status, failuresByStatus = [] }: Incident): string {
  const statuses = [status, ...failuresByStatus.map((each) => each.status)];
  if (statuses.some((each) => lockedUser.includes(each)))
    return 'Whether anybody did anything about it, the log does not say: a lockout ends by itself, after 15 minutes by default.';
  if (cause === 'rate-limit')
    return 'Whether anybody did anything about it, the log does not say: the limit ends by itself within the hour.';
  if (cause === 'service') return 'It was Salesforce that could not serve: whether anything was done about it here, the log does not say.';
  return 'Whether somebody repaired it or it ended by itself, the log does not say.';
}

/** Guesses that end are no end where one of them was right. */
function attackEnded(letIn: readonly LetIn[], times: Times): Block[] {
  const stopped = 'The guessing stopped by itself, or was stopped; the log does not say which.';
  const [first] = letIn;
  if (first === undefined) return [paragraph(stopped)];
  const users = [...new Set(letIn.map(({ user }) => user))];
  const since = `${list(users, 3)} ${users.length > 1 ? 'were' : 'was'} let in${users.length > 1 ? ', the first' : ''} at ${times.both(first.at)}`;
  return [
    paragraph(
      `${stopped} It is not over: ${since}. Login history does not say whether the password was changed and the sessions ended since.`,
    ),
    { kind: 'blank', question: 'What was done, and by whom?' },
  ];
}

/** How long nobody may have noticed. */
export function detectionOf(incident: Incident): Block[] {
  const { impact } = incident;
  return [
    paragraph(impact === null ? unnoticeable : `${lasting(incident, impact)} The log does not say whether anybody noticed.`),
    { kind: 'blank', question: 'Who noticed, when, and how?' },
  ];
}

const unnoticeable = 'Nothing failed, so there was nothing to notice but the new address itself.';

function lasting(incident: Incident, impact: Impact): string {
  const { kind, lastFailure, attempts } = incident;
  const { from, until, end } = spanOf(incident, impact);
  const passed = durationBetween(from, until);
  if (kind === 'attack') return `The guessing went on for ${passed}.`;
  if (kind === 'silence') return `It had been silent for ${passed} when the log ends.`;
  if (end === 'log') return failing(impact.failures, from, lastFailure ?? from, until, isSinceBefore(incident));
  if (end === 'again') return `From the first failure until it worked again, ${passed} passed.`;
  return attempts === 1 ? 'It was one failure.' : `From the first failure to the last, ${passed} passed.`;
}

/** What is known of failures that nothing ended: the log may go on for long without another attempt. */
function failing(failures: number, first: Instant, last: Instant, end: Instant, isLeast: boolean): string {
  const rest = last === end ? 'as the log ends' : `${durationBetween(last, end)} before the log ends`;
  const since = isLeast ? 'In this log, and perhaps before it, it' : 'It';
  if (failures === 1) return `${since} failed once, ${rest}.`;
  return `${since} failed ${number(failures)} times within ${durationBetween(first, last)}, the last time ${rest}.`;
}
