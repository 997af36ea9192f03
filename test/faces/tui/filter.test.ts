import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

it('filters while it is typed, names the word it does not know, and keeps the former filter until then', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('5');
  explorer.type('/');
  explorer.type('contry:DE');
  await explorer.shows('column 1: unknown field "contry" (did you mean country?)');
  explorer.type(keys.enter);
  expect(explorer.state().places.at(-1)?.filter).toBe('');
  explorer.type('\x15');
  explorer.type('status:failed');
  await explorer.shows(/\d match/);
  explorer.type(keys.enter);
  await explorer.shows(/Filter: status:failed.*attempts match/);
  explorer.type('x');
  await explorer.shows('Filter: none');
});

it('says all that is wrong with a filter, over as many lines as that takes, and gives the screen below back', async () => {
  explorer = await explore(story, 60, 20);
  await explorer.shows('59 of 4,339 failed');
  explorer.type('4');
  await explorer.shows(/Streak[\s\S]*›/);
  const before = await explorer.settled();
  explorer.type('/reason:nope');
  await explorer.shows('column 8');
  await expect
    .poll(() => explorer.screen().split('\n'))
    .toEqual([
      ...before.split('\n').slice(0, 1),
      ' / reason:nope',
      '   column 8: reason: "nope" is no reason (known are',
      '   untrusted-origin, bad-credentials, account-blocked,',
      '   protocol, sso, oauth, policy, rate-limit, licence,',
      '   service, unknown)',
      ...before.split('\n').slice(6),
    ]);
  explorer.type(keys.escape);
  await explorer.hides('column 8');
  await expect.poll(explorer.screen).toBe(before);
});

it('shows the end of a filter longer than the line while it is typed there, and its beginning when the caret goes back', async () => {
  explorer = await explore(story, 40, 12);
  await explorer.shows('1-5 view');
  explorer.type('/user:webform@globex.example status:failed ip:104.196.140.76');
  await explorer.shows(/\n \/ ….*ip:104\.196\.140\.76\n/);
  explorer.type('\x1b[H');
  await explorer.shows('\n / user:webform@globex.example status:f');
});

it('says so where a filter leaves nothing, and what does not heed it', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('/user:nobody\r');
  await explorer.shows('nothing of 4,339 attempts matches: x clears it');
  await explorer.shows('─ Failed logins that match; new addresses and marks of the whole history ─');
  await explorer.shows('─ of the whole history   1 ─');
  expect(explorer.screen().split('\n')[1]).toBe(' [1 Overview]  2 Incidents 1   3 Origins   4 Users   5 Attempts 0');
  explorer.type('5');
  await explorer.shows('No attempt matches');
});

it('keeps no filter that says nothing, and understands the shorter word for what failed', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('/""\r');
  await explorer.shows('column 1: a word is missing');
  explorer.type('\x15user:~form or status:failed\r');
  await explorer.shows('column 12: or joins nothing here');
  explorer.type('\x15status:fail\r');
  await explorer.shows(/Filter: status:fail +59 of 4,339 attempts match/);
});

it('shows from one attempt the others like it', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('5\r');
  await explorer.shows('Source IP   ');
  explorer.type('jj&');
  await explorer.shows(/^ breakday › … › .*Attempts .*\n.*\n Filter: ip:\S+ +[\d,]+ of 4,339 attempts match/);
});

it('opens what came from all addresses of one owner, grouped by status, and keeps it as a filter', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('3bb');
  await explorer.shows(/Owner[\s\S]*› GoDaddy\.com[\s\S]* Google LLC/);
  explorer.type(`j${keys.enter}`);
  await explorer.shows(/Filter: owner:"Google LLC" +[\d,]+ of 4,339 attempts match[\s\S]*Google LLC[\s\S]*› Success[\s\S]*security token/);
});

it('clears the reader’s own filter, and not the one that makes the place what its title says', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type(`3/status:failed${keys.enter}`);
  await explorer.shows(/› 50\.63\.186\.4/);
  explorer.type(`j${keys.enter}`);
  await explorer.shows(/Origins › 104\.196\.140\.76[\s\S]*Filter: ip:104\.196\.140\.76 status:failed +21 of 4,339 attempts match/);
  explorer.type('x');
  await explorer.shows(/Filter: ip:104\.196\.140\.76 +224 of 4,339 attempts match[\s\S]*› Success +203/);
  explorer.type(keys.enter);
  await explorer.shows(/› Success[\s\S]*Filter: ip:104\.196\.140\.76 status:success/);
  explorer.type('x');
  explorer.type('/user:nobody');
  await explorer.shows('0 match');
  explorer.type(keys.enter);
  await explorer.shows(/Filter: ip:104\.196\.140\.76 status:success user:nobody +nothing of 4,339 attempts matches: x clears it/);
});

it('filters by the users of an incident', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('2&');
  await explorer.shows(/Filter: user:webform@globex\.example +[\d,]+ of 4,339 attempts match/);
});

it('calls no address new in a user’s lanes because a filter hides its past', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type(`4${keys.enter}`);
  await explorer.shows(/Users › \S+@/);
  explorer.type(`/after:2018-07-01${keys.enter}`);
  await explorer.shows(/Filter: after:2018-07-01.*attempts match[\s\S]*\n +new +·+◆·+\n/);
});
