/** A round in figures, for Prometheus' textfile collector: the text is valid as OpenMetrics and in the older format. */
import { type Kind, kinds, type Result, type Verdict, verdicts } from '../../findings/result.ts';
import type { Found } from '../../investigation/watch.ts';
import { safe } from '../safe.ts';

export interface Round extends Found {
  /** When the round ended. */
  readonly at: Date;
  /** Whether an org was pulled from, and not a folder read. */
  readonly pulled: boolean;
  readonly failedDeliveries: number;
}

/**
 * Instants stand there in place of ages: an age in a file grows old. Files of several orgs lie in one folder, so that every
 * series names its own.
 */
export function metricsText({ result, org, at, pulled, failedDeliveries }: Round): string {
  const now = at.getTime() / 1000;
  const { incidents, coverage, window } = result;
  const counts = kinds.flatMap((kind) => verdicts.map((verdict) => [{ kind, verdict }, countOf(result, kind, verdict)] as const));
  const gauge = gaugeOf(org === null ? {} : { org: org.name });
  return [
    ...gauge('breakday_last_round_timestamp_seconds', 'When the last round ended that went well', [[{}, now]]),
    ...(pulled ? gauge('breakday_last_pull_timestamp_seconds', 'When the org was last pulled from', [[{}, now]]) : []),
    ...gauge('breakday_attempts', 'Attempts in the history', [[{}, coverage.attempts]]),
    ...(window.until === null
      ? []
      : gauge('breakday_newest_attempt_timestamp_seconds', 'When the newest attempt was made', [[{}, Date.parse(window.until) / 1000]])),
    ...gauge('breakday_incidents', 'Incidents in the history by kind and verdict', counts),
    ...gauge('breakday_incidents_open', 'Breaks and silences that have not recovered', [
      [{}, incidents.filter(({ kind, recoveredAt }) => breaks.has(kind) && recoveredAt === null).length],
    ]),
    ...gauge('breakday_deliveries_failed', 'Alerts of the last round that a receiver did not take', [[{}, failedDeliveries]]),
    '# EOF',
    '',
  ].join('\n');
}

/** What ends once it is mended; an attack and a move that nothing noticed do not. */
const breaks: ReadonlySet<Kind> = new Set(['origin-change', 'failure-streak', 'silence']);

type Labels = Readonly<Record<string, string>>;
type Gauge = (name: string, help: string, samples: readonly (readonly [labels: Labels, value: number])[]) => string[];

/** Writes figures with these labels besides their own. */
function gaugeOf(common: Labels): Gauge {
  return (name, help, samples) => [
    `# HELP ${name} ${help}.`,
    `# TYPE ${name} gauge`,
    ...samples.map(([own, value]) => `${name}${labelText({ ...common, ...own })} ${value}`),
  ];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${safe(value).replace(/[\\"]/g, '\\$&')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function countOf({ incidents }: Result, kind: Kind, verdict: Verdict): number {
  return incidents.filter((incident) => incident.kind === kind && incident.verdict === verdict).length;
}
