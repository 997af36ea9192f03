/** A unit in the language of what runs it. */
import { cron } from './cron.ts';
import { githubActions } from './github-actions.ts';
import { launchd } from './launchd.ts';
import { systemd } from './systemd.ts';
import type { Unit, UnitKind } from './unit.ts';

const printers: Readonly<Record<UnitKind, (unit: Unit) => string>> = { systemd, cron, launchd, 'github-actions': githubActions };

export function printUnit(kind: UnitKind, unit: Unit): string {
  return printers[kind](unit);
}
