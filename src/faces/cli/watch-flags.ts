/** What a command line says of a watch, checked before the first round. */
import type { Flags } from '../../config.ts';
import { UserError } from '../../errors.ts';
import type { Receiver } from '../../investigation/watch.ts';
import { command } from '../watch/command.ts';
import { terminal } from '../watch/terminal.ts';
import type { UnitKind } from '../watch/units/unit.ts';
import { webhook } from '../watch/webhook.ts';
import type { WebhookFormat } from '../watch/webhook-body.ts';
import { namesOrg, type OrgFlags } from './org-access.ts';
import type { Output, OutputFlags } from './output.ts';

export interface WatchFlags extends Flags, OrgFlags, OutputFlags {
  readonly once?: boolean;
  readonly every: string;
  readonly from?: string;
  readonly exec?: string;
  readonly webhook?: string;
  readonly webhookFormat?: WebhookFormat;
  readonly metrics?: string;
  readonly again?: boolean;
  readonly since?: string;
  readonly json?: boolean;
  readonly printUnit?: UnitKind;
}

/** Refuses what would be ignored. */
export function checkWatchFlags(flags: WatchFlags): void {
  if (flags.exec?.trim() === '') throw new UserError('--exec takes a command', 'Give one such as ./tell.sh.', 2);
  if (flags.from !== undefined && namesOrg(flags, {})) {
    throw new UserError('--from reads a folder in place of an org, and flags name an org too', 'Leave out one of them.', 2);
  }
}

/** Who is to be told, the terminal first. */
export function receiversOf(flags: WatchFlags, output: Output): Receiver[] {
  const { exec, webhook: address = process.env.BREAKDAY_WEBHOOK_URL, webhookFormat, json = false } = flags;
  if (!address && webhookFormat !== undefined) {
    throw new UserError('--webhook-format needs a webhook', 'Name it with --webhook, or put it into BREAKDAY_WEBHOOK_URL.', 2);
  }
  return [
    terminal((text) => output.deliver(text), output.isTerminal, json),
    // Standard output is lines of JSON then, and nothing a command prints.
    ...(exec === undefined ? [] : [command(exec, json ? { stdout: process.stderr.fd } : {})]),
    ...(address ? [webhook(address, webhookFormat ?? 'json')] : []),
  ];
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const shortest = 10_000;
const longest = 7 * 24 * 3_600_000;

/** A span such as `10m` in milliseconds. */
export function spanOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})([smh])$/.exec(text) ?? [];
  const span = Number(number) * (units[unit] ?? 0);
  if (span >= shortest && span <= longest) return span;
  throw new UserError(`--every: '${text}' is no span from 10 seconds to 7 days`, 'Use one such as 30s, 10m or 2h.', 2);
}
