/** The clock of an org: its rows are told by it, and this machine's may go wrong. */

/** The moment of an answer as its sender's clock tells it; by our own where the answer names none. */
export function momentOf({ headers }: Response): Date {
  const told = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(told) ? new Date() : new Date(told);
}
