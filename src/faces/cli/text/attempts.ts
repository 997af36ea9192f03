/** Attempts one by one, written while they are read: as a table, as JSON lines or as CSV. */
import type { Attempt } from '../../../attempts/attempt.ts';
import { attemptCsv, attemptCsvTitles, attemptJson } from '../../attempt-lines.ts';
import { addressOr } from '../../format.ts';
import { safe } from '../../safe.ts';
import { outcomeMark } from '../../symbols.ts';
import { statusPaint } from '../theme.ts';
import { fitted, padded } from './layout.ts';
import { type PageOptions, pageOf } from './page.ts';

export interface AttemptOptions extends PageOptions {
  readonly timezone: string;
  /** A pipe gets every value in full, however long the lines become. */
  readonly isTerminal: boolean;
}

export interface AttemptWriter {
  /** What stands before the first attempt. */
  head(): string;
  /** One attempt, with its line break. */
  row(attempt: Attempt): string;
}

/** The writer for one format. */
export function attemptWriter(format: 'text' | 'json' | 'csv', options: AttemptOptions): AttemptWriter {
  switch (format) {
    case 'json':
      return { head: () => '', row: (attempt) => `${attemptJson(attempt)}\n` };
    case 'csv':
      return { head: () => `${attemptCsvTitles}\n`, row: (attempt) => `${attemptCsv(attempt)}\n` };
    case 'text':
      return tableWriter(options);
  }
}

function tableWriter(options: AttemptOptions): AttemptWriter {
  const { theme, symbols, clock } = pageOf(options, options.timezone);
  const timeTitle = `Time (${options.timezone})`;
  const timeWidth = Math.max(19, timeTitle.length);
  const widths = options.isTerminal ? widthsFor(options.width, timeWidth) : { ...widthsInPipes, time: timeWidth };
  const column = (text: string, width: number, cutAt: 'middle' | 'end'): string =>
    options.isTerminal ? fitted(text, width, 'left', symbols.cut, cutAt) : padded(text, width);
  const line = (mark: string, time: string, user: string, address: string, status: string, program: string): string =>
    [
      `${mark} ${column(time, widths.time, 'end')}`,
      column(user, widths.user, 'middle'),
      column(address, widths.address, 'middle'),
      status,
      ...(widths.program > 0 ? [column(program, widths.program, 'end')] : []),
    ]
      .join('  ')
      .trimEnd();
  return {
    head: () => `${line(' ', timeTitle, 'User', 'Address', column('Status', widths.status, 'end'), 'Program')}\n`,
    row: ({ time, user, address, status, outcome, fields }) => {
      const mark = outcomeMark(outcome, symbols);
      const paint = statusPaint(status, theme);
      const shown = paint(column(safe(status), widths.status, 'end'));
      const program = safe(fields.application || fields.login_type || '');
      return `${line(paint(mark), clock.time(time), safe(user), addressOr(address), shown, program)}\n`;
    },
  };
}

interface Widths {
  readonly time: number;
  readonly user: number;
  readonly address: number;
  readonly status: number;
  /** 0: left out. */
  readonly program: number;
}

const longestStatus = 36;
const widthsInPipes = { user: 32, address: 15, status: longestStatus, program: 16 };

/** Widths that every row keeps, since rows are written before the last one is known. */
function widthsFor(width: number, time: number): Widths {
  const address = 15;
  const room = width - 2 - time - 2 - 2 - address - 2;
  if (room < 2 * longestStatus) {
    const status = Math.max(8, Math.min(longestStatus, Math.ceil(room / 2)));
    return { time, address, status, user: Math.max(8, room - status), program: 0 };
  }
  const program = Math.min(24, Math.floor((room - longestStatus) / 3));
  return { time, address, status: longestStatus, program, user: room - longestStatus - program - 2 };
}
