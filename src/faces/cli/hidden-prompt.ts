/** A question whose answer nobody sees. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UserError } from '../../errors.ts';

/** The line that is typed at the terminal, which echoes none of it. `tell` shows the question. */
export async function askHidden(question: string, tell: (text: string) => void, signal: AbortSignal | undefined): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0, ...(signal && { signal }) });
  // A terminal that is read key by key sends Ctrl-C as a key.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  tell(`${question}: `);
  try {
    return await new Promise((resolve, reject) => {
      reader.once('line', resolve);
      reader.once('close', () => reject(signal?.aborted ? signal.reason : new UserError(`${question}: nothing was typed`)));
    });
  } finally {
    reader.close();
    tell('\n');
  }
}
