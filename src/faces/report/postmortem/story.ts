/** The body of a postmortem: why it broke, what happened when, and what speaks for and against. */
import { fieldWords } from '../../../findings/field-words.ts';
import { halfRecovered } from '../../../findings/half-recovered.ts';
import type { Impact, Incident, Instant, LetIn, Stranger } from '../../../findings/result.ts';
import { count, list } from '../../../findings/wording.ts';
import { addressOr, breakDay, durationBetween, number, percent } from '../../format.ts';
import { capital, causeWords, happening, isElsewhere } from '../../words.ts';
import { type Block, listOr, paragraph, tableOf } from './block.ts';
import { type Folded, folded } from './fold.ts';
import type { Times } from './times.ts';

/** The cause, the trigger, and how exactly the moment is known. */
export function rootCauseOf(incident: Incident, times: Times): Block[] {
  const { kind, bracket, cause, status, origins, day, between, addresses, previousAddresses } = incident;
  const address = (role: 'incident' | 'previous', all: number): string => {
    const shown = origins.filter((origin) => origin.role === role);
    const names = shown.map((origin) => (origin.owner === null ? origin.address : `${origin.address} (${origin.owner})`)).join('; ');
    return all > shown.length && shown.length > 0 ? `${names} and ${number(all - shown.length)} more` : names;
  };
  const before = previousAddresses.filter((each) => !addresses.includes(each));
  const isBreak = kind === 'origin-change' || kind === 'failure-streak';
  const rows = [
    ['Trigger', `${capital(happening(incident))}${day === null ? '' : `, ${between === undefined ? 'on ' : ''}${breakDay(day, between)}`}`],
    ['Root cause', isBreak ? capital(causeWords[cause]) : ''],
    ['Status', status],
    ['Source address', address('incident', addresses.length)],
    ['Before', address('previous', before.length)],
    ['Last good login', bracket.lastGood !== null ? times.both(bracket.lastGood) : isBreak ? 'before the log begins' : ''],
    ['First failure', bracket.firstBad === null ? '' : times.both(bracket.firstBad)],
  ] as const;
  return [{ kind: 'facts', rows: rows.filter(([, value]) => value !== '') }, ...bracketOf(incident)];
}

/** The moments in order. */
export function timelineOf({ timeline }: Incident, times: Times): Block[] {
  const rows = timeline.map(({ at, sentence }) => [...times.cells(at), sentence]);
  return [tableOf('What happened, in order', [...times.titles, 'What happened'], rows)];
}

export function evidenceOf({ evidence }: Incident): Block[] {
  return [listOr('For', evidence.for, 'Nothing that this log shows.'), listOr('Against', evidence.against, 'Nothing that this log shows.')];
}

export function changesOf(incident: Incident): Block[] {
  const { changed, kind } = incident;
  if (kind === 'attack') return [paragraph('A stranger has no logins before to be compared with.')];
  if (kind === 'silence') return [paragraph('No attempt came after it that could be compared.')];
  const rows = changed.map(({ field, before, after, share }) => [fieldWords.get(field) ?? field, before, after, percent(share, 1)]);
  const table = tableOf('What differs from the logins before', ['Field', 'Mostly before', 'Mostly after', '#Share that is new'], rows);
  return [
    rows.length > 0 ? table : paragraph(unchanged(incident)),
    paragraph(`Compared were ${list([...fieldWords.values()], Infinity)}. What is not listed stayed the same, or is not in the data.`),
  ];
}

/** Where addresses change all the time they are not compared, but they are others all the same. */
function unchanged(incident: Incident): string {
  return isElsewhere(incident)
    ? 'Nothing but the addresses: those that failed are others than those of the logins before.'
    : 'Nothing that the history records: the attempts look like the logins before.';
}

export function alternativesOf({ alternatives }: Incident): Block[] {
  const rows = alternatives.map(({ cause, settledBy }) => [cause, settledBy]);
  return rows.length > 0
    ? [tableOf('Other explanations', ['It could also be', 'What would settle it'], rows)]
    : [paragraph('No other explanation fits the data.')];
}

