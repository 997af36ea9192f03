/**
 * Sends requests to an org with the session's token: sends again what may succeed the next time, renews an expired session once
 * a request, counts every call, and turns what stays refused into one sentence. A body is read before a request counts as
 * answered, so that a connection that breaks in the middle of it is tried again too.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../../errors.ts';
import type { OpenOptions, Session, Usage } from '../org.ts';
import { momentOf } from '../ways/moment-of.ts';
import { exchange, type Message } from './exchange.ts';
import { Refusal, refusalOf } from './refusal.ts';

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with POST. */
  readonly body?: string;
  /** Whether nothing changes when it is sent again, which goes without saying where it has no body. */
  readonly repeatable?: boolean;
  /** Whether the body carries the token: then a header need not, and another token needs another body. */
  readonly tokenInBody?: boolean;
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
  #answeredAt = new Date();

  constructor(session: Session, options: OpenOptions) {
    this.#session = session;
    this.#options = options;
    this.#token = session.accessToken;
    this.#calls = session.loggedIn ? 1 : 0;
  }

  get token(): string {
    return this.#token;
  }

  /** When the last answer came, by the org's clock. */
  get answeredAt(): Date {
    return this.#answeredAt;
  }

  usage(): Usage {
    return { calls: this.#calls, day: this.#day };
  }

  /** What `read` makes of the answer to a request for a path of the instance. */
  async ask<T>(path: string, call: Call, read: (response: Response) => Promise<T>): Promise<T> {
    const pauses = [...(this.#options.pauses ?? usualPauses)];
    const { repeatable = call.body === undefined, tokenInBody = false } = call;
    let renewed = tokenInBody;
    for (;;) {
      const outcome = await this.#send(path, call, read);
      if ('value' in outcome) return outcome.value;
      const { error } = outcome;
      if (error instanceof Refusal && error.ofTheSession && !renewed && (await this.renew())) {
        renewed = true;
        continue;
      }
      const next = repeatable && mayPass(error) ? pauses.shift() : undefined;
      if (next === undefined) throw error;
      const { say, signal } = this.#options;
      say?.(`${error.message}; trying again`);
      await pause(Math.max(next, outcome.retryAfter), undefined, signal === undefined ? {} : { signal });
    }
  }

  /** Brings a new token where the way in can. */
  async renew(): Promise<boolean> {
    const { renew } = this.#session;
    if (renew === null) return false;
    this.#calls += 1;
    this.#token = await renew();
    return true;
  }

  async #send<T>(path: string, call: Call, read: (response: Response) => Promise<T>): Promise<Outcome<T>> {
    this.#calls += 1;
    const { say, patience = usualPatience, signal } = this.#options;
    const slow = setTimeout(() => say?.(`${new URL(this.#session.instanceUrl).host} is slow to answer; still waiting`), patience);
    try {
      return await exchange<Outcome<T>>(`${this.#session.instanceUrl}${path}`, this.#messageOf(call), signal, {
        answer: async (response) => {
          this.#note(response);
          return { value: await read(response) };
        },
        refusal: (response, text) => {
          this.#note(response);
          return { error: refusalOf(response, text), retryAfter: retryAfterOf(response) };
        },
      });
    } catch (error) {
      if (error instanceof UserError) return { error, retryAfter: 0 };
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  #messageOf({ headers, body, tokenInBody = false }: Call): Message {
    const authorization = tokenInBody ? {} : { Authorization: `Bearer ${this.#token}` };
    return {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...authorization, Accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
      secrets: [this.#token],
    };
  }

  #note(response: Response): void {
    this.#answeredAt = momentOf(response);
    const [, used, allowed] = /api-usage=(\d+)\/(\d+)/.exec(response.headers.get('sforce-limit-info') ?? '') ?? [];
    if (used !== undefined && allowed !== undefined) this.#day = { used: Number(used), allowed: Number(allowed) };
  }
}

type Outcome<T> = { readonly value: T } | { readonly error: UserError; readonly retryAfter: number };

function mayPass(error: UserError): boolean {
  return !(error instanceof Refusal) || error.mayPass;
}

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, longestPause) : 0;
}
