/** The opening of a postmortem: what happened, whom it hit, and what it cost. */
import type { Impact, Incident, Result } from '../../../findings/result.ts';
import { asSentence, list } from '../../../findings/wording.ts';
import { breakDay, durationBetween, number } from '../../format.ts';
import { causeWords, happening, verdictWords } from '../../words.ts';
import { type Block, type Figure, type Postmortem, paragraph } from './block.ts';
import { spanOf } from './span.ts';
import type { Times } from './times.ts';

/** The day and what happened, in words. */
export function headingOf(incident: Incident): Pick<Postmortem, 'day' | 'what'> {
  const { kind, day, between, users } = incident;
  const who = list(users, 2);
  const what = {
    'origin-change': failing(who, incident),
    'failure-streak': failing(who, incident),
    attack: happening(incident),
    'silent-origin-change': `${who} moved, and nothing failed`,
    silence: `${who} fell silent`,
  }[kind];
  return { day: day === null ? 'day unknown' : breakDay(day, between), what };
}

/** Who went on elsewhere could log in, and what failed may have been somebody else's. */
function failing(who: string, { stranger }: Incident): string {
  if (stranger === undefined) return `${who} could not log in`;
  const place = stranger.addresses.length > 1 ? 'new addresses' : 'a new address';
  if (stranger.letInAt !== null) return `logins as ${who} failed at ${place}, and then one succeeded`;
  return stranger.wentOn ? `logins as ${who} failed at ${place}` : `${who} could not log in`;
}

/** Three sentences, what happened, why, and how it ended, and the picture. */
export function summaryOf(incident: Incident, { zone }: Times): Block[] {
  return [paragraph([incident.headline, why(incident), howItEnded(incident)].join(' ')), { kind: 'picture', incident, zone }];
}

/** The few numbers that matter. */
export function figuresOf(incident: Incident): Figure[] {
  const { attempts, kind, impact, verdict, attacker } = incident;
  const letIn = attacker?.letIn.length ?? 0;
  const attemptsLabel =
    kind === 'silent-origin-change' ? 'logins from the new address' : attempts === 1 ? 'failed attempt' : 'failed attempts';
  return [
    { value: verdictWords[verdict], label: 'verdict' },
    ...(kind === 'silence' ? [] : [{ value: number(attempts), label: attemptsLabel }]),
    ...(letIn === 0 ? [] : [{ value: number(letIn), label: letIn === 1 ? 'login let in' : 'logins let in' }]),
    ...(impact === null ? [] : [lengthOf(incident, impact)]),
    ...(impact?.lostSuccesses == null
      ? []
      : [{ value: `≈ ${number(impact.lostSuccesses)}`, label: impact.lostSuccesses === 1 ? 'login lost' : 'logins lost' }]),
  ];
}

function lengthOf(incident: Incident, impact: Impact): Figure {
  const { from, until, end, isLeast } = spanOf(incident, impact);
  const label = {
    log: 'until the log ends, not over',
    again: 'until it worked again',
    last: incident.kind === 'attack' ? 'from first to last guess' : 'from first to last failure',
  }[end];
  return { value: `${isLeast ? '≥ ' : ''}${durationBetween(from, until)}`, label };
}

/** The same of a history in which nothing broke. */
export function lookedAt({ coverage: { attempts, failures, users, addresses } }: Result): Figure[] {
  return [
    { value: number(attempts), label: attempts === 1 ? 'attempt' : 'attempts' },
    { value: number(failures), label: 'of them failed' },
    { value: number(users), label: users === 1 ? 'user' : 'users' },
    { value: number(addresses), label: addresses === 1 ? 'address' : 'addresses' },
  ];
}

function why({ kind, verdict, cause, address, origins, attacker }: Incident): string {
  const owner = origins.find((origin) => origin.address === address)?.owner ?? null;
  const belongs = owner === null || kind === 'failure-streak' ? '' : `; ${address} belongs to ${owner}`;
  const opening = { confirmed: 'The cause is confirmed', likely: 'The likely cause', possible: 'A possible cause, no more' }[verdict];
  switch (kind) {
    case 'attack':
      return asSentence(`${whatWasOpened(attacker)}${belongs}`);
    case 'silence':
      return `${opening}: it stopped, can no longer reach Salesforce, or is turned away before there is a row: a wrong user name, a wrong login host or a rate block leaves none.`;
    case 'silent-origin-change':
      return asSentence(`${opening}: the program runs elsewhere now${owner === null ? '' : `, at ${owner}`}`);
    default:
      return asSentence(`${opening}: ${causeWords[cause]}${belongs}`);
  }
}

/** Whether the guesses opened anything: what a reader of an attack asks first. */
function whatWasOpened(attacker: Incident['attacker']): string {
  if (attacker === undefined) return 'Whether a login from there succeeded was not looked at';
  const users = new Set(attacker.letIn.map(({ user }) => user));
  if (users.size > 0) return `Whoever it was knows ${users.size === 1 ? 'that password' : 'those passwords'}`;
  return attacker.successes === 0
    ? 'No login from there ever succeeded'
    : 'Logins from there succeeded as well, but none that looks like a right guess';
}

function howItEnded(incident: Incident): string {
  const { kind, impact, attempts } = incident;
  if (impact === null) return 'No login was lost, but the next reset of the password or the token may break it.';
  const { from, until, end, isLeast } = spanOf(incident, impact);
  const passed = durationBetween(from, until);
  if (kind === 'attack') return `The guesses lasted ${passed}.`;
  const { lostSuccesses: lost } = impact;
  const missing = lost === null ? '' : `${lost === 0 ? 'no' : `about ${number(lost)}`} ${lost === 1 ? 'login was' : 'logins were'} lost`;
  if (kind === 'silence') return `The log goes on for ${passed} without it${missing && `: ${missing}`}.`;
  if (end === 'last') return `${attempts === 1 ? 'It failed once' : `The failures lasted ${passed}`}${missing && `, and ${missing}`}.`;
  const within = `${isLeast ? 'at least ' : ''}${passed}${end === 'log' ? ' until the log ends' : ''}`;
  return `In ${within}, ${failedShare(impact)}${missing && `, and ${missing}`}.`;
}

function failedShare({ failures, successes }: Impact): string {
  if (successes === 0) return failures === 1 ? 'its one attempt failed' : `all ${number(failures)} attempts failed`;
  return `${number(failures)} of ${number(failures + successes)} attempts failed`;
}
