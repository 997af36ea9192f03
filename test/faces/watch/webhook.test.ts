/** A webhook over real HTTP: waited for where that may help, only once where it does not, and never taken for told without a yes. */
import { createServer as createWebServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { webhook } from '../../../src/faces/watch/webhook.ts';
import type { Receiver } from '../../../src/investigation/watch.ts';
import { startReceiver } from '../../receiver.ts';
import { incidentWith } from '../results.ts';

const alert = { schema: 'breakday-alert/2', news: 'new', org: null, until: null, incident: incidentWith({}) } as const;

function refusal(receiver: Receiver): Promise<string> {
  return receiver.deliver(alert).then(
    () => 'taken',
    (error: Error) => error.message.replace(/127\.0\.0\.1:\d+/, 'it'),
  );
}

test('one that is down is waited for once, then tried once an alert until it takes one; a refusal for good is not repeated', async () => {
  await using hook = await startReceiver();
  const receiver = webhook(hook.url, 'json', [0, 0]);
  const tries = async (status: number): Promise<string> => {
    hook.answer = () => ({ status });
    const said = await refusal(receiver);
    return `${hook.heard.splice(0).length}: ${said}`;
  };
  expect(await tries(503)).toBe('3: it did not take it: HTTP 503');
  expect(await tries(503)).toBe('1: it did not take it: HTTP 503');
  expect(await tries(200)).toBe('1: taken');
  expect(await tries(429)).toBe('3: it did not take it: HTTP 429');
  expect(await tries(200)).toBe('1: taken');
  expect(await tries(404)).toBe('1: it did not take it: HTTP 404');
});

test('a redirect to a login page that says yes to everything is a refusal, and nobody follows it', async () => {
  await using hook = await startReceiver(({ path }) =>
    path === '/login' ? { status: 200 } : { status: 302, headers: { Location: '/login?secret=1' } },
  );
  expect(await refusal(webhook(hook.url, 'json', [0, 0]))).toBe(
    'it did not take it: HTTP 302, which points to another address; only that one can be given',
  );
  expect(hook.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /hook']);
});

test('who asks for a second gets it; who asks for an hour is left alone until then, and the other alerts do not knock', async () => {
  await using hook = await startReceiver();
  const receiver = webhook(hook.url, 'json', [0, 0]);
  hook.answer = () => ({ status: hook.heard.length > 1 ? 200 : 429, headers: { 'Retry-After': '1' } });
  expect(await refusal(receiver)).toBe('taken');
  const [first, second] = hook.heard.splice(0);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(990);
  hook.answer = () => ({ status: hook.heard.length > 3 ? 200 : 429, headers: { 'Retry-After': '1' } });
  expect(await refusal(receiver)).toBe('it did not take it: HTTP 429');
  expect(await refusal(receiver)).toBe('taken');
  const [, , last, next] = hook.heard.splice(0);
  expect((next?.at ?? 0) - (last?.at ?? 0)).toBeGreaterThan(990);
  hook.answer = () => ({ status: 503, headers: { 'Retry-After': new Date(Date.now() + 3_600_000).toUTCString() } });
  expect(await refusal(receiver)).toBe('it did not take it: HTTP 503');
  expect(await refusal(receiver)).toBe('it asked to be left alone');
  expect(hook.heard).toHaveLength(1);
});

test('an answer without an end counts as soon as it has begun, and nobody reads on', async () => {
  const server = createWebServer((_, response) => {
    const goOn = (): void => void response.write(Buffer.alloc(65_536), goOn);
    response.writeHead(200);
    goOn();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const left = new Promise((resolve) => server.on('connection', (socket) => socket.on('close', resolve).on('error', () => {})));
  await webhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'json').deliver(alert);
  await left;
  server.close();
});

test('user and password of an address go along as a header, which fetch itself would refuse', async () => {
  await using hook = await startReceiver();
  await webhook(`http://ops:p%40ss@${hook.host}/hook`, 'json').deliver(alert);
  expect(hook.heard.map(({ path, authorization }) => [path, authorization])).toEqual([
    ['/hook', `Basic ${Buffer.from('ops:p@ss').toString('base64')}`],
  ]);
});

test('the reason is named, and nothing of the address but its host', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await refusal(webhook(`http://127.0.0.1:${port}/secret`, 'json', []))).toBe(
    'it did not take it: it cannot be reached (ECONNREFUSED)',
  );
  expect(await refusal(webhook('http://127.0.0.1:9/secret', 'json', []))).toBe('it did not take it: it cannot be reached (bad port)');
});

test('a receiver that never answers is left at once when breakday is ended', async () => {
  await using hook = await startReceiver(() => 'silence');
  const ending = new AbortController();
  const asked = hook.next();
  const told = webhook(hook.url, 'json').deliver(alert, ending.signal);
  await asked;
  ending.abort();
  await expect(told).rejects.toThrow('breakday was ended');
  expect(hook.heard).toHaveLength(1);
});
