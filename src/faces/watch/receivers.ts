/** Where alerts go: each receiver takes one alert at a time, or throws. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import type { Receiver } from '../../investigation/watch.ts';
import { safeJson } from '../safe.ts';
import { alertLine } from './alert-text.ts';
import { type WebhookFormat, webhookBody } from './webhook-body.ts';

/** A line a person reads, or a JSON object a line. */
export function terminal(write: (text: string) => Promise<void>, json: boolean): Receiver {
  return { name: 'terminal', deliver: (alert) => write(json ? `${safeJson(alert)}\n` : `${alertLine(alert)}\n`) };
}

/** A command of the user's, with the alert as JSON on its standard input; nothing of a row becomes part of the command. */
export function command(line: string): Receiver {
  return {
    name: `exec ${digest(line)}`,
    deliver: (alert) =>
      new Promise((resolve, reject) => {
        const child = spawn(line, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], timeout: commandMilliseconds });
        child.on('error', reject);
        child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`the command ended with ${status ?? 'a signal'}`))));
        child.stdin.on('error', () => {});
        child.stdin.end(safeJson(alert));
      }),
  };
}

/** A URL that takes JSON, or messages of a chat. It may hold a secret: only its host is ever shown. */
export function webhook(address: string, format: WebhookFormat, pauses: readonly number[] = usualPauses): Receiver {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError('--webhook takes the URL of a receiver', 'Give one that begins with https://.', 2);
  }
  let patience = pauses;
  return {
    name: `webhook ${digest(address)}`,
    async deliver(alert) {
      for (let tries = 0; ; tries += 1) {
        const refusal = await post(url, webhookBody(alert, format));
        if (refusal === null) break;
        const next = refusal.mayPass ? patience[tries] : undefined;
        if (next === undefined) {
          // Many alerts at once do not each wait for a receiver that is down.
          patience = [];
          throw new Error(`${url.host} did not take it: ${refusal.why}`);
        }
        await pause(next);
      }
      patience = pauses;
    },
  };
}

const commandMilliseconds = 60_000;
const requestMilliseconds = 10_000;
const usualPauses = [500, 2_000, 5_000];

interface Refusal {
  readonly why: string;
  /** Whether the same request may be taken a little later. */
  readonly mayPass: boolean;
}

/** Null where it was taken. */
async function post(url: URL, body: string): Promise<Refusal | null> {
  const request = {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(requestMilliseconds),
  };
  try {
    const response = await fetch(url, request);
    await response.arrayBuffer();
    const { ok, status } = response;
    return ok ? null : { why: `HTTP ${status}`, mayPass: status >= 500 || status === 408 || status === 429 };
  } catch {
    return { why: 'it cannot be reached', mayPass: true };
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
