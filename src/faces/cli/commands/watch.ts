/** `breakday watch`: brings what is new, analyses, and tells what nobody was told yet. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Flags, type Settings, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import { pull } from '../../../investigation/pull.ts';
import { type Found, type Receiver, tellWhatIsNew } from '../../../investigation/watch.ts';
import { type Investigation, importFiles, investigate } from '../../../investigation.ts';
import { privateFile } from '../../private-file.ts';
import { safe } from '../../safe.ts';
import { exportsIn } from '../../watch/drop-folder.ts';
import { metricsText, type Round } from '../../watch/metrics.ts';
import { command, terminal, webhook } from '../../watch/receivers.ts';
import { printUnit } from '../../watch/units/print-unit.ts';
import type { UnitKind } from '../../watch/units/unit.ts';
import type { WebhookFormat } from '../../watch/webhook-body.ts';
import { exitStatus, exitStatusOf } from '../exit-status.ts';
import type { GivenFlag } from '../given-flags.ts';
import { type OrgFlags, orgAccessFrom } from '../org-access.ts';
import { type Output, type OutputFlags, processOutput } from '../output.ts';
import { unitOf } from '../watch-unit.ts';

export interface WatchFlags extends Flags, OrgFlags, OutputFlags {
  readonly once?: boolean;
  readonly every: string;
  readonly from?: string;
  readonly exec?: string;
  readonly webhook?: string;
  readonly webhookFormat: WebhookFormat;
  readonly metrics?: string;
  readonly again?: boolean;
  readonly json?: boolean;
  readonly printUnit?: UnitKind;
}

/** `given`: the flags as they can be given again. */
export async function watchCommand(flags: WatchFlags, given: readonly GivenFlag[]): Promise<void> {
  const output = processOutput(flags, process.env);
  if (flags.printUnit !== undefined)
    return output.write(printUnit(flags.printUnit, unitOf(flags, given, spanOf(flags.every), process.env)));
  const settings = settingsFrom(flags, process.env);
  const receivers = receiversOf(flags, output);
  if (flags.once) {
    process.exitCode = await round(flags, settings, receivers, output);
    return;
  }
  const milliseconds = spanOf(flags.every);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  while (!ending.signal.aborted) {
    await round(flags, settings, receivers, output).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      output.narrate(safe(`This round failed: ${error.message} ${error.advice}`));
    });
    await pause(milliseconds, undefined, { signal: ending.signal }).catch(() => {});
  }
}

/** One round; the exit status that it stands for. */
async function round(flags: WatchFlags, settings: Settings, receivers: readonly Receiver[], output: Output): Promise<number> {
  const org = await bring(flags, settings, output);
  const investigation = await investigate({ files: [], where: '', anew: true }, { ...settings, org: settings.org ?? org }, output.narrate);
  const found = await foundIn(investigation).finally(() => investigation.close());
  const untold = await tellWhatIsNew(found, receivers, flags.again ?? false, settings, output.narrate);
  for (const { incident, reason } of untold) {
    output.narrate(safe(`${incident} was not told: ${reason}. It goes out with the next round.`));
  }
  if (flags.metrics !== undefined) {
    await writeMetrics(flags.metrics, { ...found, at: new Date(), pulled: org !== null, failedDeliveries: untold.length });
  }
  return untold.length > 0 ? exitStatus.failed : exitStatusOf(found.result);
}

async function foundIn(investigation: Investigation): Promise<Found> {
  return { result: await investigation.analyze(), org: await investigation.org() };
}

/** Figures alone, without names or addresses: the collector that reads them is another user. */
async function writeMetrics(path: string, round: Round): Promise<void> {
  const file = await privateFile(path, 0o644);
  await file.write(metricsText(round));
  await file.finish();
}

/** Brings what is new, and says of which org; null for a folder of exports. Nobody is asked anything, round after round. */
async function bring(flags: WatchFlags, settings: Settings, { narrate }: Output): Promise<string | null> {
  const say = (message: string): void => narrate(safe(message));
  if (flags.from === undefined) {
    return (await pull(orgAccessFrom(flags, process.env, null), settings, { wait: narrate, say })).org;
  }
  const { ready, growing } = await exportsIn(flags.from);
  for (const file of growing) say(`${file} may still be written to; it waits for the next round.`);
  for (const file of ready) {
    await importFiles([file], settings, narrate).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      say(`${file} is left out: ${error.message} ${error.advice}`);
    });
  }
  return null;
}

function receiversOf(flags: WatchFlags, output: Output): Receiver[] {
  const { exec, webhook: address = process.env.BREAKDAY_WEBHOOK_URL, webhookFormat, json = false } = flags;
  return [
    terminal((text) => output.write(text), json),
    ...(exec === undefined ? [] : [command(exec)]),
    ...(address === undefined || address === '' ? [] : [webhook(address, webhookFormat)]),
  ];
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const shortest = 10_000;

/** A span such as `10m` in milliseconds. */
function spanOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})([smh])$/.exec(text) ?? [];
  const span = Number(number) * (units[unit] ?? 0);
  if (span >= shortest) return span;
  throw new UserError(`--every: '${text}' is no span of 10 seconds or more`, 'Use one such as 30s, 10m or 2h.', 2);
}
