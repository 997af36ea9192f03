/** A round in figures, for Prometheus' textfile collector: the text is valid as OpenMetrics and in the older format. */
import { type Kind, kinds, type Result, type Verdict, verdicts } from '../../findings/result.ts';

export interface Round {
  readonly result: Result;
  /** When the round ended. */
  readonly at: Date;
  /** Whether an org was pulled from, and not a folder read. */
  readonly pulled: boolean;
  readonly failedDeliveries: number;
}

/** Instants stand there in place of ages: an age in a file grows old. */
export function metricsText({ result, at, pulled, failedDeliveries }: Round): string {
  const now = at.getTime() / 1000;
  const { incidents, coverage, window } = result;
  const counts = kinds.flatMap((kind) => verdicts.map((verdict) => [labels(kind, verdict), countOf(result, kind, verdict)] as const));
  return [
    ...gauge('breakday_last_round_timestamp_seconds', 'When the last round ended that went well', [['', now]]),
    ...(pulled ? gauge('breakday_last_pull_timestamp_seconds', 'When the org was last pulled from', [['', now]]) : []),
    ...gauge('breakday_attempts', 'Attempts in the history', [['', coverage.attempts]]),
    ...(window.until === null
      ? []
      : gauge('breakday_newest_attempt_timestamp_seconds', 'When the newest attempt was made', [['', Date.parse(window.until) / 1000]])),
    ...gauge('breakday_incidents', 'Incidents in the history by kind and verdict', counts),
    ...gauge('breakday_incidents_open', 'Incidents that have not recovered', [
      ['', incidents.filter(({ firstFailure, recoveredAt }) => firstFailure !== null && recoveredAt === null).length],
    ]),
    ...gauge('breakday_deliveries_failed', 'Alerts of the last round that a receiver did not take', [['', failedDeliveries]]),
    '# EOF',
    '',
  ].join('\n');
}

function gauge(name: string, help: string, samples: readonly (readonly [labels: string, value: number])[]): string[] {
  return [`# HELP ${name} ${help}.`, `# TYPE ${name} gauge`, ...samples.map(([of, value]) => `${name}${of} ${value}`)];
}

function labels(kind: Kind, verdict: Verdict): string {
  return `{kind="${kind}",verdict="${verdict}"}`;
}

function countOf({ incidents }: Result, kind: Kind, verdict: Verdict): number {
  return incidents.filter((incident) => incident.kind === kind && incident.verdict === verdict).length;
}
