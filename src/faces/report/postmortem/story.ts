/** The body of a postmortem: why it broke, what happened when, and what speaks for and against. */
import type { AttemptRun, Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { addressOr, durationBetween, longDay, number, percent } from '../../format.ts';
import { causeWords, happening } from '../../words.ts';
import { type Block, listOr, paragraph, tableOf } from './block.ts';
import type { Times } from './times.ts';

/** The cause, the trigger, and how exactly the moment is known. */
export function rootCauseOf(incident: Incident, times: Times): Block[] {
  const { bracket, cause, status, origins, day } = incident;
  const address = (role: 'incident' | 'previous'): string =>
    origins
      .filter((origin) => origin.role === role)
      .map((origin) => (origin.owner === null ? origin.address : `${origin.address} (${origin.owner})`))
      .join('; ');
  const rows = [
    ['Trigger', `${happening(incident)}${day === null ? '' : `, on ${longDay(day)}`}`],
    ...(incident.kind === 'silence' || incident.kind === 'silent-origin-change' ? [] : [['Root cause', causeWords[cause]] as const]),
    ['Status', status],
    ['Source address', address('incident')],
    ['Before', address('previous')],
    ['Last good login', bracket.lastGood === null ? 'before the log begins' : times.both(bracket.lastGood)],
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
  return [
    listOr(evidence.for, 'Nothing was found that speaks for it.', 'For'),
    listOr(evidence.against, 'Nothing was found that speaks against it.', 'Against'),
  ];
}

export function changesOf({ changed, kind }: Incident): Block[] {
  if (kind === 'attack' || kind === 'silence') return [paragraph('There is no earlier attempt of the same kind to compare with.')];
  const rows = changed.map(({ field, before, after, share }) => [field, before, after, percent(share, 1)]);
  const table = tableOf('What differs from the logins before', ['Field', 'Before', 'After', '#Share'], rows);
  const compared = [
    'address',
    'network',
    'owner',
    'country',
    'API version',
    'TLS',
    'cipher',
    'client version',
    'application',
    'login URL',
    'login type',
    'hour',
  ];
  return [
    ...(rows.length > 0 ? [table] : [paragraph('Nothing that the history records: the attempts look like the logins before.')]),
    paragraph(
      `Compared with the logins before were ${compared.join(', ')}: whatever is not listed stayed the same, or is not in the data.`,
    ),
  ];
}

export function alternativesOf({ alternatives }: Incident): Block[] {
  const rows = alternatives.map(({ cause, settledBy }) => [cause, settledBy]);
  return rows.length > 0
    ? [tableOf('Other explanations', ['It could also be', 'What would settle it'], rows)]
    : [paragraph('No other explanation fits the data.')];
}

export function resolutionOf({ recoveredAt, impact, timeline, kind }: Incident, times: Times): Block[] {
  const end = timeline.find(({ is }) => is === 'recovery');
  if (recoveredAt !== null && impact !== null)
    return [
      paragraph(
        `${end?.sentence ?? 'It recovered.'} That was at ${times.both(recoveredAt)}, ${durationBetween(impact.from, recoveredAt)} after the first failure.`,
      ),
      { kind: 'blank', question: 'What was done, and by whom?' },
    ];
  if (kind === 'attack') return [paragraph('The guessing stopped by itself, or was stopped; the log does not say which.')];
  return [paragraph(impact === null ? 'Nothing had to be resolved yet.' : 'Not resolved when the log ends.')];
}

/** How long nobody may have noticed: the log knows failures and fixes, not eyes. */
export function detectionOf({ impact, recoveredAt, firstFailure }: Incident, { window }: Result): Block[] {
  const until = recoveredAt ?? window.until;
  const start = firstFailure ?? impact?.from;
  const known =
    start == null || until === null
      ? 'Nothing failed, so nothing could be noticed but the new address itself.'
      : `From the first failure until ${recoveredAt === null ? 'the end of the log' : 'the fix'}, ${durationBetween(start, until)} passed: it took no longer than that to detect.`;
  return [paragraph(known), { kind: 'blank', question: 'Who noticed, when, and how?' }];
}

/** The attempts around the break, one row for each run of alike. */
export function sequenceOf({ sequence }: Incident, times: Times): Block[] {
  if (sequence.length === 0) return [];
  const rows = sequence.flatMap((run) => [...(run.skipped > 0 ? [skippedRow(run, times)] : []), runRow(run, times)]);
  const titles = [...times.titles, 'For', 'User', 'Source address', 'Status', '#Attempts'];
  return [tableOf('The attempts around the break, those alike in a row as one', titles, rows, true)];
}

function runRow(run: AttemptRun, times: Times): string[] {
  const span = run.attempts === 1 ? '' : durationBetween(run.first, run.last);
  const user = run.user ?? count(run.users, 'user');
  return [...times.cells(run.first), span, user, addressOr(run.address), run.status, number(run.attempts)];
}

function skippedRow({ skipped }: AttemptRun, times: Times): string[] {
  return [...times.titles.map(() => '…'), '', '', '', 'left out here', number(skipped)];
}

function bracketOf({ bracket: { lastGood, firstBad } }: Incident): Block[] {
  if (lastGood === null || firstBad === null) return [];
  return [
    paragraph(`It broke after the last good login and not later than the first failure: within ${durationBetween(lastGood, firstBad)}.`),
  ];
}
