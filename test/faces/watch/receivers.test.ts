/** A webhook over real HTTP, which is waited for where that may help, and only once where it does not. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { webhook } from '../../../src/faces/watch/receivers.ts';
import { incidentWith } from '../results.ts';

let status = 200;
let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.writeHead(status).end();
});
afterEach(() => server.close());

async function triesUntil(answer: number, deliver: () => Promise<void>): Promise<number | string> {
  [status, requests] = [answer, 0];
  return deliver().then(
    () => requests,
    (error: Error) => `${requests}, then: ${error.message.replace(/127\.0\.0\.1:\d+/, 'it')}`,
  );
}

test('one that is down is waited for once, then tried once an alert until it takes one; a refusal for good is not repeated', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver = webhook(`http://127.0.0.1:${port}/hook`, 'json', [0, 0]);
  const deliver = () => receiver.deliver({ schema: 'breakday-alert/1', news: 'new', org: null, until: null, incident: incidentWith({}) });
  expect(await triesUntil(503, deliver)).toBe('3, then: it did not take it: HTTP 503');
  expect(await triesUntil(503, deliver)).toBe('1, then: it did not take it: HTTP 503');
  expect(await triesUntil(200, deliver)).toBe(1);
  expect(await triesUntil(429, deliver)).toBe('3, then: it did not take it: HTTP 429');
  expect(await triesUntil(200, deliver)).toBe(1);
  expect(await triesUntil(404, deliver)).toBe('1, then: it did not take it: HTTP 404');
});
