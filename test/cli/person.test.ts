/** What only a person can give: a secret that is typed unseen, and a browser in which somebody logs in. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { admin, startOrg, usualApp } from '../org/fake-org.ts';
import { newArchive } from '../org/pulling.ts';
import { crowd } from '../org/rows.ts';
import { openPty, type PtySettings } from '../pty.ts';

const screen: PtySettings = { columns: 120, rows: 40 };
const logins = crowd(30, Date.UTC(2026, 9, 1));
const { password = '', securityToken = '', Username: username } = admin;

test('a password and its token are typed unseen', async () => {
  await using org = await startOrg({ logins, callerTrusted: false });
  const terminal = openPty(['pull', '--archive', newArchive(), '--login-url', org.url, '--username', username], screen);
  await terminal.shows(`Password of ${username}:`);
  terminal.type(`${password}x\x7f\r`);
  await terminal.shows('Security token');
  terminal.type(`${securityToken}\r`);
  expect(await terminal.exited).toMatchObject({ status: 0 });
  expect(terminal.screen()).toContain('by password and security token');
  for (const typed of [password, securityToken]) expect(terminal.screen()).not.toContain(typed.slice(0, 4));
});

test('a token is asked for where the environment has none', async () => {
  await using org = await startOrg({ logins });
  const terminal = openPty(['pull', '--quiet', '--archive', newArchive(), '--instance-url', org.url], screen);
  await terminal.shows(`Access token for ${org.url}:`);
  terminal.type(`${org.token}\r`);
  expect(await terminal.exited).toMatchObject({ status: 0 });
  expect(terminal.screen()).not.toContain(org.token.split('!')[1]);
});

test.each([
  ['Ctrl-C', '\x03', { status: 130 }, 'Ending'],
  ['Ctrl-D', '\x04', { status: 1 }, 'nothing was typed'],
])('%s ends a question without an answer', async (_, key, exit, words) => {
  await using org = await startOrg({ logins });
  const terminal = openPty(['pull', '--archive', newArchive(), '--login-url', org.url, '--username', username], screen);
  await terminal.shows('Password of');
  terminal.type(key);
  expect(await terminal.exited).toMatchObject(exit);
  expect(terminal.screen()).toContain(words);
  expect(org.journal).toEqual([]);
});

test.each([
  [['--username', username], 'Put it into SF_PASSWORD, and the security token into SF_SECURITY_TOKEN.'],
  [['--instance-url', 'https://globex.my.salesforce.com'], 'Put it into SF_ACCESS_TOKEN.'],
])('without a terminal, %s names the variable', async (flags, advice) => {
  const { status, stderr } = await breakday(['pull', '--archive', newArchive(), ...flags]);
  expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
  expect(stderr).toContain(advice);
});

test('on a terminal the browser is opened, even where only what matters is told', async () => {
  await using org = await startOrg({ logins });
  const browser = fakeBrowser();
  const flags = ['--login-url', org.url, '--client-id', usualApp.clientId, '--callback-port', '0'];
  const terminal = openPty(['pull', '--quiet', '--archive', newArchive(), ...flags], { ...screen, env: { PATH: browser.path } });
  expect(await terminal.exited).toMatchObject({ status: 0 });
  expect(terminal.screen()).toContain(`${org.url}/services/oauth2/authorize?response_type=code`);
  expect(browser.page()).toContain('You can close this page');
  const code = new URLSearchParams(org.journal.find(({ path }) => path.endsWith('/token'))?.body).get('code') ?? 'none';
  for (const secret of [code, ...tokensSent(org.journal)]) expect(terminal.screen()).not.toContain(secret);
});

function tokensSent(journal: readonly { readonly authorization: string }[]): string[] {
  return journal.flatMap(({ authorization }) => authorization.split('!')[1] ?? []);
}

/** What opens a page on this platform, as far as the tests go: it follows where it is sent, and keeps what it is shown. */
function fakeBrowser(): { readonly path: string; readonly page: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-browser-'));
  const shown = join(folder, 'page.html');
  const program = `fetch(process.argv[1]).then((page) => page.text()).then((page) => require('node:fs').writeFileSync('${shown}', page))`;
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec '${process.execPath}' -e "${program}" "$1"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { path: [folder, process.env.PATH].join(delimiter), page: () => readFileSync(shown, 'utf8') };
}
