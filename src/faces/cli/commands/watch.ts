/** `breakday watch`: rounds that bring what is new, and tell what nobody was told yet. */
import { setTimeout as pause } from 'node:timers/promises';
import { readDay } from '../../../attempts/filter-values.ts';
import { settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import { list } from '../../../findings/wording.ts';
import { DropFolder } from '../../watch/drop-folder.ts';
import { printUnit } from '../../watch/units/print-unit.ts';
import { errorText } from '../error-text.ts';
import { exitStatus } from '../exit-status.ts';
import type { GivenFlag } from '../given-flags.ts';
import { outliveTheReader, processOutput } from '../output.ts';
import { checkSpan } from '../span-flags.ts';
import { checkWatchFlags, receiversOf, spanOf, type WatchFlags } from '../watch-flags.ts';
import { type Watch, watchRound } from '../watch-round.ts';
import { unitOf } from '../watch-unit.ts';

/** `given`: the flags as they can be given again. */
export async function watchCommand(flags: WatchFlags, given: readonly GivenFlag[]): Promise<void> {
  const output = processOutput(flags, process.env);
  checkWatchFlags(flags);
  const milliseconds = spanOf(flags.every);
  const settings = settingsFrom(flags, process.env);
  checkSpan(flags, readDay, settings.timezone);
  if (flags.printUnit !== undefined) {
    const unit = unitOf(flags, given, milliseconds, settings.timezone, process.env);
    if (unit.secrets.length > 0)
      output.narrate(`The unit holds no secrets: put ${list(unit.secrets)} where it says, or every round fails.`);
    return output.write(printUnit(flags.printUnit, unit));
  }
  const receivers = receiversOf(flags, output);
  const folder = flags.from === undefined ? null : new DropFolder(flags.from);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  outliveTheReader(() => {
    if (receivers.length === 1 && !flags.once) ending.abort();
  });
  const watch = { flags, settings, receivers, folder, said: new Set<string>(), output, signal: ending.signal };
  if (flags.once) process.exitCode = await onlyRound(watch);
  else await roundAfterRound(watch, milliseconds);
}

async function onlyRound(watch: Watch): Promise<number> {
  return watchRound(watch, watch.flags.again ?? false).catch((error: unknown) => {
    if (watch.signal.aborted) return exitStatus.interrupted;
    throw error;
  });
}

/** Whatever goes wrong in a round is said, and the next one tries again; only what was wrong from the beginning ends the watch. */
async function roundAfterRound(watch: Watch, milliseconds: number): Promise<void> {
  const { flags, output, signal } = watch;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    await watchRound(watch, isFirst && (flags.again ?? false)).catch((error: unknown) => {
      if (signal.aborted) return;
      if (isFirst && error instanceof UserError && error.exitStatus === exitStatus.wrongUsage) throw error;
      output.tell(`This round failed: ${errorText(error)}\n`);
    });
    await pause(milliseconds, undefined, { signal }).catch(() => {});
  }
}
