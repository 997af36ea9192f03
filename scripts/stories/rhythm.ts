/** When a program runs. A rhythm gives its instants between two others, in order. */
import { day, hour, minute, week, weekday } from './clock.ts';
import type { Random } from './random.ts';

export type Rhythm = (from: number, until: number, random: Random) => number[];

/** Every so often, with some jitter; a cron job has none to speak of, a worker that sleeps between its runs has more. */
export function every(gap: number, jitter = 0.02): Rhythm {
  return (from, until, random) => {
    const times = [];
    for (let time = from + random.next() * gap; time < until; time += gap * (1 + jitter * (2 * random.next() - 1))) times.push(whole(time));
    return times;
  };
}

/** Once a day at about this hour, UTC. */
export function nightly(atHour = 2, spread = 20 * minute): Rhythm {
  return (from, until, random) => {
    const times = [];
    for (let date = Math.floor(from / day) * day; date < until; date += day) {
      const time = whole(date + atHour * hour + random.next() * spread);
      if (time >= from && time < until) times.push(time);
    }
    return times;
  };
}

/** Once a week: on this weekday, 0 for Sunday, at about this hour, UTC. */
export function weekly(onWeekday: number, atHour = 5): Rhythm {
  const daily = nightly(atHour, 40 * minute);
  return (from, until, random) => daily(from, until, random).filter((time) => weekday(time) === onWeekday);
}

/** Only on working days, between two hours of the day in UTC. */
export function atWork(rhythm: Rhythm, fromHour = 7, untilHour = 19): Rhythm {
  return (from, until, random) =>
    rhythm(from, until, random).filter((time) => {
      const hourOfDay = (time % day) / hour;
      return weekday(time) % 6 !== 0 && hourOfDay >= fromHour && hourOfDay < untilHour;
    });
}

/** Visitors fill in a form: so many times a day, at any moment, more by day than by night. */
export function visits(perDay: number): Rhythm {
  return (from, until, random) => {
    const times = [];
    for (let time = from; time < until; ) {
      time += (-Math.log(1 - random.next()) * day) / (perDay * 2);
      const awake = 0.5 - 0.45 * Math.cos((2 * Math.PI * ((time % day) - 3 * hour)) / day);
      if (time < until && random.chance(awake)) times.push(whole(time));
    }
    return times;
  };
}

/** Runs each time, and again a few times shortly after: what programs do that retry. */
export function withRetries(rhythm: Rhythm, retries: number, pause = 20_000): Rhythm {
  return (from, until, random) =>
    rhythm(from, until, random).flatMap((time) => Array.from({ length: retries + 1 }, (_, i) => time + i * pause));
}

/** A fixed number of times from the beginning on. */
export function times(count: number, gap: number): Rhythm {
  return (from) => Array.from({ length: count }, (_, i) => from + i * gap);
}

export const quarterHourly = every(15 * minute);
export const hourly = every(hour);
export const onSundays = weekly(0);
export const never: Rhythm = () => [];
export { week };

function whole(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
