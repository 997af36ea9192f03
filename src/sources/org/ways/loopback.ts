/** A door on this machine's loopback, through which a browser brings back what the org answered. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../../errors.ts';

export interface Loopback extends AsyncDisposable {
  /** Where the browser is sent back to: an app has to have it among its callback URLs. */
  readonly redirectUri: string;
  /** What the first browser brought that came back with the right state. */
  readonly answer: Promise<URLSearchParams>;
}

const path = '/OauthRedirect';

/** Listens on a port, on any free one for 0. Only what brings this `state` back is taken for the org's answer, and only once. */
export async function openLoopback(port: number, state: string): Promise<Loopback> {
  const { promise: answer, resolve } = Promise.withResolvers<URLSearchParams>();
  let redirectUri = '';
  const server = createServer(({ method, url = '' }, response) => {
    const asked = URL.parse(url, redirectUri);
    if (method !== 'GET' || asked?.pathname !== path) return page(response, 404, 'There is nothing here.');
    if (asked.searchParams.get('state') === state) {
      const thanks = 'breakday has the answer. You can close this page and go back to the terminal.';
      return page(response, 200, thanks, () => resolve(asked.searchParams));
    }
    page(response, 400, 'This is no answer to what breakday asked, and it goes on waiting. Follow the address that it printed.');
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening)).catch((error) => {
    throw notFree(port, error);
  });
  redirectUri = `http://localhost:${(server.address() as AddressInfo).port}${path}`;
  return {
    redirectUri,
    answer,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function page(response: ServerResponse, status: number, sentence: string, sent?: () => void): void {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  };
  response.writeHead(status, headers).end(`<!doctype html><html lang="en"><title>breakday</title><p>${sentence}</p></html>\n`, sent);
}

function notFree(port: number, error: NodeJS.ErrnoException): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const advice = `Name another with --callback-port, and give the app the callback URL http://localhost:PORT${path}.`;
  return new UserError(`port ${port} of this machine, to which the browser would come back, is not free`, advice);
}
