/** What goes wrong with requests, and which ones. */
import { type Answer, answered, refusal, webPage } from './answer.ts';
import type { OrgState } from './state.ts';

/** A request as it came: nothing is decoded or left out, not even secrets. */
export interface Request {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly authorization: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong with a request, the how manieth since the org stands; null: nothing. A promise keeps the caller waiting. */
export type Trouble = (request: Request, number: number) => Failure | null | Promise<Failure | null>;

/**
 * - a status with a code: that error, in place of an answer.
 * - a status with a body: these very words.
 * - `cut`: the right answer, whose connection breaks in the middle of the body.
 * - `hang-up`: the connection ends without an answer.
 * - `html`: the web page of a gateway, with status 502.
 * - `maintenance`: a web page with status 200, in the place of data.
 * - `expired`: the session of this request is good for nothing from now on.
 * - `forgotten`: the rest of every query that was begun is forgotten.
 */
export type Failure =
  | { readonly status: number; readonly code: string; readonly retryAfter?: number; readonly message?: string }
  | { readonly status: number; readonly body: string }
  | 'cut'
  | 'hang-up'
  | 'html'
  | 'maintenance'
  | 'expired'
  | 'forgotten';

/** Whether it asks for a page of login history. */
export function isPage({ path }: Request): boolean {
  return /\/query(\/|\?q=SELECT(%20|\+)LoginTime)/.test(path);
}

/** Whether it asks for anything that needs a session. */
export function isData({ path }: Request): boolean {
  return /^\/services\/data\/v/.test(path);
}

/** A failure that strikes requests of one kind: from the nth on, so many of them. */
export function fails(failure: Failure, { on = isData, from = 1, times = 1 } = {}): Trouble {
  let count = 0;
  return (request) => {
    if (!on(request)) return null;
    count += 1;
    return count >= from && count < from + times ? failure : null;
  };
}

/** What a failure puts in the place of an answer; null where it leaves the answer as it is. */
export function answerTo(failure: Failure | null, org: OrgState, { authorization }: Request): Answer | null {
  if (failure === null) return null;
  if (typeof failure === 'object' && 'body' in failure) return answered(failure.status, 'text/plain', failure.body);
  if (typeof failure === 'object') {
    const { answer } = refusal(failure.status, failure.code, failure.message ?? `refused: ${failure.code}`);
    const retry = failure.retryAfter === undefined ? {} : { 'Retry-After': String(failure.retryAfter) };
    return answered(answer.status, 'application/json;charset=UTF-8', answer.body, retry);
  }
  if (failure === 'html') return webPage(502, 'Bad gateway');
  if (failure === 'maintenance') return webPage(200, 'We are down for maintenance');
  if (failure === 'expired') org.sessions.delete(authorization.replace(/^\w+ /, ''));
  if (failure === 'forgotten') org.queries.clear();
  return null;
}
