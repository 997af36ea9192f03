/** Days of the calendar in a row. A date is counted on in UTC, where every day has 24 hours. */
const day = 86_400_000;

/** The date so many days later. */
export function daysAfter(date: string, count: number): string {
  return new Date(Date.parse(date) + count * day).toISOString().slice(0, 10);
}

/** All dates from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const length = Math.max(0, (Date.parse(last) - Date.parse(first)) / day + 1);
  return Array.from({ length }, (_, i) => daysAfter(first, i));
}
