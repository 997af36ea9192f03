/** What a lane's history says of a streak that no new address explains: where it had worked, what failed besides, and where it works again. */
import type { Status } from '../attempts/reason.ts';
import type { Fact } from './candidate.ts';
import type { Chronicle } from './chronicle.ts';
import { greatestWithin } from './greatest-within.ts';
import type { Entry } from './history.ts';
import type { Streak } from './streak.ts';
import { keysOf } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** The facts of a streak that begins at a position, in a lane that had worked. */
export function streakFacts(chronicle: Chronicle, at: number, streak: Streak, naming: Entry, status: Status): Fact[] {
  const facts: Fact[] = [{ is: 'good-until-the-break', successes: chronicle.successesBefore(at) }];
  if (status.label === 'Login Rate Exceeded') {
    const until = chronicle.entries.slice(0, chronicle.positionOf(streak.last) + 1).map(({ time }) => time);
    facts.push({ is: 'busiest-hour', attempts: greatestWithin(until, 3_599_999) });
  }
  if (chronicle.everNewShareAt(at) > thresholds.everNewShare) return facts;
  facts.push(...whereItHadWorked(chronicle, at, streak, naming));
  const newcomer = newAddressBesides(chronicle, at);
  return newcomer ? [...facts, newcomer] : facts;
}

/** The next attempt from where it failed, if it succeeded: one from elsewhere shows nothing of what was refused there. */
export function letInAgain(chronicle: Chronicle, streak: Streak): Entry | null {
  const keys = keysOf(streak, chronicle.keyOf);
  const next = chronicle.entries.slice(chronicle.positionOf(streak.last) + 1).find(({ origin }) => keys.has(chronicle.keyOf(origin)));
  return next?.succeeded ? next : null;
}

/** Addresses that had succeeded before and were refused as the first one was: none of them can be the reason. */
function whereItHadWorked(chronicle: Chronicle, at: number, { failures }: Streak, naming: Entry): Fact[] {
  const here = chronicle.keyOf(naming.origin);
  const good = chronicle.entries.slice(0, at).filter(({ succeeded, origin }) => succeeded && chronicle.keyOf(origin) === here);
  const [earliest, latest] = [good[0], good.at(-1)];
  const others = failures.filter(
    ({ origin, status }) => status === naming.status && origin !== naming.origin && chronicle.wasGoodBefore(at, origin),
  );
  return [
    ...(earliest && latest
      ? [
          {
            is: 'good-before-at-this-origin',
            origin: naming.origin,
            successes: good.length,
            firstSuccess: earliest.time,
            lastSuccess: latest.time,
          } as const,
        ]
      : []),
    ...(others.length > 0
      ? [{ is: 'same-failures-at-good-origins', origins: [...new Set(others.map(({ origin }) => origin))] } as const]
      : []),
  ];
}

/** An address that the lane began to use shortly before it was blocked, or with the streak itself. */
function newAddressBesides(chronicle: Chronicle, at: number): Fact | null {
  const first = chronicle.entries[at] as Entry;
  const since = chronicle.positionAt(first.time - thresholds.attackSpan_ms);
  const newcomer = chronicle.entries.slice(since, at + 1).find(({ origin }) => isFirstSeenIn(chronicle, since, origin));
  return newcomer ? { is: 'new-address-besides', origin: newcomer.origin, firstSeen: newcomer.time } : null;
}

function isFirstSeenIn(chronicle: Chronicle, since: number, origin: number): boolean {
  return chronicle.lastFrom(chronicle.keyOf(origin), since) === null;
}
