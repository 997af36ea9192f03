/** Cuts out of a history what tells one incident, small enough to keep and without losing what the judges look at. */
import type { Attempt } from '../../attempts/attempt.ts';
import type { Incident } from '../../findings/result.ts';

const step_ms = 600_000;

/** The first and the last moment at which others were there, within ten minutes. */
interface Presence {
  readonly step: number;
  readonly first: string;
  readonly last: string;
}

/**
 * The attempts of an incident's users, and of anybody from its addresses. Of all others it only counts when somebody was
 * there: one neighbour, to whom nothing ever happens, stands for them, so that the log is silent where it was silent.
 */
export async function* extract(
  attempts: AsyncIterable<Attempt>,
  { users, addresses, previousAddresses }: Incident,
): AsyncGenerator<Attempt> {
  const theirs = new Set(users);
  const places = new Set([...addresses, ...previousAddresses]);
  let others = null as Presence | null;
  for await (const attempt of attempts) {
    if (theirs.has(attempt.user) || (attempt.address !== null && places.has(attempt.address))) {
      yield attempt;
      continue;
    }
    const step = Math.floor(Date.parse(attempt.time) / step_ms);
    if (others?.step === step) others = { ...others, last: attempt.time };
    else {
      if (others !== null) yield* neighbours(others);
      others = { step, first: attempt.time, last: attempt.time };
    }
  }
  if (others !== null) yield* neighbours(others);
}

/** Nobody's name, and an address that nothing on the internet has. */
export const neighbour = { user: 'everybody.else@neighbour.invalid', address: '240.0.0.1' };

function neighbours({ first, last }: Presence): Attempt[] {
  return [...new Set([first, last])].map((time) => ({
    time,
    sequence: 0,
    ...neighbour,
    status: 'Success',
    outcome: 'success',
    reason: 'success',
    fields: { login_type: 'Application' },
  }));
}
