/**
 * Colours by meaning; the only file of the command line that names one. All are of the 16 that a terminal's own theme
 * defines, on its own background, so that they read on light and dark. Nothing is said by colour alone.
 */
import { Chalk } from 'chalk';
import { resolveStatus } from '../../attempts/reason.ts';

type Paint = (text: string) => string;

export interface Theme {
  readonly failed: Paint;
  readonly locked: Paint;
  readonly newAddress: Paint;
  /** The day of the break: the one thing to be seen from across the room. */
  readonly breakDay: Paint;
  readonly heading: Paint;
  /** What must not be missed. */
  readonly warning: Paint;
  readonly plain: Paint;
}

/** The theme, or one that leaves every text as it is. */
export function themeOf(color: boolean): Theme {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    failed: (text) => chalk.red(text),
    locked: (text) => chalk.magenta(text),
    newAddress: (text) => chalk.yellow(text),
    breakDay: (text) => chalk.bold.black.bgYellow(text),
    heading: (text) => chalk.bold(text),
    warning: (text) => chalk.bold.red(text),
    plain: (text) => text,
  };
}

/** The paint for a status as rows show it. */
export function statusPaint(status: string, theme: Theme): Paint {
  if (resolveStatus(status).outcome !== 'failure') return theme.plain;
  return /lock|frozen|inactive/i.test(status) ? theme.locked : theme.failed;
}
