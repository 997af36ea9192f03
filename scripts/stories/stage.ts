/** Where a story is played: half a year of log, its people, and whoever is put on. */
import { Addresses } from './addresses.ts';
import { at, day, hour } from './clock.ts';
import { type Office, officeLife } from './people.ts';
import { type Program, runs } from './program.ts';
import { Random } from './random.ts';
import type { Row } from './row.ts';

export class Stage {
  readonly random: Random;
  readonly addresses: Addresses;
  readonly begins: number;
  readonly ends: number;
  #rows: Row[] = [];

  constructor(seed: number, { begins = at('2026-04-01'), ends = begins + 150 * day }: { begins?: number; ends?: number } = {}) {
    this.random = new Random(seed);
    this.addresses = new Addresses(this.random);
    this.begins = begins;
    this.ends = ends;
  }

  /** The log: all rows in the order in which they happened. */
  get rows(): readonly Row[] {
    return this.#rows.filter(({ time }) => time >= this.begins && time < this.ends).sort((a, b) => a.time - b.time);
  }

  /** Puts a program on stage. */
  run(program: Program): void {
    this.add(runs(program, this.ends, this.random));
  }

  /** Puts an office with its people on stage. */
  staff(office: Partial<Office> = {}): void {
    const usual = { domain: 'acme.example', address: this.addresses.server(), people: 5, from: this.begins, until: this.ends };
    this.add(officeLife({ ...usual, ...office }, this.addresses, this.random));
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.push(row);
  }

  /** Takes the rows of a span out of the log, as if they had never been exported. */
  lose(from: number, until: number): void {
    this.#rows = this.#rows.filter(({ time }) => time < from || time >= until);
  }

  /** Takes single rows out of the log. */
  forget(rows: readonly Row[]): void {
    const gone = new Set(rows);
    this.#rows = this.#rows.filter((row) => !gone.has(row));
  }

  /** An instant well inside the log, to the second. */
  someday(): number {
    const span = this.ends - this.begins;
    return this.begins + Math.floor((span * (0.45 + 0.3 * this.random.next())) / 1000) * 1000;
  }

  /** An instant in the busy hours of a working day. */
  workday(): number {
    const date = Math.floor(this.someday() / day) * day;
    const shift = { 0: 1, 6: 2 }[new Date(date).getUTCDay() as 0 | 6] ?? 0;
    return date + shift * day + (9 + this.random.between(0, 6)) * hour + this.random.between(0, 3599) * 1000;
  }
}
