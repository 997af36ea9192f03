/** The stories that are kept as files, for people to read and for tests to hold: each has a name, a moral and a log. */
import { at, day, hour } from './clock.ts';
import { runs } from './program.ts';
import { visits } from './rhythm.ts';
import { phpToolkit, type Row, statuses } from './row.ts';
import { Stage } from './stage.ts';
import { tales } from './tales/index.ts';

export interface Scenario {
  /** What happened, and what must be said of it. */
  readonly story: string;
  readonly tell: () => readonly Row[];
}

const seed = 20180820;

/** A scenario that is one of the tales, as its seed tells it. */
function tale(name: string, story: string): Scenario {
  const told = tales[name];
  if (told === undefined) throw new Error(`there is no tale called ${name}`);
  return { story, tell: () => told(seed).rows };
}

/** Half a year of a web form that had worked for three, and the night on which its host moved it. */
function theFormThatBroke(): readonly Row[] {
  const stage = new Stage(seed, { begins: at('2018-03-05'), ends: at('2018-09-03') });
  stage.staff({ domain: 'globex.example', people: 6 });
  const moved = at('2018-08-20') + 13 * hour + 42 * 60_000;
  const trusted = moved + day + 21 * hour;
  const form = {
    user: 'webform@globex.example',
    client: phpToolkit,
    rhythm: visits(14),
    phases: [
      { from: stage.begins, at: '173.201.106.127' },
      {
        from: moved,
        at: '104.196.140.76',
        answer: (_: number, __: unknown, time: number) => (time < trusted ? statuses.token : statuses.success),
      },
    ],
  };
  stage.add(runs(form, stage.ends, stage.random));
  return stage.rows;
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  'the-form-that-broke': {
    story:
      'A PHP form had sent leads from one server for three years. On 20 August 2018 the hosting company moved it, and every login was answered “Failed: API security token required”. ' +
      'On the 22nd the new address was added to Network Access, and the form worked again. Nobody had changed anything.',
    tell: theFormThatBroke,
  },
  'nightly-job-moved': tale(
    'move nightly, fixed',
    'A nightly load runs on a new server from one night to the next. A day lies between the last good login and the first bad one; the answer carries both.',
  ),
  'weekly-report-moved': tale(
    'move weekly, fixed',
    'A report runs on one day a week, and its server moves. Few failures are enough where a program comes seldom.',
  ),
  'moved-to-ipv6': tale('move to IPv6', 'A server is moved and speaks IPv6 from then on. The new address is new, whatever its family.'),
  'a-pool-moves': tale(
    'pool moves',
    'A program logs in from several addresses of one network, and all of them move together. It is one move to one new network.',
  ),
  'moved-and-back': tale(
    'back after three nights',
    'A nightly job moves, is refused, and is moved back after three nights. It recovered when its old address came back.',
  ),
  'returned-after-forty-days': tale(
    'returned after forty days',
    'A program moves away, lives elsewhere for forty days, and is refused when it returns. An address that was away for so long counts as new.',
  ),
  'after-two-days-off': tale(
    'move after two days off',
    'A program pauses for longer than it ever does, and is refused at a new address when it comes back. When it moved is not known to the day: it is only possible.',
  ),
  'a-single-refusal': tale(
    'single failure at the end',
    'The last row of the log is one refusal of a program at a new address. It is told at once, and no louder than possible.',
  ),
  'token-reset-after-a-silent-move': tale(
    'token reset after a silent move of a nightly job',
    'A nightly job moves and nothing fails, because it sends a token. Days later the token is reset and it is refused, at an address that is not new any more: two stories, and the second is not a move.',
  ),
  'password-expired': tale(
    'password of a nightly job',
    'The password of a nightly job expires. It fails at the address where it always was: the address has nothing to do with it.',
  ),
  'version-retired': tale(
    'retired version on a new server',
    'A program is rebuilt on a new server with a version of the API that is retired. The address is new, and not the reason.',
  ),
  'single-sign-on-down': tale(
    'single sign-on fails for everybody',
    'A certificate expires and everybody is refused within the hour. It is one incident with many users.',
  ),
  'spray-over-five-users': tale(
    'spray over five users',
    'Somebody tries one password each on five users, from addresses that never succeeded. It is an attack, and nobody broke.',
  ),
  'fails-since-the-log-began': tale(
    'fails since the log began',
    'A program fails from the first row to the last. Which day it broke lies before the log, and no day is named.',
  ),
  'a-person-forgets-a-password': tale(
    'a person forgets a password',
    'A person types a wrong password again and again, and remembers. Nothing broke.',
  ),
  'being-set-up': tale(
    'set up in the middle of the log',
    'A program that never worked before is tried out, fails, and is mended. That is no break.',
  ),
};
