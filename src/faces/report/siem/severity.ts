/** How grave an incident is, and how sure its verdict, on the scales of other systems. */
import { letSomebodyIn } from '../../../findings/let-in.ts';
import type { Incident, Verdict } from '../../../findings/result.ts';

export interface Severity {
  readonly ecs: number;
  /** 5 critical, 4 high, 3 medium, 2 low. */
  readonly ocsf: number;
  /** 3 high, 2 medium, 1 low. */
  readonly confidence: number;
}

/** That somebody was let in is graver than anything that failed, however sure the verdict. */
export function severityOf(incident: Incident): Severity {
  const severity = severities[incident.verdict];
  return letSomebodyIn(incident) ? { ...severity, ...critical } : severity;
}

const critical = { ecs: 99, ocsf: 5 };

const severities: Readonly<Record<Verdict, Severity>> = {
  confirmed: { ecs: 73, ocsf: 4, confidence: 3 },
  likely: { ecs: 47, ocsf: 3, confidence: 2 },
  possible: { ecs: 21, ocsf: 2, confidence: 1 },
};
