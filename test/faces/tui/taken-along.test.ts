/** What is taken along from tables of groups: what is known, for a spreadsheet or another program, not what was drawn. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, story } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

/** Writes what a view shows, in the format that the ending says. */
async function taken(view: string, shown: RegExp, ending: string, said: RegExp): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'breakday-taken-')), `taken.${ending}`);
  explorer.type(view);
  await explorer.shows(shown);
  explorer.type('e');
  await explorer.shows('Export what is shown');
  explorer.type(`\x15${file}\r`);
  await explorer.shows(said);
  return readFileSync(file, 'utf8');
}

it('writes origins with numbers as numbers and instants in ISO 8601, whatever the screen has room for', async () => {
  explorer = await explore(story, 160, 24);
  await explorer.shows(/the break, 1 new/);
  const [titles, ...rows] = (await taken('3', /Failed↓[\s\S]+› \d[\s\S]+Google LLC/, 'csv', /Wrote 65 rows/)).trimEnd().split('\n');
  expect(titles).toBe('address,attempts,succeeded,failed,steps,untrusted,password,blocked,other,users,first seen,last seen,owner');
  expect(rows.slice(0, 2)).toEqual([
    '50.63.186.4,1326,914,26,386,0,26,0,0,6,2018-03-05T08:20:21Z,2018-09-02T07:38:19Z,"GoDaddy.com, LLC"',
    '104.196.140.76,224,203,21,0,21,0,0,0,1,2018-08-20T14:25:09Z,2018-09-02T22:17:07Z,Google LLC',
  ]);
});

it('writes users as JSON that another program can count with', async () => {
  explorer = await explore(story, 160, 24);
  await explorer.shows(/the break, 1 new/);
  const users = JSON.parse(await taken('4', /Streak[\s\S]*›/, 'json', /Wrote 7 rows/));
  expect(users[0]).toEqual({
    user: 'webform@globex.example',
    attempts: 2596,
    failed: 21,
    steps: 0,
    streak: 21,
    lanes: 1,
    addresses: 2,
    'new addresses': 1,
    'last success': '2018-09-02T22:17:07Z',
  });
});

it('writes numbers into a document as people read them, and what came of one address by status', async () => {
  explorer = await explore(story, 160, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('/user:webform@globex.example\r3');
  await explorer.shows(/Failed↓[\s\S]+› \d/);
  expect(await taken('j\r', /Status[\s\S]+Success/, 'md', /Wrote 1 row to/)).toBe(
    [
      '| status | attempts | users | first seen | last seen |',
      '| --- | --- | --- | --- | --- |',
      '| Success | 2,372 | 1 | 2018-03-05T06:17:24Z | 2018-08-20T12:47:22Z |',
      '',
    ].join('\n'),
  );
});

it('writes no name and no address while they are masked, and the same numbers', async () => {
  explorer = await explore(story, 160, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('p');
  const origins = await taken('3', /Failed↓[\s\S]+› \d/, 'csv', /Wrote 65 rows/);
  expect(origins).toMatch(/\n104\.196\.140\.\*\*\*,224,203,21,/);
  expect(origins).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  expect(await taken('4', /Streak[\s\S]*›/, 'csv', /Wrote 7 rows/)).toMatch(/^user,[\s\S]*\nw\*\*\*\d,2596,21,/);
});
