/**
 * Sends requests to an org with the session's token: sends again what may succeed the next time, renews an expired session once
 * a request, counts every call, and turns what stays refused into one sentence. A body is read before a request counts as
 * answered, so that a connection that breaks in the middle of it is tried again too.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../../errors.ts';
import type { OpenOptions, Session, Usage } from '../org.ts';
import { Refusal, refusalOf } from './refusal.ts';

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with POST. */
  readonly body?: unknown;
}

const usualPauses = [500, 1_000, 2_000, 4_000];
const longestPause = 60_000;
const usualPatience = 5_000;

export class Caller {
  readonly #session: Session;
  readonly #options: OpenOptions;
  #token: string;
  #calls: number;
  #day: Usage['day'] = null;

  constructor(session: Session, options: OpenOptions) {
    this.#session = session;
    this.#options = options;
    this.#token = session.accessToken;
    this.#calls = session.loggedIn ? 1 : 0;
  }

  get token(): string {
    return this.#token;
  }

  usage(): Usage {
    return { calls: this.#calls, day: this.#day };
  }

  /** A call that somebody else sends with our token. */
  countOne(): void {
    this.#calls += 1;
  }

  /** What `read` makes of the answer to a request for a path of the instance. */
  async ask<T>(path: string, call: Call, read: (response: Response) => Promise<T>): Promise<T> {
    const pauses = [...(this.#options.pauses ?? usualPauses)];
    let renewed = false;
    for (;;) {
      const outcome = await this.#send(path, call, read);
      if ('value' in outcome) return outcome.value;
      const { error } = outcome;
      if (error instanceof Refusal && error.ofTheSession && !renewed && (await this.renew())) {
        renewed = true;
        continue;
      }
      const next = call.body === undefined && mayPass(error) ? pauses.shift() : undefined;
      if (next === undefined) throw error;
      this.#options.say?.(`${error.message}; trying again`);
      await pause(Math.max(next, outcome.retryAfter), undefined, this.#signal);
    }
  }

  /** Brings a new token where the way in can. */
  async renew(): Promise<boolean> {
    const { renew } = this.#session;
    if (renew === null) return false;
    this.countOne();
    this.#token = await renew();
    return true;
  }

  async #send<T>(
    path: string,
    { headers, body }: Call,
    read: (response: Response) => Promise<T>,
  ): Promise<{ value: T } | { error: UserError; retryAfter: number }> {
    this.countOne();
    const { say, patience = usualPatience } = this.#options;
    const slow = setTimeout(() => say?.(`${new URL(this.#session.instanceUrl).host} is slow to answer; still waiting`), patience);
    try {
      const response = await fetch(`${this.#session.instanceUrl}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          Authorization: `Bearer ${this.#token}`,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        redirect: 'manual',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...this.#signal,
      });
      this.#noteUsage(response);
      if (response.ok) return { value: await read(response) };
      return { error: await refusalOf(response), retryAfter: retryAfterOf(response) };
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      if (error instanceof Refusal) return { error, retryAfter: 0 };
      // What fetch says of a broken connection is a TypeError; anything else is ours.
      if (!(error instanceof TypeError)) throw error;
      return { error: unreachable(this.#session.instanceUrl, error), retryAfter: 0 };
    } finally {
      clearTimeout(slow);
    }
  }

  #noteUsage(response: Response): void {
    const [, used, allowed] = /api-usage=(\d+)\/(\d+)/.exec(response.headers.get('sforce-limit-info') ?? '') ?? [];
    if (used !== undefined && allowed !== undefined) this.#day = { used: Number(used), allowed: Number(allowed) };
  }

  get #signal(): { signal?: AbortSignal } {
    return this.#options.signal === undefined ? {} : { signal: this.#options.signal };
  }
}

function mayPass(error: UserError): boolean {
  return !(error instanceof Refusal) || error.mayPass;
}

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, longestPause) : 0;
}

function unreachable(instanceUrl: string, error: TypeError): UserError {
  const { cause } = error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  const why = typeof code === 'string' ? ` (${code})` : '';
  return new UserError(
    `the connection to ${new URL(instanceUrl).host} failed${why}`,
    'Look at the network and the instance URL, then try again.',
  );
}
