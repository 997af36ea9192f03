/** Reads the history user by user and puts every lane before every judge. */
import { attacks } from './attack.ts';
import { type Assault, assaultsOn } from './attackers.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { failureStreaks, type JudgedStreak } from './failure-streak.ts';
import { guessedPasswords } from './guessed.ts';
import type { Entry, UserHistory } from './history.ts';
import { viewLanes } from './lane-view.ts';
import { lockedOutBy } from './locked-out-by.ts';
import { withLockouts } from './lockouts.ts';
import { originChanges } from './origin-change.ts';
import { othersOfTheUser } from './others-of-the-user.ts';
import { joinMoves, joinStreaks } from './same-event.ts';
import { silenceOf } from './silence.ts';
import { silentOriginChanges } from './silent-origin-change.ts';
import { mayBeStrangers } from './whose.ts';

/** A streak that is part of no incident, and why. */
export interface Unqualified extends JudgedStreak {
  readonly user: string;
  /** Whether it may be somebody else's. */
  readonly strange: boolean;
}

export interface Judgement {
  readonly candidates: readonly Candidate[];
  readonly longestUnqualified: Unqualified | null;
}

/** Judges all users. */
export async function judgeAll(histories: AsyncIterable<UserHistory>, context: Context): Promise<Judgement> {
  const assaults: Assault[] = [];
  const guessed: Candidate[] = [];
  const moves: Candidate[] = [];
  const streaks: Candidate[] = [];
  const pieces: Candidate[] = [];
  const notices: Candidate[] = [];
  let longest: Unqualified | null = null;
  for await (const history of histories) {
    const found = assaultsOn(history, context);
    assaults.push(...found);
    const lanes = viewLanes(history, found, context);
    const passwords = lanes.flatMap((view) => guessedPasswords(view, context));
    guessed.push(...passwords.map(({ candidate }) => candidate));
    const guesses = new Set(passwords.flatMap(({ entries }) => entries));
    const views = lanes.map((view) => ({ ...view, chronicle: view.chronicle.without(guesses) }));
    const hostile = new Set(found.map(({ origin }) => origin));
    for (const view of views) {
      const factsOfTheUser = (candidate: Candidate): Fact[] => [
        ...lockedOutBy(candidate, history, hostile, context),
        ...othersOfTheUser(candidate, view, views, context),
      ];
      const changes = originChanges(view, context);
      moves.push(...changes.map(({ candidate }) => candidate));
      const told = new Set(changes.flatMap(({ failures }) => failures));
      for (const judged of failureStreaks(view, told, context)) {
        if (judged.candidate && !judged.piece) {
          streaks.push({ ...judged.candidate, facts: [...judged.candidate.facts, ...factsOfTheUser(judged.candidate)] });
          for (const failure of judged.streak.failures) told.add(failure);
        } else {
          if (judged.candidate) pieces.push(judged.candidate);
          if (judged.streak.failures.length > (longest?.streak.failures.length ?? 0))
            longest = { ...judged, user: history.user, strange: mayBeStrangers(judged.streak, views, context) };
        }
      }
      notices.push(...silentOriginChanges(view, context), ...silences(view, views, told, context));
    }
  }
  const failed = joinStreaks(streaks, pieces, context);
  return {
    candidates: [
      ...joinMoves(moves, context),
      ...failed,
      ...guessed,
      ...attacks(assaults, context).map((attack) => withLockouts(attack, failed)),
      ...notices,
    ],
    longestUnqualified: longest,
  };
}

/** The silence of a lane, unless what it ended with is told already: a program that broke is no less broken for giving up. */
function silences(view: LaneView, siblings: readonly LaneView[], told: ReadonlySet<Entry>, context: Context): Candidate[] {
  const last = view.chronicle.entries.at(-1);
  const silence = last && told.has(last) ? null : silenceOf(view, siblings, context);
  return silence ? [silence] : [];
}