export function resolutionOf(incident: Incident, times: Times): Block[] {
  const { recoveredAt, impact, timeline, kind, attacker, lanes, recoveries = [], stranger } = incident;
  const end = timeline.find(({ is }) => is === 'recovery');
  if (stranger?.wentOn)
    return [paragraph(stillOpen(stranger, times)), { kind: 'blank', question: 'Whose address is it, and who says so?' }];
  if (recoveredAt !== null && impact !== null)
    return [
      paragraph(
        `${end?.sentence ?? 'It recovered.'} That was at ${times.both(recoveredAt)}, ${durationBetween(impact.from, recoveredAt)} after the first failure.`,
      ),
      { kind: 'blank', question: 'What was done, and by whom?' },
    ];
  if (kind === 'attack') return attackEnded(attacker?.letIn ?? [], times);
  const half = halfRecovered(lanes, recoveries);
  if (half !== null)
    return [
      paragraph(
        `Not resolved when the log ends: ${list(half.broken)} ${half.broken.length > 1 ? 'have' : 'has'} not recovered, while ${list(half.works)} ${half.works.length > 1 ? 'work' : 'works'} again${half.works.length > 1 ? ', the first' : ''} since ${times.both(half.since)}.`,
      ),
      { kind: 'blank', question: 'What was done, by whom, and for which of them?' },
    ];
  return [paragraph(impact === null ? 'Nothing had to be resolved yet.' : 'Not resolved when the log ends.')];
}

/** What the user needed was never lost; whose the address is stays to be found out. */
function stillOpen({ addresses, letInAt }: Stranger, times: Times): string {
  const whose = `Whether ${list(addresses, 3)} ${addresses.length > 1 ? 'are' : 'is'} somebody else's is not known yet`;
  return letInAt === null
    ? `The user went on elsewhere, so nothing had to be repaired. ${whose}.`
    : `The user went on elsewhere. ${whose}, and there was a login from there at ${times.both(letInAt)}: it is not over before the password is changed and the sessions are ended.`;
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

/** How long nobody may have noticed: the log knows failures and fixes, not eyes. */
export function detectionOf(incident: Incident): Block[] {
  const { impact } = incident;
  return [
    paragraph(impact === null ? unnoticeable : noticing(incident, impact)),
    { kind: 'blank', question: 'Who noticed, when, and how?' },
  ];
}

const unnoticeable = 'Nothing failed, so there was nothing to notice but the new address itself.';

function noticing({ kind, lastFailure }: Incident, { from, until, ongoing, failures }: Impact): string {
  const passed = durationBetween(from, until);
  if (kind === 'attack') return `The guessing went on for ${passed}; the log does not say whether anybody noticed.`;
  if (kind === 'silence') return `It had been silent for ${passed} when the log ends, which does not say whether anybody noticed.`;
  return ongoing
    ? `${failing(failures, from, lastFailure ?? from, until)}. The log does not say whether anybody noticed.`
    : `From the first failure until it worked again, ${passed} passed: whoever repaired it noticed within that time.`;
}

/** What is known of failures that nothing ended: the log may go on for long without another attempt. */
function failing(failures: number, first: Instant, last: Instant, end: Instant): string {
  const rest = last === end ? 'as the log ends' : `${durationBetween(last, end)} before the log ends`;
  if (failures === 1) return `It failed once, ${rest}`;
  return `It failed ${number(failures)} times within ${durationBetween(first, last)}, the last time ${rest}`;
}

/** The attempts around the break, one row for each run of alike. */
export function sequenceOf({ sequence }: Incident, times: Times): Block[] {
  if (sequence.length === 0) return [];
  const rows = folded(sequence).flatMap((each) => [...(each.skipped > 0 ? [skippedRow(each, times)] : []), foldedRow(each, times)]);
  const titles = [...times.titles, 'Lasting', 'User', 'Source address', 'Status', '#Attempts'];
  return [tableOf('The attempts around the break, those alike in a row as one, those that take turns as one each', titles, rows, true)];
}

function foldedRow({ first, last, user, users, addresses, status, attempts }: Folded, times: Times): string[] {
  const [address = null] = addresses;
  const from = addresses.length > 1 ? count(addresses.length, 'address', 'addresses') : addressOr(address);
  const lasting = attempts === 1 ? '' : durationBetween(first, last);
  return [...times.cells(first), lasting, user ?? count(users, 'user'), from, status, number(attempts)];
}

function skippedRow({ skipped }: Folded, times: Times): string[] {
  return [...times.titles.map(() => '…'), '', '', '', 'left out here', number(skipped)];
}

function bracketOf({ bracket: { lastGood, firstBad } }: Incident): Block[] {
  if (lastGood === null || firstBad === null) return [];
  return [
    paragraph(`It broke after the last good login and not later than the first failure: within ${durationBetween(lastGood, firstBad)}.`),
  ];
}
