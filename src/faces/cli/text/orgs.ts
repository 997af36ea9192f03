/** The orgs that are known, as text. */
import type { ListedOrg } from '../../../investigation/orgs.ts';
import { number } from '../../format.ts';
import { type PageOptions, pageOf, showable } from './page.ts';
import { table } from './table.ts';

const seen = { all: 'everybody', own: 'himself' };

/** One line an org, ending in a line break. Times are told in `timezone`. */
export function renderOrgs(known: readonly ListedOrg[], timezone: string, options: PageOptions): string {
  const { clock, symbols } = pageOf(options, timezone);
  const orgs = showable(known, options);
  if (orgs.length === 0) return 'No org was pulled from yet: breakday pull --target-org ALIAS\n';
  const lines = table(
    [
      { title: 'Alias', cell: ({ alias }) => alias ?? '', widthMin: 5, cutAt: 'end' },
      { title: 'Org', cell: ({ org }) => org },
      // Alias and org may be the same for several logins: by user and way in they are told apart, however narrow the page.
      { title: 'User', cell: ({ username }) => username, widthMin: 12, cutAt: 'middle' },
      { title: 'Way in', cell: ({ wayIn }) => wayIn, widthMin: 8, cutAt: 'end' },
      { title: 'Sees', cell: ({ sight }) => (sight === null ? '' : seen[sight]), gives: 2 },
      { title: 'Attempts', cell: ({ attempts, pulledAt }) => (pulledAt === null ? '' : number(attempts)), align: 'right', gives: 3 },
      { title: 'Last pull', cell: ({ pulledAt }) => (pulledAt === null ? 'not pulled yet' : toTheMinute(clock.time(pulledAt))), gives: 1 },
    ],
    orgs,
    options.width,
    symbols.cut,
  );
  return `${lines.join('\n')}\n`;
}

function toTheMinute(time: string): string {
  return time.slice(0, -':00'.length);
}
