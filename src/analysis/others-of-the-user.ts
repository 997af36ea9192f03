/** What the other ways in of a user did while one of them failed: whether it befell that program or the user. */
import { sendsPassword } from '../attempts/password-login.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';

interface Other {
  readonly lane: number;
  readonly successes: number;
  readonly failures: number;
  /** Whether it failed for the reason in question too. */
  readonly alike: boolean;
}

/** That others went on, of which those count most that show which password is valid; or that all failed alike. */
export function othersOfTheUser(candidate: Candidate, view: LaneView, views: readonly LaneView[], context: Context): Fact[] {
  const { firstBad, lastFailure, cause, status } = candidate;
  if (firstBad === null || lastFailure === null) return [];
  const others = views.filter((other) => other !== view).flatMap((other) => during(other, firstBad, lastFailure, status));
  const goOn = others.filter(({ successes, failures }) => successes > 0 && failures === 0);
  if (goOn.length > 0) {
    const withPassword = goOn.filter(({ lane }) => sendsItsPassword(lane, context));
    const showPassword = cause === 'bad-credentials' && withPassword.length > 0;
    const telling = (showPassword ? withPassword : goOn).toSorted((a, b) => b.successes - a.successes || a.lane - b.lane);
    const successes = telling.reduce((sum, other) => sum + other.successes, 0);
    return [{ is: 'others-go-on', lanes: telling.map(({ lane }) => lane), successes, showPassword }];
  }
  const fail = others.filter(({ successes, alike }) => successes === 0 && alike);
  return fail.length > 0 ? [{ is: 'others-fail', lanes: [...candidate.lanes, ...fail.map(({ lane }) => lane)] }] : [];
}

/** What a lane that had worked did in this time; a success from where it never came from is somebody else's, as far as is known. */
function during({ chronicle, lane }: LaneView, from: number, until: number, status: number): Other[] {
  const at = chronicle.positionAt(from);
  if (chronicle.successesBefore(at) === 0) return [];
  const entries = chronicle.entries.slice(at, chronicle.positionAt(until + 1));
  const failures = entries.filter(({ succeeded }) => !succeeded);
  return [
    {
      lane,
      successes: entries.filter(({ succeeded, origin }) => succeeded && chronicle.wasGoodBefore(at, origin)).length,
      failures: failures.length,
      alike: failures.some((failure) => failure.status === status),
    },
  ];
}

function sendsItsPassword(lane: number, { dimensions }: Context): boolean {
  const known = dimensions.lanes[lane];
  return known !== undefined && sendsPassword(known.loginType, known.loginSubtype);
}
