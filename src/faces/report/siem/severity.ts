/** How sure a verdict is, on the scales of other systems. */
import type { Verdict } from '../../../findings/result.ts';

export const severities: Readonly<Record<Verdict, { readonly ecs: number; readonly ocsf: number; readonly confidence: number }>> = {
  // OCSF severity: 4 high, 3 medium, 2 low. OCSF confidence: 3 high, 2 medium, 1 low.
  confirmed: { ecs: 73, ocsf: 4, confidence: 3 },
  likely: { ecs: 47, ocsf: 3, confidence: 2 },
  possible: { ecs: 21, ocsf: 2, confidence: 1 },
};
