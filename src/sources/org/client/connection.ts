/**
 * jsforce words what is asked by SOAP and reads the answers, in which it is at home. What it words goes our own way: on its own, a
 * connection that breaks in the middle of an answer would end the process.
 */
import { PassThrough } from 'node:stream';
import { UserError } from '../../../errors.ts';
import { noData } from './refusal.ts';

type JsforceConnection = import('jsforce').Connection;
type Transport = JsforceConnection['_transport'];

/** An envelope that is to be sent, and where to. */
export interface Envelope {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection whose envelopes `carry` brings, each for the text of an answer; what it throws comes out as it is. */
export async function connectionOver(
  config: ConstructorParameters<typeof import('jsforce').Connection>[0],
  carry: (envelope: Envelope) => Promise<string>,
): Promise<JsforceConnection> {
  const { Connection } = (await import('jsforce')).default;
  const connection: JsforceConnection = new Connection(config);
  connection._transport.httpRequest = ({ url, headers = {}, body }): ReturnType<Transport['httpRequest']> => {
    const answer = carry({ url, headers, body: String(body) });
    const response = answer.then((text) => ({ statusCode: 200, headers: { 'content-type': 'text/xml' }, body: text }));
    return Object.assign(response, { stream: () => new PassThrough() });
  };
  return connection;
}

/** Whether jsforce itself failed, and not what carries its envelopes: it cannot say what it was told to, or read what came. */
export function isOfJsforce(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof UserError) && error.name !== 'AbortError';
}

/** The text of a SOAP message, which a maintenance page may have taken the place of. */
export async function envelopeOf(response: Response): Promise<string> {
  const text = await response.text();
  if (!/<(?:\w+:)?Envelope[\s>]/.test(text)) throw noData(response.status);
  return text;
}
