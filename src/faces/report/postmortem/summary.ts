/** The opening of a postmortem: what happened, whom it hit, and what it cost. */
import type { Impact, Incident, Lane, Result } from '../../../findings/result.ts';
import { asSentence, list } from '../../../findings/wording.ts';
import { breakDay, durationBetween, number, percent } from '../../format.ts';
import { capital, causeWords, happening, loginsLost, verdictWords } from '../../words.ts';
import { type Block, type Figure, type Postmortem, paragraph } from './block.ts';
import type { Times } from './times.ts';

/** The day and what happened, in words. */
export function headingOf(incident: Incident): Pick<Postmortem, 'day' | 'what'> {
  const { kind, day, between, users } = incident;
  const who = list(users, 2);
  const what = {
    'origin-change': `${who} could not log in`,
    'failure-streak': `${who} could not log in`,
    attack: happening(incident),
    'silent-origin-change': `${who} moved, and nothing failed`,
    silence: `${who} fell silent`,
  }[kind];
  return { day: day === null ? 'day unknown' : breakDay(day, between), what };
}

/** Three sentences, what happened, why, and how it ended, and the picture. */
export function summaryOf(incident: Incident, { zone }: Times): Block[] {
  return [paragraph([incident.headline, why(incident), howItEnded(incident)].join(' ')), { kind: 'picture', incident, zone }];
}

/** The few numbers that matter. */
export function figuresOf({ attempts, kind, impact, verdict, attacker }: Incident): Figure[] {
  const letIn = attacker?.letIn.length ?? 0;
  const attemptsLabel =
    kind === 'silent-origin-change' ? 'logins from the new address' : attempts === 1 ? 'failed attempt' : 'failed attempts';
  return [
    { value: verdictWords[verdict], label: 'verdict' },
    ...(kind === 'silence' ? [] : [{ value: number(attempts), label: attemptsLabel }]),
    ...(letIn === 0 ? [] : [{ value: number(letIn), label: letIn === 1 ? 'login let in' : 'logins let in' }]),
    ...(impact === null
      ? []
      : [
          {
            value: durationBetween(impact.from, impact.until),
            label: kind === 'attack' ? 'from first to last' : impact.ongoing ? 'until the log ends, not over' : 'until it worked again',
          },
        ]),
    ...(impact?.lostSuccesses == null
      ? []
      : [{ value: `≈ ${number(impact.lostSuccesses)}`, label: impact.lostSuccesses === 1 ? 'login lost' : 'logins lost' }]),
  ];
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

/** Who could not log in, for how long, and what it cost. */
export function impactOf(incident: Incident, times: Times): Block[] {
  const { users, lanes, impact, kind } = incident;
  const programs = [...new Set(lanes.map(programWords))];
  const who = [
    [`${users.length === 1 ? 'User' : 'Users'}${kind === 'attack' ? ' tried' : ''}`, namedAtMost(users)],
    [programs.length === 1 ? 'Program' : 'Programs', namedAtMost(programs)],
  ] as const;
  if (impact === null) return [{ kind: 'facts', rows: [...who, ['Cost', 'None yet: nothing failed.']] }];
  const { from, until, ongoing, method } = impact;
  const lost = loginsLost(impact);
  return [
    {
      kind: 'facts',
      rows: [
        ...who,
        ['From', times.both(from)],
        ['Until', `${times.both(until)}${ongoing ? ', the end of the log: not over' : ''}`],
        ['Duration', durationBetween(from, until)],
        ...(kind === 'silence' ? [] : [['Failed attempts', failuresOf(incident, impact)] as const]),
        ...letInRows(incident, times),
        ...(lost === null ? [] : [['Logins lost', capital(lost)] as const]),
        ...(kind === 'attack' ? [] : [['How estimated', method] as const]),
      ],
    },
  ];
}

function letInRows({ attacker }: Incident, times: Times): (readonly [string, string])[] {
  const letIn = attacker?.letIn ?? [];
  return letIn.length === 0
    ? []
    : [['Let in', namedAtMost(letIn.map(({ user, address, at }) => `${user}, from ${address}, ${times.both(at)}`))]];
}

function programWords({ application, loginType, apiType }: Lane): string {
  return [application, loginType, apiType].filter((word) => word !== '' && word !== 'N/A').join(', ') || 'unnamed';
}

function failuresOf({ kind, addresses }: Incident, { failures, successes }: Impact): string {
  // The users go on logging in meanwhile, from where they always do.
  if (kind === 'attack') return `${number(failures)}, every one from ${list(addresses, 3)}`;
  if (successes === 0) return failures === 1 ? '1, the only one in that time' : `${number(failures)}, every one in that time`;
  const all = failures + successes;
  return `${number(failures)}, ${percent(failures, all)} of the ${number(all)} in that time`;
}

function why({ kind, verdict, cause, address, origins, attacker }: Incident): string {
  const owner = origins.find((origin) => origin.address === address)?.owner ?? null;
  const belongs = owner === null || kind === 'failure-streak' ? '' : `; ${address} belongs to ${owner}`;
  const opening = { confirmed: 'The cause is confirmed', likely: 'The likely cause', possible: 'A possible cause, no more' }[verdict];
  switch (kind) {
    case 'attack':
      return asSentence(`${whatWasOpened(attacker)}${belongs}`);
    case 'silence':
      return `${opening}: it stopped, or can no longer reach Salesforce; a refused login would have left a row.`;
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

function howItEnded({ kind, impact }: Incident): string {
  if (impact === null) return 'No login was lost, but the next reset of the password or the token may break it.';
  const passed = durationBetween(impact.from, impact.until);
  if (kind === 'attack') return `It lasted ${passed}.`;
  const { lostSuccesses: lost, ongoing } = impact;
  const missing = lost === null ? '' : `${lost === 0 ? 'no' : `about ${number(lost)}`} ${lost === 1 ? 'login was' : 'logins were'} lost`;
  if (kind === 'silence') return `The log goes on for ${passed} without it${missing && `: ${missing}`}.`;
  return `In ${passed}${ongoing ? ' until the log ends' : ''}, ${failedShare(impact)}${missing && `, and ${missing}`}.`;
}

function failedShare({ failures, successes }: Impact): string {
  if (successes === 0) return failures === 1 ? 'its one attempt failed' : `all ${number(failures)} attempts failed`;
  return `${number(failures)} of ${number(failures + successes)} attempts failed`;
}

const namesMost = 20;

function namedAtMost(names: readonly string[]): string {
  return names.length <= namesMost
    ? names.join('; ')
    : `${names.slice(0, namesMost).join('; ')} and ${number(names.length - namesMost)} more`;
}
