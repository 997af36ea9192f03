/** A webhook's receiver over real HTTP, which remembers what it heard and answers as it is told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
  readonly at: number;
}

/** `silence`: the request is heard, and never answered. */
export type ReceiverAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'silence';

export interface TestReceiver extends AsyncDisposable {
  readonly host: string;
  readonly url: string;
  readonly heard: Heard[];
  answer: (heard: Heard) => ReceiverAnswer;
  /** Comes true with the next request. */
  next(): Promise<Heard>;
}

export async function startReceiver(answer: TestReceiver['answer'] = () => ({ status: 200 })): Promise<TestReceiver> {
  const waiting: ((heard: Heard) => void)[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const heard = { method, path, authorization: headers.authorization ?? '', body: await text(request), at: performance.now() };
    receiver.heard.push(heard);
    const answered = receiver.answer(heard);
    if (answered !== 'silence') response.writeHead(answered.status, answered.headers).end(answered.body);
    for (const resolve of waiting.splice(0)) resolve(heard);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: TestReceiver = {
    host,
    url: `http://${host}/hook`,
    heard: [],
    answer,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    [Symbol.asyncDispose]: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
