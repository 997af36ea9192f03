/** What a pull brought, as text. */
import { count } from '../../../findings/wording.ts';
import type { PlannedQuery, PulledRows, PullSummary } from '../../../investigation/pull.ts';
import { number } from '../../format.ts';
import { shellWord } from '../../shell-word.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { type Fact, factLines, firstFew, section } from './section.ts';

export interface PullOptions extends PageOptions {
  /** The flags by which the archive is read again, as words of a shell. */
  readonly flags: readonly string[];
}

/** What is new first, then what is to be known about it and what to type next, ending in a line break. */
export function renderPull(pulled: PullSummary, timezone: string, options: PullOptions): string {
  const page = pageOf(options, timezone);
  const summary = showable(pulled, options);
  const { rows, interrupted, org, alias, instanceUrl, username } = summary;
  const facts: Fact[] = [
    ['New', [page.theme.heading(news(rows))]],
    ['Ended', interrupted ? ['before it was complete; pull again to go on where it ended'] : []],
    ['Org', [`${alias ?? new URL(instanceUrl).host} (${org}), as ${username}`]],
    ['Read', [`${count(rows.read, 'row')} = ${number(rows.new)} new + ${number(rows.known)} known + ${number(rows.rejected)} rejected`]],
    ['Rejected', rejected(summary, page)],
    ['Mind', doubts(summary, page)],
    ['Calls', [calls(summary)]],
  ];
  const next = ['breakday', 'analyze', '--org', shellWord(alias ?? org), ...options.flags].join(' ');
  return `${[...factLines(facts, page), ...section('Next', [`  ${next}`], page)].join('\n')}\n`;
}

function news({ new: fresh, known, read }: PulledRows): string {
  if (fresh > 0) return count(fresh, 'attempt');
  if (known > 0) return 'nothing: the archive held every attempt already';
  return read > 0 ? 'nothing: no row could be read' : 'nothing: the org has no attempts to show';
}

/** The queries that a pull would send, a comment with the number of rows above each. */
export function renderPlan(queries: readonly PlannedQuery[]): string {
  return queries.map(({ soql, rows }) => `-- ${rows === null ? 'this user may not ask' : count(rows, 'row')}\n${soql}\n`).join('');
}

function rejected({ rejects, rows }: PullSummary, { verbose }: Page): string[] {
  return firstFew(
    rejects,
    verbose ? Infinity : 5,
    ({ reason }) => reason,
    () => `and others, ${count(rows.rejected, 'row')} in all`,
  );
}

function doubts({ sight, username, oldest, forgotten, users, eventLogFiles: files }: PullSummary, { clock }: Page): string[] {
  const { weekdayAndTime } = clock;
  return [
    ...(sight === 'own'
      ? [
          `${username} sees no logins but their own, so nobody can say that all is well: pull as somebody with “Manage Users” or “Monitor Login History”`,
        ]
      : []),
    ...(oldest === null ? [] : [`the org has attempts from ${weekdayAndTime(oldest)} on; it forgets what is older than six months`]),
    ...(forgotten === null
      ? []
      : [
          `attempts between ${weekdayAndTime(forgotten.from)} and ${weekdayAndTime(forgotten.until)} may be lost: the org forgot them before they were pulled`,
        ]),
    ...(files !== null && files.came + files.known === 0
      ? [`the org has no event log files of logins, or none that ${username} may read`]
      : []),
    ...(users.unnamed === 0 ? [] : [`${count(users.unnamed, 'user')} could not be read by name, and stay ids`]),
  ];
}

function calls({ api, apiVersion, eventLogFiles }: PullSummary): string {
  const left = api.day === null ? '' : `; ${number(api.day.allowed - api.day.used)} of ${number(api.day.allowed)} are left today`;
  const files = eventLogFiles === null ? '' : `; ${count(eventLogFiles.came, 'event log file')} came`;
  return `${number(api.calls)} of API ${apiVersion}${left}${files}`;
}
