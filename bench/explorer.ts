/** Walks through a large archive as a reader would, in a real terminal, and measures from each key to the frame that answers it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { command } from '../test/breakday.ts';
import { openPty, type Pty } from '../test/pty.ts';
import type { Target } from './table.ts';

const size = { columns: 120, rows: 40 };
/** A frame is complete when it has ended and nothing more comes for as long; what asks about all rows may answer later. */
const calm_ms = 120;
const longCalm_ms = 1_000;
const frameEnd = '\x1b[?2026l';

interface Walk {
  readonly name: string;
  /** Brings the explorer to where the keys are measured, and what the screen shows then. */
  readonly there: readonly (readonly [keys: string, shows: RegExp])[];
  /** The keys, each pressed and waited for, over and over. */
  readonly keys: readonly string[];
  readonly times: number;
  /** Whether the answer may come long after the first frame. */
  readonly asksAll?: boolean;
  readonly p50: number;
  readonly p95: number;
}

const attempts: Walk['there'] = [['5', /› \d{4}-/]];
const pageUp = '\x1b[5~';
const pageDown = '\x1b[6~';

const walks: readonly Walk[] = [
  { name: 'axis: a day left, right', there: [['1', /\[1 Overview/]], keys: ['h', 'h', 'l'], times: 60, p50: 20, p95: 50 },
  { name: 'attempts: cursor', there: attempts, keys: ['j'], times: 30, p50: 20, p95: 50 },
  { name: 'attempts: scroll', there: [], keys: ['j'], times: 60, p50: 20, p95: 50 },
  { name: 'attempts: page down', there: [], keys: [pageDown], times: 60, p50: 20, p95: 50 },
  { name: 'attempts: to the end and up', there: [], keys: ['G', pageUp, pageUp, pageUp, pageUp], times: 60, p50: 20, p95: 50 },
  { name: 'attempts: sort', there: [['g', /› \d{4}-/]], keys: ['s', 'S'], times: 28, asksAll: true, p50: 300, p95: 300 },
  { name: 'attempts: filter', there: [], keys: ['&', 'x'], times: 12, asksAll: true, p50: 300, p95: 300 },
  { name: 'origins: open, back', there: [['3', /› \d+\.\d+/]], keys: ['\r', '\x1b', 'j'], times: 30, asksAll: true, p50: 300, p95: 300 },
  { name: 'origins: sort', there: [], keys: ['s', 'S'], times: 20, asksAll: true, p50: 300, p95: 300 },
  { name: 'users: open, back', there: [['4', /Streak[\s\S]*› /]], keys: ['\r', '\x1b', 'j'], times: 18, asksAll: true, p50: 300, p95: 300 },
];

/** Imports an export and walks through it: what was measured, beside what is to be reached. */
export async function measureExplorer(file: string, archive: string): Promise<Target[]> {
  execFileSync(process.execPath, [command, 'import', file, '--archive', archive, '--timezone', 'UTC', '--quiet']);
  const starts = [];
  for (let round = 0; round < 5; round += 1) starts.push(await start(archive));
  const target = (what: string, measured: number, most: number, unit = 'ms'): Target => ({ what, measured, most, unit });
  const explorer = open(archive);
  await explorer.shows(/\d failed, [\s\S]*› \d{4}-/);
  const keys: Target[] = [];
  for (const { name, there, keys: pressed, times, asksAll = false, p50, p95 } of walks) {
    for (const [key, shows] of there) {
      explorer.type(key);
      await explorer.shows(shows);
      await calm(explorer);
    }
    const took: number[] = [];
    for (let i = 0; i < times; i += 1)
      took.push(await answered(explorer, pressed[i % pressed.length] as string, asksAll ? longCalm_ms : calm_ms));
    keys.push(target(`${name}, p50`, share(took, 0.5), p50), target(`${name}, p95`, share(took, 0.95), p95));
  }
  explorer.type('5');
  await explorer.shows(/› \d{4}-/);
  const torn = await tornFrames(explorer, 40);
  for (let page = 0; page < 1000; page += 1) await frame(explorer, page % 100 < 50 ? pageDown : pageUp);
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${explorer.pid}/status`, 'utf8'))?.[1]) / 1000;
  explorer.type('Q');
  await explorer.exited;
  return [
    target(
      'first frame',
      share(
        starts.map(({ first }) => first),
        0.5,
      ),
      400,
    ),
    target(
      'axis on the screen',
      share(
        starts.map(({ data }) => data),
        0.5,
      ),
      1500,
    ),
    ...keys,
    target('torn frames in 40 cursor moves', torn, 0, ''),
    target('memory after a thousand pages', memory, 500, 'MB'),
  ];
}

function open(archive: string): Pty {
  return openPty(['--archive', archive, '--timezone', 'UTC'], size);
}

async function start(archive: string): Promise<{ first: number; data: number }> {
  const began = performance.now();
  const explorer = open(archive);
  await explorer.shows('Opening');
  const first = performance.now() - began;
  await explorer.shows(/\d failed, /);
  const data = performance.now() - began;
  explorer.type('Q');
  await explorer.exited;
  return { first, data };
}

/** Milliseconds from a key to the end of the last frame that it brought about. */
function answered(explorer: Pty, key: string, long = calm_ms): Promise<number> {
  const pressed = performance.now();
  let complete = pressed;
  const stop = explorer.onPaint((text, at) => {
    if (text.includes(frameEnd)) complete = at;
  });
  explorer.type(key);
  return calm(explorer, long).then(() => {
    stop();
    return complete - pressed;
  });
}

/** Presses a key and waits for the first frame after it; a key that changes nothing brings none. */
function frame(explorer: Pty, key: string): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, calm_ms * 2);
    const stop = explorer.onPaint((text) => {
      if (text.includes(frameEnd)) done();
    });
    explorer.type(key);
  });
}

function calm(explorer: Pty, long = calm_ms): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      resolve();
    };
    let timer = setTimeout(done, long * 2);
    const stop = explorer.onPaint(() => {
      clearTimeout(timer);
      timer = setTimeout(done, long);
    });
  });
}

/** Cursor moves in which a line that has text before and after was seen blank in between, on a terminal that paints what it gets. */
async function tornFrames(explorer: Pty, moves: number): Promise<number> {
  let torn = 0;
  for (let move = 0; move < moves; move += 1) {
    const before = explorer.screen().split('\n');
    const seen: string[][] = [];
    const stop = explorer.onPaint(() => void seen.push(explorer.screen().split('\n')));
    await answered(explorer, move % 20 < 10 ? 'j' : 'k');
    stop();
    const after = explorer.screen().split('\n');
    if (seen.some((lines) => lines.some((line, y) => line === '' && before[y] !== '' && after[y] !== ''))) torn += 1;
  }
  return torn;
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
