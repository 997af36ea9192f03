/**
 * What each meaning looks like: the only file of the explorer that names a colour. All are of the 16 that a terminal's own
 * theme defines, on its own background. Every meaning has a mark of its own too, so nothing is said by colour alone.
 */
import type { TextProps } from 'ink';
import { resolveStatus } from '../../attempts/reason.ts';

export type Tone = 'failed' | 'step' | 'locked' | 'fresh' | 'breakDay' | 'heading' | 'cursor' | 'warning' | 'chosen';

export const tones: Readonly<Record<Tone, Omit<TextProps, 'children'>>> = {
  failed: { color: 'red' },
  step: { color: 'cyan' },
  locked: { color: 'magenta' },
  fresh: { color: 'yellow' },
  breakDay: { color: 'black', backgroundColor: 'yellow', bold: true },
  heading: { bold: true },
  cursor: { inverse: true },
  warning: { color: 'red', bold: true },
  chosen: { bold: true, underline: true },
};

/** The tone of a status as rows show it; none for a success. */
export function statusTone(status: string): Tone | undefined {
  const { outcome } = resolveStatus(status);
  if (outcome !== 'failure') return outcome === 'step' ? 'step' : undefined;
  return /lock|frozen|inactive/i.test(status) ? 'locked' : 'failed';
}
