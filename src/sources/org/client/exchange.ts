/**
 * The one way to a host of Salesforce. What a host says of a request that it refuses is handed on without the secrets of that
 * request, so that whatever tells it, tells none of them.
 */
import { UserError } from '../../../errors.ts';
import { withoutSecrets } from './secrets.ts';

export interface Message {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sent with it, and never to be told. */
  readonly secrets: readonly string[];
}

/** What is made of an answer: of one that has what was asked for, or of one that has a text in its place. */
export interface Reading<T> {
  readonly answer: (response: Response) => Promise<T>;
  readonly refusal: (response: Response, text: string) => T;
}

/** A UserError where the connection breaks, be it in the middle of a body. */
export async function exchange<T>(
  url: string,
  { secrets, ...message }: Message,
  signal: AbortSignal | undefined,
  { answer, refusal }: Reading<T>,
): Promise<T> {
  try {
    const response = await fetch(url, { ...message, redirect: 'manual', ...(signal === undefined ? {} : { signal }) });
    return response.ok ? await answer(response) : refusal(response, withoutSecrets(await response.text(), secrets));
  } catch (error) {
    signal?.throwIfAborted();
    // What fetch says of a broken connection is a TypeError; anything else is ours.
    if (!(error instanceof TypeError)) throw error;
    throw unreachable(url, error);
  }
}

function unreachable(url: string, { cause }: TypeError): UserError {
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  const why = typeof code === 'string' ? ` (${code})` : '';
  return new UserError(
    `the connection to ${new URL(url).host} failed${why}`,
    'Look at the network, the proxy and the URL, then try again.',
  );
}
