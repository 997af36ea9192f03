/** jsforce at work against the fake org. */
import { Connection } from 'jsforce';
import type { FakeOrg } from './fake-org.ts';

export function connected({ url, token }: FakeOrg, version = '66.0'): Connection {
  return new Connection({ instanceUrl: url, accessToken: token, version });
}

export async function refusal(work: PromiseLike<unknown>): Promise<string> {
  return Promise.resolve(work).then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
