/** The `sf` command as a program that is asked. What it prints beside its JSON is left aside, and never shown: it may hold a token. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { quoted } from '../../../attempts/quoted.ts';
import { UserError } from '../../../errors.ts';
import { count } from '../../../findings/wording.ts';
import { withoutSecrets } from '../client/secrets.ts';

const run = promisify(execFile);

/** What ends the waiting for it: nothing but time where `signal` is absent. */
export interface Waiting {
  readonly signal?: AbortSignal;
  readonly patience?: number;
}

const patience_ms = 60_000;

/** The result of an `sf` command; null where there is no `sf`. `refusal` and `advice` are told where it has none. */
export async function askSf<T>(
  args: readonly string[],
  refusal: string,
  advice: string,
  { signal, patience = patience_ms }: Waiting = {},
): Promise<T | null> {
  const settings = { maxBuffer: 16 * 1024 * 1024, timeout: patience, killSignal: 'SIGKILL', ...(signal && { signal }) } as const;
  const { stdout, code, killed } = await run('sf', [...args, '--json'], settings).then(
    ({ stdout: printed }) => ({ stdout: printed, code: null, killed: false }),
    (error: { stdout?: string; code?: unknown; killed?: boolean }) => ({
      stdout: error.stdout ?? '',
      code: error.code,
      killed: error.killed ?? false,
    }),
  );
  signal?.throwIfAborted();
  if (killed) throw new UserError(`${refusal}: it did not answer in ${count(Math.ceil(patience / 1000), 'second')}`, advice);
  if (code === 'ENOENT') return null;
  const answer = parsed<T>(stdout);
  if (answer?.result !== undefined && code === null) return answer.result;
  const said = answer?.message === undefined ? '' : `: ${quoted(withoutSecrets(answer.message, []), 200)}`;
  throw new UserError(`${refusal}${said}`, advice);
}

function parsed<T>(stdout: string): { readonly result?: T; readonly message?: string } | null {
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{')));
  } catch {
    return null;
  }
}
