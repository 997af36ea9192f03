/** The explorer in a real terminal emulator: keys in, the screen as text out. */
import { PassThrough, Writable } from 'node:stream';
import { Terminal } from '@xterm/headless';
import { render } from 'ink';
import { createElement } from 'react';
import { vi } from 'vitest';
import { settingsFrom } from '../../../src/config.ts';
import { App } from '../../../src/faces/tui/app.tsx';
import { opening, type State } from '../../../src/faces/tui/state/state.ts';
import { storeOf } from '../../../src/faces/tui/state/store.ts';
import { investigate } from '../../../src/investigation.ts';
import { expectedText, expectFile } from '../../expected.ts';

// Colour is decided when the drawing library is loaded.
vi.hoisted(() => {
  process.env.FORCE_COLOR = '1';
});

/** The files of a history in which a form broke. */
export const story = [new URL('../../../fixtures/scenarios/the-form-that-broke/input.csv.gz', import.meta.url).pathname];

export interface ExplorerInTerminal {
  /** The screen as a reader sees it, without blanks at the ends of lines. */
  screen(): string;
  /** The screen once nothing more is drawn on it. */
  settled(): Promise<string>;
  /** Waits until the whole screen is what stands in `test/expected/tui/NAME.txt`. */
  becomes(name: string): Promise<void>;
  /** Types keys in one go. */
  type(keys: string): void;
  /** Waits until the screen shows a text, or no longer does. */
  shows(text: string | RegExp): Promise<void>;
  hides(text: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** How the first place that shows a text is drawn; colours are numbers of the palette, null for the terminal's own. */
  lookOf(text: string): { background: number | null; foreground: number | null; bold: boolean; underline: boolean; inverse: boolean };
  /** The line that the terminal's cursor is on, with `|` where it stands; null while it is hidden. */
  caret(): string | null;
  state(): State;
  readonly copied: string[];
  readonly left: { yes: boolean };
  close(): Promise<void>;
}

export const keys = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  tab: '\t',
  pageDown: '\x1b[6~',
} as const;

/** After as long without drawing, nothing more is on its way. */
const calm_ms = 600;

export async function explore(
  files: string[],
  columns: number,
  rows: number,
  { ascii = false, coloured = true, where = '' } = {},
): Promise<ExplorerInTerminal> {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  let drawnAt = performance.now();
  const output = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      drawnAt = performance.now();
      terminal.write(String(text).replace(/\r?\n/g, '\r\n'), () => done());
    },
  });
  const stdout = Object.assign(output, { isTTY: true, columns, rows });
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin });
  const store = storeOf(opening(['UTC', 'America/New_York']));
  const copied: string[] = [];
  const left = { yes: false };
  const settings = settingsFrom({ timezone: 'UTC' }, process.env);
  const opened = investigate({ files, where }, settings, () => undefined);
  const history = { where, name: 'export.csv', open: () => opened };
  const quit = (): void => {
    left.yes = true;
  };
  const app = createElement(App, { store, history, ascii, coloured, copy: (text: string) => void copied.push(text), quit });
  const options = {
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    patchConsole: false,
    exitOnCtrlC: false,
    maxFps: 120,
  };
  const instance = render(app, {
    ...options,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    stderr: stdout as unknown as NodeJS.WriteStream,
  });
  let cursorShown = true;
  for (const [final, shown] of [
    ['h', true],
    ['l', false],
  ] as const)
    terminal.parser.registerCsiHandler({ prefix: '?', final }, ([mode]) => {
      if (mode === 25) cursorShown = shown;
      return false;
    });
  const screen = (): string =>
    Array.from(
      { length: terminal.rows },
      (_, y) => terminal.buffer.active.getLine(y)?.translateToString(true, 0, terminal.cols).trimEnd() ?? '',
    ).join('\n');
  const until = (holds: () => boolean, what: string): Promise<void> =>
    vi.waitFor(
      () => {
        if (!holds()) throw new Error(`${what}:\n${screen()}`);
      },
      { timeout: 60_000, interval: 10 },
    );
  const settled = async (): Promise<string> => {
    await until(() => performance.now() - drawnAt > calm_ms, 'never comes to rest');
    return screen();
  };
  return {
    screen,
    settled,
    async becomes(name) {
      const path = `tui/${name}.txt`;
      const expected = expectedText(path);
      if (expected === null) await settled();
      else await until(() => `${screen()}\n` === expected, 'is not what is expected').catch(() => undefined);
      expectFile(path, `${screen()}\n`);
    },
    copied,
    left,
    caret() {
      const { cursorX, cursorY } = terminal.buffer.active;
      const text = terminal.buffer.active.getLine(cursorY)?.translateToString() ?? '';
      return cursorShown ? `${text.slice(0, cursorX)}|${text.slice(cursorX)}`.trimEnd() : null;
    },
    state: store.get,
    type(text) {
      drawnAt = performance.now();
      stdin.write(text);
    },
    shows: (text) => until(() => (typeof text === 'string' ? screen().includes(text) : text.test(screen())), `does not show ${text}`),
    hides: (text) => until(() => !screen().includes(text), `still shows ${text}`),
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      Object.assign(stdout, { columns: newColumns, rows: newRows });
      stdout.emit('resize');
    },
    lookOf(text) {
      for (let y = 0; y < terminal.rows; y += 1) {
        const line = terminal.buffer.active.getLine(y);
        const x = line?.translateToString(true).indexOf(text) ?? -1;
        const cell = x < 0 ? undefined : line?.getCell(x);
        if (cell) {
          return {
            background: cell.isBgDefault() ? null : cell.getBgColor(),
            foreground: cell.isFgDefault() ? null : cell.getFgColor(),
            bold: cell.isBold() !== 0,
            underline: cell.isUnderline() !== 0,
            inverse: cell.isInverse() !== 0,
          };
        }
      }
      throw new Error(`${text} is not on the screen`);
    },
    async close() {
      instance.unmount();
      await (await opened).close();
    },
  };
}
