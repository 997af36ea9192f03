/** Whom an incident hit, for how long, and what it cost. */
import type { Impact, Incident, Instant, Lane } from '../../../findings/result.ts';
import { count, list } from '../../../findings/wording.ts';
import { type Clock, clockOf, durationBetween, number, percent } from '../../format.ts';
import { capital, loginsLost } from '../../words.ts';
import type { Block } from './block.ts';
import { spanOf } from './span.ts';
import type { Times } from './times.ts';

/** Who could not log in, for how long, and what it cost. */
export function impactOf(incident: Incident, times: Times): Block[] {
  const { users, lanes, impact, kind } = incident;
  const programs = [...new Set(lanes.map(programWords))];
  const who = [
    [`${users.length === 1 ? 'User' : 'Users'}${kind === 'attack' ? ' tried' : ''}`, namedAtMost(users)],
    [programs.length === 1 ? 'Program' : 'Programs', namedAtMost(programs)],
  ] as const;
  if (impact === null) return [{ kind: 'facts', rows: [...who, ['Cost', 'None yet: nothing failed.']] }];
  const { from, until, isLeast } = spanOf(incident, impact);
  const lost = loginsLost(impact);
  const passed = durationBetween(from, until);
  const unknown = daysWithoutData(incident, clockOf(times.zone), from, until);
  return [
    {
      kind: 'facts',
      rows: [
        ...who,
        ['From', `${times.both(from)}${isLeast ? ', the first attempt of it in the log: it may have failed for longer' : ''}`],
        ['Until', `${times.both(until)}${endWords(incident, impact)}`],
        ['Duration', isLeast ? `At least ${passed}` : passed],
        ...(unknown === 0 ? [] : [['No data', `On ${count(unknown, 'day')} of that time: the log has nobody's attempts there`] as const]),
        ...(kind === 'silence' ? [] : [['Failed attempts', failuresOf(incident, impact)] as const]),
        ...letInRows(incident, times),
        ...(lost === null ? [] : [['Logins lost', capital(lost)] as const]),
        ...(kind === 'attack' ? [] : [['How estimated', impact.method] as const]),
      ],
    },
  ];
}

function endWords(incident: Incident, impact: Impact): string {
  const letIn = incident.attacker?.letIn ?? [];
  const last = incident.kind === 'attack' ? ', the last guess' : ', the last failure';
  return {
    log: ', the end of the log: not over',
    again: ', when it worked again',
    last: letIn.length === 0 ? last : `${last}, and not the end: somebody was let in`,
  }[spanOf(incident, impact).end];
}

/** Whole days between two instants on which the log is empty. */
function daysWithoutData({ days }: Incident, clock: Clock, from: Instant, until: Instant): number {
  return days.filter(({ day, covered }) => !covered && day > clock.day(from) && day < clock.day(until)).length;
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

function failuresOf({ kind, addresses, attempts, stranger }: Incident, { failures, successes }: Impact): string {
  // The users go on logging in meanwhile, from where they always do.
  if (kind === 'attack' || stranger?.wentOn) return `${number(attempts)}, every one from ${list(addresses, 3)}`;
  if (successes === 0) return failures === 1 ? '1, the only one in that time' : `${number(failures)}, every one in that time`;
  const all = failures + successes;
  return `${number(failures)}, ${percent(failures, all)} of the ${number(all)} in that time`;
}

const namesMost = 20;

function namedAtMost(names: readonly string[]): string {
  return names.length <= namesMost
    ? names.join('; ')
    : `${names.slice(0, namesMost).join('; ')} and ${number(names.length - namesMost)} more`;
}
