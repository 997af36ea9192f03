/** The body of a postmortem: why it broke, what happened when, and what speaks for and against. */
import { fieldWords } from '../../../findings/field-words.ts';
import type { Incident, Kind } from '../../../findings/result.ts';
import { count, list } from '../../../findings/wording.ts';
import { addressOr, breakDay, durationBetween, number, percent } from '../../format.ts';
import { capital, causeWords, happening, isElsewhere } from '../../words.ts';
import { type Block, listOr, paragraph, tableOf } from './block.ts';
import { type Folded, folded } from './fold.ts';
import { isSinceBefore } from './span.ts';
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
    ['Root cause', unknownCauses[kind] ?? capital(causeWords[cause])],
    ['Status', bracket.firstBad === null ? '' : status],
    ['Source address', address('incident', addresses.length)],
    ['Before', address('previous', before.length)],
    ['Last good login', bracket.lastGood !== null ? times.both(bracket.lastGood) : isBreak ? 'before the log begins' : ''],
    ['First failure', bracket.firstBad === null ? '' : times.both(bracket.firstBad)],
  ] as const;
  return [{ kind: 'facts', rows: rows.filter(([, value]) => value !== '') }, ...bracketOf(incident)];
}

/** Where no status names a cause, the log knows what happened and not why. */
const unknownCauses: Readonly<Partial<Record<Kind, string>>> = {
  attack: 'Not known: login history shows whose passwords were tried and from where, not by whom or why',
  silence: 'Not known: login history shows that it stopped, not why',
  'silent-origin-change': 'Not known: login history shows that it moved, not why',
};

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
  if (isSinceBefore(incident)) return [paragraph('The log has no login before the failures that they could be compared with.')];
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
    : [paragraph('No other explanation is known of such a finding.')];
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

function bracketOf({ bracket: { lastGood, firstBad }, stranger }: Incident): Block[] {
  // Who went on elsewhere was not broken.
  if (lastGood === null || firstBad === null || stranger?.wentOn) return [];
  return [
    paragraph(`It broke after the last good login and not later than the first failure: within ${durationBetween(lastGood, firstBad)}.`),
  ];
}
