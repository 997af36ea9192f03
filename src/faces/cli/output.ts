/** Standard output is data, standard error is narration; this file is the only one that writes to either. */
import { write as writeTo } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { exitStatus } from './exit-status.ts';

/** Where a command writes, and what the terminal it writes to can show. */
export interface Output {
  /** Writes data, and waits where the reader is slower. */
  write(text: string): Promise<void>;
  /** Writes data, and throws where it cannot be written; to be used by who outlives the reader. */
  deliver(text: string): Promise<void>;
  /** Says something to the person, unless asked to be quiet. */
  narrate(text: string): void;
  /** Shows the person, who may have asked to be quiet, what the command cannot go on without. Ends no line by itself. */
  tell(text: string): void;
  /** Shows a line on a terminal's standard error in the place of the one before; null takes it away. */
  progress(text: string | null): void;
  readonly width: number;
  readonly isTerminal: boolean;
  readonly color: boolean;
  /** The terminal has no more than ASCII: a bare console, or a locale that is not UTF-8. */
  readonly ascii: boolean;
}

export interface OutputFlags {
  readonly quiet?: boolean;
  /** `--color` or `--no-color`; absent: what the terminal and NO_COLOR say. */
  readonly color?: boolean;
}

const narrowest = 40;
const widthOfPipes = 80;

/** The process's own output. */
export function processOutput({ quiet = false, color }: OutputFlags, environment: NodeJS.ProcessEnv): Output {
  const { stdout, stderr } = process;
  const showsProgress = stderr.isTTY === true && !quiet;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  const wanted = environment.NO_COLOR ? false : stdout.isTTY && environment.TERM !== 'dumb';
  return {
    write: (text) =>
      new Promise((resolve) => {
        clear();
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    deliver(text) {
      clear();
      return stdout instanceof Socket ? throughStream(text) : throughFile(text);
    },
    narrate: (text) => {
      clear();
      if (!quiet) stderr.write(`${text}\n`);
    },
    tell(text) {
      clear();
      stderr.write(text);
    },
    progress(text) {
      clear();
      if (text === null || !showsProgress) return;
      stderr.write(text.slice(0, Math.max(narrowest, stderr.columns) - 1));
      shown = true;
    },
    width: Math.max(narrowest, stdout.columns ?? widthOfPipes),
    isTerminal: stdout.isTTY === true,
    color: color ?? wanted,
    ascii: stdout.isTTY === true && onlyAscii(environment),
  };
}

/** A reader who closes the pipe, such as `head`, has seen enough: that is a clean end. A full disk is none. */
export function endWithTheReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit(exitStatus.done);
      if (stream === process.stdout) {
        process.stderr.write(`breakday: standard output cannot be written (${code}). Make room, or send it elsewhere.\n`);
      }
      process.exit(exitStatus.failed);
    });
  }
}

/** Goes on where nobody reads any more, which `whenGone` is told of, or where there is no space: others are to be told as well. */
export function outliveTheReader(whenGone: () => void): void {
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error').on('error', () => {});
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') whenGone();
  });
}

function throughStream(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

/** A stream would never again write to a file that was once full. */
async function throughFile(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += (await promisify(writeTo)(process.stdout.fd, bytes, written)).bytesWritten;
}

function onlyAscii(environment: NodeJS.ProcessEnv): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  return environment.TERM === 'linux' || environment.TERM === 'dumb' || !(locale === '' || /utf-?8/i.test(locale));
}
