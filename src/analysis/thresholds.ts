/** Every number that a judgement depends on, with its unit, in one place. `analyze --verbose` prints them. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const thresholds = {
  /** A lane is established with this many successes on this many days … */
  establishedSuccesses: 10,
  establishedDays: 5,
  /** … or, where it runs seldom, with this many successes over this span. */
  slowEstablishedSuccesses: 5,
  slowEstablishedSpan_ms: 28 * day,

  /** One that has worked without a failure since the log began, with as many successes, over this span at least, may be older than the log. */
  youngSpan_ms: 2 * day,

  /** More streaks of a lane than this that are as long: it fails like this every now and then, … */
  usualStreaks: 5,
  /** … but a streak longer than this is an outage, unless more than this share of all attempts fail; */
  usualRunMost: 9,
  usualFailures: 0.5,
  /** and so it does where lone failures alone would make such a streak somewhere in the log with this probability. */
  chance: 0.05,
  /** Failures that make a streak, and how few will do where a lane runs seldom. */
  streakFailures: 3,
  slowStreakFailures: 2,
  slowGap_ms: 2 * day,
  seldomGap_ms: 12 * hour,
  /** A person mistypes: this many bad passwords, or a streak that spans this long, before it is a finding. */
  personBadCredentials: 10,
  personBadCredentialsSpan_ms: day,

  /** A challenge that the same user answers with a success from the same origin within this time was a step. */
  stepAnswered_ms: hour,

  /** An origin is new again after an absence this long, with this many successes elsewhere meanwhile. */
  returnedAbsence_ms: 30 * day,
  returnedSuccessesElsewhere: 10,
  /** Back at the old origin for longer than this, with as many successes as establish a lane: the next refusal is a break of its own. */
  wasBack_ms: 3 * day,
  /** Old origins that share the work with a new one may pause for so many failures as fall together with this probability. */
  pauseChance: 0.001,
  /** For this long after the break the old origin may go on while names resolve to it: a hand-over. What fails within it belongs to the change. */
  handover_ms: day,
  /** More of the lane's recent successes than this share from ever new addresses: newness proves nothing. */
  everNewShare: 0.3,
  recentSuccesses: 100,

  /** A bracket wider than this and than twice the lane's longest usual gap cannot name the day for sure. */
  wideBracket_ms: day,
  /** A refused stranger is brief: a streak shorter than this, while the old origin goes on, stays possible. */
  briefStreak_ms: hour,
  /** Failures of the same status at a good origin that show it is not the address. */
  sameFailuresAtGoodOrigin: 2,

  /** Share of gaps near a multiple of the usual gap that makes a beat steady, how near, and from how many gaps on. */
  steadyShare: 0.8,
  steadyTolerance: 0.1,
  steadyGaps: 20,
  /** The longest usual gap is this percentile of a lane's gaps, or the longest pause of a usual week where that is longer … */
  longGapPercentile: 0.99,
  /** … and a beat is that of this many attempts at most, the latest. */
  beatAttempts: 1000,
  /** People log in by browser as steadily as their days begin: only a steady beat faster than this is a machine's there. */
  browserBeat_ms: 12 * hour,
  /** The old origin was silent, and did not merely pause, when it stayed away for this many of its longest usual gaps. */
  unusualPauseGaps: 1.5,

  /** An attack, within a day: users from one origin, origins on one user, or rows of bad credentials from one origin on one user. */
  attackSpan_ms: day,
  attackUsers: 5,
  attackOrigins: 5,
  attackRows: 20,
  /** Bad passwords that can lock a user: the least that an org can be set to. */
  lockoutFailures: 3,
  /** The owner goes on as before if he is seen at a known origin within this time. */
  ownerSeen_ms: 7 * day,
  /** … and does not where none of so many attempts is made that the same hours had a week before. */
  missedAttempts: 10,

  /** A lane is silent when its last attempt is longer ago than this many of its longest usual gaps, and than a day. */
  silenceGaps: 3,
  silence_ms: day,
  /** Successes that show that a silent change of origin is settled, and how many addresses of one block in a lane are a pool. */
  settledSuccesses: 3,
  poolAddresses: 3,

  /** One status for this many users at known origins, each start this close to the last, is one incident. */
  orgWideUsers: 3,
  orgWideStart_ms: 2 * hour,

  /** A rebuilt program takes over from a lane of the same user that ended less than this long before. */
  inheritance_ms: day,

  /** A field counts as changed if its value was in fewer than this share of the lane's earlier successes. */
  changedShare: 0.01,

  /** A hole of the whole log is reported when it is this many times as long as the longest gap of a usual week, and at least this long. */
  holeFactor: 3,
  hole_ms: 6 * hour,
} as const;
