/** The built command in a real terminal: keys in, the screen as text out, and when each frame was complete. */
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { command, environment } from './breakday.ts';

export interface Pty {
  readonly pid: number;
  /** The screen as a reader sees it, without blanks at the ends of lines. */
  screen(): string;
  /** The same with lines as long as they were written, however often the terminal had to break them. */
  written(): string;
  /** Whether a program has taken the whole screen for itself. */
  fullScreen(): boolean;
  type(keys: string): void;
  kill(signal: NodeJS.Signals): void;
  resize(columns: number, rows: number): void;
  /** Waits until the screen shows a text. */
  shows(text: string | RegExp): Promise<void>;
  /** Calls back after each piece of output, as a terminal paints it, with when it came. Returns what ends that. */
  onPaint(paint: Paint): () => void;
  readonly exited: Promise<Exit>;
}

export type Paint = (text: string, at: number) => void;

export interface Exit {
  readonly status: number;
  readonly signal: number;
}

export interface PtySettings {
  readonly columns: number;
  readonly rows: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What runs; by default the command. */
  readonly script?: string;
}

const patience_ms = 30_000;

export function openPty(args: readonly string[], { columns, rows, cwd, env = {}, script = command }: PtySettings): Pty {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const program: IPty = spawn(process.execPath, [script, ...args], {
    cols: columns,
    rows,
    name: env.TERM ?? 'xterm-256color',
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...environment, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8', ...env },
  });
  const painters = new Set<Paint>();
  const onPaint = (paint: Paint): (() => void) => {
    painters.add(paint);
    return () => void painters.delete(paint);
  };
  program.onData((text) => {
    const at = performance.now();
    terminal.write(text, () => {
      for (const paint of painters) paint(text, at);
    });
  });
  // A terminal answers what a program asks it.
  terminal.onData((answer) => program.write(answer));
  const exited = new Promise<Exit>((resolve) => {
    program.onExit(({ exitCode, signal = 0 }) => terminal.write('', () => resolve({ status: exitCode, signal })));
  });
  const lines = (): xterm.IBufferLine[] => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y)).filter((line) => line !== undefined);
  };
  const text = (line: xterm.IBufferLine): string => line.translateToString(true, 0, terminal.cols).trimEnd();
  const screen = (): string => lines().map(text).join('\n');
  const written = (): string =>
    lines()
      .map((line, y, all) => (all[y + 1]?.isWrapped ? line.translateToString() : `${text(line)}\n`))
      .join('');
  return {
    pid: program.pid,
    screen,
    written,
    fullScreen: () => terminal.buffer.active.type === 'alternate',
    type: (keys) => program.write(keys),
    kill: (signal) => program.kill(signal),
    resize(columns, rows) {
      terminal.resize(columns, rows);
      program.resize(columns, rows);
    },
    shows: (text) =>
      new Promise((resolve, reject) => {
        const shown = (): boolean => (typeof text === 'string' ? screen().includes(text) : text.test(screen()));
        const look = (): void => {
          if (!shown()) return;
          clearTimeout(late);
          stop();
          resolve();
        };
        const late = setTimeout(() => reject(new Error(`does not show ${text}:\n${screen()}`)), patience_ms);
        const stop = onPaint(look);
        look();
      }),
    onPaint,
    exited,
  };
}
