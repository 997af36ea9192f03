/** The longest pause of each week: nights and weekends are part of a rhythm, however many attempts lie between them. */

const week = 7 * 86_400_000;

export class WeeklyPauses {
  readonly #weeks: number[] = [];
  readonly #longest: number[] = [];

  /** Pauses come in order; each belongs to the week in which it ends. */
  add(from: number, until: number): void {
    const current = Math.floor(until / week);
    const last = this.#weeks.length - 1;
    if (this.#weeks[last] === current) this.#longest[last] = Math.max(this.#longest[last] as number, until - from);
    else {
      this.#weeks.push(current);
      this.#longest.push(until - from);
    }
  }

  /** The longest pause of a usual week among those that were over before an instant; 0 where there was none. */
  usual(before = Infinity): number {
    const count = this.#weeks.findLastIndex((number) => (number + 1) * week <= before) + 1;
    return this.#longest.slice(0, count).sort((a, b) => a - b)[Math.floor((count - 1) / 2)] ?? 0;
  }
}
