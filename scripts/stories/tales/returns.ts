/** A program goes back to its old address, goes on there beside the new one, or breaks once more. */
import { day, hour, minute } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import type { Phase } from '../program.ts';
import { atWork, every, type Rhythm } from '../rhythm.ts';
import { browser, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { type Tale, tale } from './tale.ts';

const user = 'mover@acme.example';

interface Stay {
  readonly after: number;
  readonly lasts: number;
  readonly told: Partial<Expected>;
}

/** The program runs at its old address, but for some stays at a new one, where it is refused. */
function staysElsewhere(rhythm: Rhythm, stays: readonly Stay[], answer: Phase['answer'] = statuses.token): Tale {
  return tale((stage) => {
    stage.run({ user: 'steady@acme.example', rhythm: every(40 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [home, away] = [stage.addresses.server(), stage.addresses.server()];
    const begins = stage.begins + 60 * day;
    const phases = stays.flatMap(({ after, lasts }): Phase[] => [
      { from: begins + after, at: away, answer },
      { from: begins + after + lasts, at: home },
    ]);
    stage.run({ user, rhythm, phases: [{ from: stage.begins, at: home }, ...phases] });
    return stays.map(({ after, lasts, told }) => ({
      kind: 'origin-change',
      verdict: firm,
      cause: 'untrusted-origin',
      users: [user],
      addresses: [away],
      previous: home,
      since: begins + after,
      recovered: { at: home, since: begins + after + lasts },
      ...told,
    }));
  });
}

/** A second server takes over a share of the attempts, and is refused to the end. */
function sharesWork(rhythm: Rhythm, share: number): Tale {
  return tale((stage) => {
    stage.run({ user: 'steady@acme.example', rhythm: every(40 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [old, other, second] = [stage.addresses.server(), stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const rows = rhythm(stage.begins, stage.ends, stage.random);
    const atSecond = new Set(rows.filter((time) => time >= since && stage.random.chance(share)));
    const playedAt = (own: readonly number[], at: Phase['at'], answer: string): void =>
      stage.run({ user, rhythm: () => [...own], phases: [{ from: stage.begins, at, answer }] });
    playedAt(
      rows.filter((time) => !atSecond.has(time)),
      (random) => random.pick([old, other]),
      statuses.success,
    );
    playedAt([...atSecond], second, statuses.token);
    return [
      {
        kind: 'origin-change',
        verdict: firm,
        shape: 'added',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [second],
        since,
        recovered: null,
      },
    ];
  });
}

function outages(count: number, lasts: number): Tale {
  return tale((stage) => {
    const here = stage.addresses.server();
    const begins = Array.from({ length: count }, (_, i) => stage.begins + 30 * day + i * 13 * day);
    const phases = begins.flatMap((from): Phase[] => [
      { from, at: here, answer: statuses.badPassword },
      { from: from + lasts, at: here },
    ]);
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: here }, ...phases] });
    return begins.map((since) => ({
      kind: 'failure-streak',
      verdict: ['confirmed'],
      cause: 'bad-credentials',
      users: [user],
      addresses: [here],
      since,
      recovered: { at: here, since: since + lasts },
    }));
  });
}

/** A person whose computer changes its address within one /64 all the time, and who is refused for four days at these addresses. */
function refusedWithPrivacy(stage: Stage, home: string, refusedAt: Phase['at'], then: Phase['at']): number {
  const since = stage.begins + 100 * day + 9 * hour;
  stage.run({
    user,
    client: browser,
    rhythm: atWork(every(5 * hour, 0.3)),
    phases: [
      { from: stage.begins, at: () => stage.addresses.inNetwork6(home) },
      { from: since, at: refusedAt, answer: statuses.restrictedIp },
      { from: since + 4 * day, at: then },
    ],
  });
  return since;
}

function movesHouse(stage: Stage): readonly Expected[] {
  const old = stage.addresses.network6();
  const here = stage.addresses.server6();
  const since = refusedWithPrivacy(stage, old, here, here);
  return [{ kind: 'origin-change', verdict: firm, shape: 'moved', users: [user], addresses: [here], since }];
}

/** The login ranges of the profile are tightened while the person stays at home. */
function refusedAtHome(stage: Stage): readonly Expected[] {
  const home = stage.addresses.network6();
  const first = stage.addresses.inNetwork6(home);
  const another = (): string => stage.addresses.inNetwork6(home);
  let refused = 0;
  const since = refusedWithPrivacy(stage, home, () => (refused++ === 0 ? first : another()), another);
  return [{ kind: 'failure-streak', verdict: firm, cause: 'untrusted-origin', users: [user], addresses: [first], since }];
}

export const returns: Readonly<Record<string, Tale>> = {
  'moved, back, and moved again': staysElsewhere(every(30 * minute), [
    { after: 0, lasts: 2 * day, told: { shape: 'moved' } },
    { after: 10 * day, lasts: 2 * day, told: { kind: 'failure-streak' } },
  ]),
  'moved, back, and again after forty days': staysElsewhere(every(30 * minute), [
    { after: 0, lasts: 2 * day, told: { shape: 'moved' } },
    { after: 42 * day, lasts: 2 * day, told: { shape: 'returned' } },
  ]),
  'moved for two working days': staysElsewhere(atWork(every(15 * minute)), [{ after: 4 * day, lasts: 2 * day, told: { shape: 'moved' } }]),
  'a stale token for two working days': staysElsewhere(
    atWork(every(15 * minute)),
    [{ after: 4 * day, lasts: 2 * day, told: { shape: 'moved', verdict: possible, cause: 'bad-credentials' } }],
    statuses.badPassword,
  ),
  'refused elsewhere for half an hour': staysElsewhere(every(10 * minute), [
    { after: 0, lasts: 30 * minute, told: { shape: 'moved', verdict: possible } },
  ]),
  'a slow program gets a second server': sharesWork(every(6 * hour, 0.1), 0.4),
  'a program that runs twice a day gets a second server': sharesWork(every(12 * hour, 0.1), 0.4),
  'eight outages of thirty hours': outages(8, 30 * hour),
  'a person with privacy addresses moves house': tale(movesHouse),
  'a person with privacy addresses is refused at home': tale(refusedAtHome),
};
