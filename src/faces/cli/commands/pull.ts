/** `breakday pull`: brings login history from an org into the archive and says what came. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { planPull, pull } from '../../../investigation/pull.ts';
import { safe, safeJson } from '../../safe.ts';
import { exitStatus } from '../exit-status.ts';
import { type GivenFlag, readingWords } from '../given-flags.ts';
import { type OrgFlags, orgAccessFrom } from '../org-access.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { personAt } from '../person.ts';
import { renderPlan, renderPull } from '../text/pull.ts';
import { progressText } from '../text/pull-progress.ts';

export interface PullFlags extends Flags, OrgFlags, OutputFlags {
  readonly since?: string;
  readonly eventLogFiles?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `given` are the flags that the command to type next has to repeat. */
export async function pullCommand(flags: PullFlags, given: readonly GivenFlag[]): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  const access = orgAccessFrom(flags, process.env, personAt(output));
  const say = (message: string): void => output.narrate(safe(message));
  const wishes = { wait: output.narrate, say, eventLogFiles: flags.eventLogFiles ?? false, ...(flags.since ? { since: flags.since } : {}) };
  if (flags.dryRun) {
    const queries = await planPull(access, settings, wishes);
    return output.write(flags.json ? `${safeJson({ queries }, 2)}\n` : renderPlan(queries));
  }
  const began = performance.now();
  const progress = progressText(() => performance.now() - began);
  const summary = await untilInterrupted(output.narrate, (signal) =>
    pull(access, settings, { ...wishes, signal, progress: (state) => output.progress(progress(state)) }),
  ).finally(() => output.progress(null));
  if (summary === null || summary.interrupted) process.exitCode = exitStatus.interrupted;
  if (summary === null) return;
  const repeated = readingWords(given.filter(({ name }) => name !== 'org'));
  await output.write(flags.json ? `${safeJson(summary, 2)}\n` : renderPull(summary, settings.timezone, { ...output, flags: repeated }));
}

/** The first Ctrl-C ends the pull between two pages, null where nothing came yet; a second one ends the process at once. */
async function untilInterrupted<T>(narrate: (text: string) => void, work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const controller = new AbortController();
  const end = (): void => {
    narrate('Ending; what is complete is kept.');
    controller.abort();
  };
  process.once('SIGINT', end);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  } finally {
    process.off('SIGINT', end);
  }
}
