/** Reads a text by a format exactly as the database's `strptime` does, for the few texts that are looked at one by one. */

export interface Clock {
  /** The wall clock as milliseconds, as if it were UTC. */
  readonly wallClockMs: number;
  /** What the text says it is ahead of UTC; null where it says nothing. */
  readonly offsetMinutes: number | null;
}

/** The clock that a text shows under one format, or null where it does not fit. */
export function strptime(text: string, format: string): Clock | null {
  const fields: Fields = {};
  let rest = text.replace(/^[ \t-\r]+/, '');
  for (const token of format.match(/%[a-zA-Z]| +|[^% ]+/g) ?? []) {
    const reader = readers[token];
    const taken = token.startsWith(' ') ? /^[ \t-\r]+/.exec(rest) : reader?.pattern.exec(rest);
    if (taken !== undefined) {
      if (taken === null) return null;
      reader?.keep(fields, taken[0]);
      rest = rest.slice(taken[0].length);
    } else {
      if (!rest.startsWith(token)) return null;
      rest = rest.slice(token.length);
    }
  }
  return /^[ \t-\r]*$/.test(rest) ? clockOf(fields) : null;
}

interface Fields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  fractionMs?: number;
  half?: string;
  offsetMinutes?: number;
}

interface Reader {
  readonly pattern: RegExp;
  keep(fields: Fields, text: string): void;
}

const twoDigits = /^\d{1,2}/;

const readers: Readonly<Record<string, Reader>> = {
  '%Y': { pattern: /^\d{1,4}/, keep: (fields, text) => Object.assign(fields, { year: Number(text) }) },
  '%y': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { year: Number(text) + (Number(text) < 69 ? 2000 : 1900) }) },
  '%m': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { month: Number(text) }) },
  '%d': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { day: Number(text) }) },
  '%H': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { hour: Number(text) }) },
  '%I': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { hour: Number(text) }) },
  '%M': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { minute: Number(text) }) },
  '%S': { pattern: twoDigits, keep: (fields, text) => Object.assign(fields, { second: Number(text) }) },
  '%g': { pattern: /^\d{1,3}/, keep: (fields, text) => Object.assign(fields, { fractionMs: Number(`0.${text}`) * 1000 }) },
  '%f': { pattern: /^\d{1,6}/, keep: (fields, text) => Object.assign(fields, { fractionMs: Number(`0.${text}`) * 1000 }) },
  '%p': { pattern: /^[ap]m/i, keep: (fields, text) => Object.assign(fields, { half: text.toLowerCase() }) },
  '%z': {
    pattern: /^[+-]\d{2}(?:\d{2}|:\d{2}(?::\d{2})?)?/,
    keep: (fields, text) => Object.assign(fields, { offsetMinutes: offsetOf(text) }),
  },
};

function offsetOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (text.match(/\d{2}/g) ?? []).map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes + seconds / 60);
}

/** As in the database, a date with a zone may name a day that its month has not: it is counted on into the next month. */
function clockOf(fields: Fields): Clock | null {
  const { year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0, fractionMs = 0, half, offsetMinutes = null } = fields;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const isDay = offsetMinutes === null ? isDate(year, month, day) : month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (hours > 23 || minute > 59 || second > 59 || !isDay) return null;
  const wallClockMs = Date.UTC(2000, month - 1, day, hours, minute, second, Math.floor(fractionMs + 1e-6));
  return { wallClockMs: new Date(wallClockMs).setUTCFullYear(year, month - 1, day), offsetMinutes };
}

/** Whether the calendar has such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  const daysInMonth = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (daysInMonth[month - 1] ?? 0);
}
