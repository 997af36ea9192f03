/** A URL that takes alerts as JSON, or messages of a chat. It may hold a secret: only its host is ever shown. */
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import type { Receiver } from '../../investigation/watch.ts';
import { digest } from './digest.ts';
import { post, type Refusal, targetOf } from './post.ts';
import { type WebhookFormat, webhookBody } from './webhook-body.ts';

const usualPauses = [500, 2_000, 5_000];
/** Who asks for a longer rest gets it, until the next round. */
const longestPause = 30_000;

export function webhook(address: string, format: WebhookFormat, pauses: readonly number[] = usualPauses): Receiver {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError('--webhook takes the URL of a receiver', 'Give one that begins with https://.', 2);
  }
  const target = targetOf(url);
  let patience = pauses;
  let restsUntil = 0;
  const refused = ({ why }: Refusal): Error => new Error(`${url.host} did not take it: ${why}`);
  return {
    name: `webhook ${digest(address)}`,
    async deliver(alert, signal) {
      const rest = restsUntil - Date.now();
      if (rest > longestPause) throw new Error(`${url.host} asked to be left alone`);
      if (rest > 0) await pause(rest, undefined, signal && { signal }).catch(() => {});
      for (let tries = 0; ; tries += 1) {
        const refusal = await post(target, webhookBody(alert, format), signal);
        if (refusal === null) break;
        const { mayPass, restMilliseconds } = refusal;
        const next = mayPass && restMilliseconds <= longestPause ? patience[tries] : undefined;
        if (next === undefined) {
          // Many alerts at once do not each wait for a receiver that is down.
          patience = [];
          restsUntil = Date.now() + restMilliseconds;
          throw refused(refusal);
        }
        await pause(Math.max(next, restMilliseconds), undefined, signal && { signal }).catch(() => {});
      }
      patience = pauses;
    },
  };
}
