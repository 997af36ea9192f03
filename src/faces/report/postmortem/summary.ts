/** The opening of a postmortem: what happened, whom it hit, and what it cost. */
import type { Incident } from '../../../findings/result.ts';
import { count, list } from '../../../findings/wording.ts';
import { durationBetween, longDay, number, percent } from '../../format.ts';
import { causeWords, verdictWords } from '../../words.ts';
import { type Block, type Figure, paragraph } from './block.ts';
import type { Times } from './times.ts';

/** `Postmortem, Saturday, 11 July 2026: webform@acme.example could not log in`. */
export function titleOf({ kind, day, users }: Incident): string {
  const who = list(users, 2);
  const what = {
    'origin-change': `${who} could not log in`,
    'failure-streak': `${who} could not log in`,
    attack: 'somebody guessed passwords',
    'silent-origin-change': `${who} moved, and nothing failed`,
    silence: `${who} fell silent`,
  }[kind];
  return `Postmortem, ${day === null ? 'day unknown' : longDay(day)}: ${what}`;
}

/** Three sentences, what happened, why, and how it ended, and the picture. */
export function summaryOf(incident: Incident): Block[] {
  return [paragraph([incident.headline, why(incident), howItEnded(incident)].join(' ')), { kind: 'picture' }];
}

/** The few numbers that matter. */
export function figuresOf({ attempts, kind, impact, verdict }: Incident): Figure[] {
  const attemptsLabel =
    kind === 'silent-origin-change' ? 'logins from the new address' : attempts === 1 ? 'failed attempt' : 'failed attempts';
  return [
    { value: verdictWords[verdict], label: 'verdict' },
    ...(kind === 'silence' ? [] : [{ value: number(attempts), label: attemptsLabel }]),
    ...(impact === null
      ? []
      : [
          {
            value: durationBetween(impact.from, impact.until),
            label: kind === 'attack' ? 'from first to last' : impact.ongoing ? 'and still going on' : 'until it worked again',
          },
        ]),
    ...(impact?.lostSuccesses == null ? [] : [{ value: `≈ ${number(impact.lostSuccesses)}`, label: 'logins lost' }]),
  ];
}

/** Who could not log in, for how long, and what it cost. */
export function impactOf({ users, lanes, impact, kind }: Incident, times: Times): Block[] {
  const who = [
    [users.length === 1 ? 'User' : 'Users', namedAtMost(users)],
    [
      lanes.length === 1 ? 'Program' : 'Programs',
      namedAtMost([
        ...new Set(
          lanes.map(({ application, loginType, apiType }) =>
            [application || 'unnamed', loginType, apiType].filter((word) => word !== '' && word !== 'N/A').join(', '),
          ),
        ),
      ]),
    ],
  ] as const;
  if (impact === null) return [{ kind: 'facts', rows: [...who, ['Cost', 'None yet: nothing failed.']] }];
  const all = impact.failures + impact.successes;
  return [
    {
      kind: 'facts',
      rows: [
        ...who,
        ['From', times.both(impact.from)],
        ['Until', `${times.both(impact.until)}${impact.ongoing ? ', the end of the log: not over' : ''}`],
        ['Duration', durationBetween(impact.from, impact.until)],
        [
          'Failed attempts',
          `${number(impact.failures)}, ${percent(impact.failures, all)} of all ${number(all)} attempts of these programs in that time`,
        ],
        ...(impact.lostSuccesses === null || impact.usualSuccesses === null
          ? []
          : [
              [
                'Logins lost',
                `about ${number(impact.lostSuccesses)} of the ${number(impact.usualSuccesses)} that were to be expected`,
              ] as const,
            ]),
        ...(kind === 'attack' ? [] : [['How estimated', impact.method] as const]),
      ],
    },
  ];
}

function why({ kind, verdict, cause, status, address, origins }: Incident): string {
  const owner = origins.find((origin) => origin.address === address)?.owner;
  const opening = { confirmed: 'The cause is confirmed', likely: 'The likely cause', possible: 'A possible cause, no more' }[verdict];
  if (kind === 'silence') return `${opening}: it stopped, or can no longer reach Salesforce; a refused login would have left a row.`;
  if (kind === 'silent-origin-change') return `${opening}: the program runs elsewhere now${owner ? `, at ${owner}` : ''}.`;
  const where = address === null ? '' : `, refused at ${address}${owner ? ` (${owner})` : ''}`;
  return `${opening}: ${causeWords[cause]} (“${status}”${where}).`;
}

function howItEnded({ kind, impact, recoveredAt }: Incident): string {
  if (impact === null) return 'No login was lost, but the next password or token reset will break it.';
  const lost =
    impact.lostSuccesses === null
      ? ''
      : `; about ${count(impact.lostSuccesses, 'login')} ${impact.lostSuccesses === 1 ? 'was' : 'were'} lost`;
  const span = durationBetween(impact.from, impact.until);
  if (kind === 'attack') return `It lasted ${span}, and no guess succeeded from these addresses.`;
  return recoveredAt === null
    ? `It has gone on for ${span} and was not over when the log ends${lost}.`
    : `It was over after ${span}${lost}.`;
}

const namesMost = 20;

function namedAtMost(names: readonly string[]): string {
  return names.length <= namesMost
    ? names.join('; ')
    : `${names.slice(0, namesMost).join('; ')} and ${number(names.length - namesMost)} more`;
}
