/** The `sf` command as a program that is asked. What it prints beside its JSON is left aside, and never shown: it may hold a token. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { quoted } from '../../../attempts/quoted.ts';
import { UserError } from '../../../errors.ts';

const run = promisify(execFile);

/** The result of an `sf` command; null where there is no `sf`. `refusal` and `advice` are told where it has none. */
export async function askSf<T>(args: readonly string[], refusal: string, advice: string): Promise<T | null> {
  const { stdout, code } = await run('sf', [...args, '--json'], { maxBuffer: 16 * 1024 * 1024 }).then(
    ({ stdout: printed }) => ({ stdout: printed, code: null }),
    (error: { stdout?: string; code?: unknown }) => ({ stdout: error.stdout ?? '', code: error.code }),
  );
  if (code === 'ENOENT') return null;
  const answer = parsed<T>(stdout);
  if (answer?.result !== undefined && code === null) return answer.result;
  const said = answer?.message === undefined ? '' : `: ${quoted(answer.message, 200)}`;
  throw new UserError(`${refusal}${said}`, advice);
}

function parsed<T>(stdout: string): { readonly result?: T; readonly message?: string } | null {
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{')));
  } catch {
    return null;
  }
}
