/** The session that the Salesforce command line keeps, from a command that answers as it does. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { enter } from '../../../src/sources/org/enter.ts';
import type { OrgAccess, Session } from '../../../src/sources/org/org.ts';
import { sfSession } from '../../../src/sources/org/ways/sf.ts';

const token = '00D5e000000Fake!AQcAQ.fresh';
const nothing: OrgAccess = { instanceUrl: null, accessToken: null, apiVersion: null };
const entered = (asked: OrgAccess): Promise<Session> => enter(asked, { say: () => {} });

afterEach(() => void vi.unstubAllEnvs());

const redacted = "[REDACTED] Use 'sf org auth show-access-token' to view";
const instanceUrl = 'https://globex.my.salesforce.com';

test.each([
  ['an older sf, which shows the token', { display: { instanceUrl, accessToken: token } }],
  ['a newer sf, which hides it', { display: { instanceUrl, accessToken: redacted }, show: { accessToken: token } }],
])('%s is asked for it', async (_, answers) => {
  fakeSf(answers);
  expect(await entered({ ...nothing, targetOrg: 'globex' })).toMatchObject({
    wayIn: 'sf',
    alias: 'globex',
    accessToken: token,
    instanceUrl,
  });
});

test('a text in the place of a token is never sent', async () => {
  fakeSf({ display: { instanceUrl, accessToken: redacted }, show: { accessToken: redacted } });
  const hidden = {
    message: 'sf hides the access token of this org',
    advice: expect.stringMatching(/`sf org auth show-access-token`.*SF_ACCESS_TOKEN.*SF_TEMP_SHOW_SECRETS=true/),
  };
  await expect(entered({ ...nothing, targetOrg: 'globex' })).rejects.toMatchObject(hidden);
  fakeSf({ display: { instanceUrl, accessToken: redacted } });
  await expect(entered({ ...nothing, targetOrg: 'globex' })).rejects.toMatchObject({
    ...hidden,
    message: "sf hides the access token of this org: 'No default environment found.'",
  });
  fakeSf({ display: { instanceUrl }, show: {} });
  await expect(entered({ ...nothing, targetOrg: 'globex' })).rejects.toThrow('sf gives no access token for this org');
});

test('an org without an address is told of sf, not of the user', async () => {
  fakeSf({ display: { accessToken: token } });
  await expect(entered({ ...nothing, targetOrg: 'globex' })).rejects.toThrow('sf names no instance URL for this org');
});

test('an sf that hangs is not waited for, and whoever ends the waiting is heard', async () => {
  const began = hangingSf();
  await expect(sfSession('globex', { patience: 1_000 })).rejects.toThrow('sf does not open the org: it did not answer in 1 second');
  const ending = new AbortController();
  const ended = enter({ ...nothing, targetOrg: 'globex' }, { say: () => {}, signal: ending.signal });
  await began(2);
  ending.abort();
  await expect(ended).rejects.toThrow('This operation was aborted');
});

/** Puts an `sf` on the PATH that never ends, and gives what waits for its nth start. */
function hangingSf(): (starts: number) => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-sf-'));
  const starts = join(folder, 'starts');
  writeFileSync(starts, '');
  writeFileSync(join(folder, 'sf'), `#!/bin/sh\necho started >> '${starts}'\nexec sleep 600\n`);
  chmodSync(join(folder, 'sf'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  return (wanted) => vi.waitUntil(() => readFileSync(starts, 'utf8').split('\n').length > wanted).then(() => {});
}

test('sf without an org, and no sf at all, are told apart', async () => {
  fakeSf({});
  await expect(entered(nothing)).rejects.toThrow("sf does not open the org: 'No default environment found.'");
  vi.stubEnv('PATH', mkdtempSync(join(tmpdir(), 'breakday-path-')));
  await expect(entered(nothing)).rejects.toThrow('the command `sf` is not on the PATH');
});

/** Puts a command on the PATH that answers as `sf` does: warnings first, then JSON. */
function fakeSf({ display, show }: { readonly display?: object; readonly show?: object }): void {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-sf-'));
  const answer = (result: object | undefined): string =>
    result === undefined
      ? `echo '${JSON.stringify({ status: 1, message: 'No default environment found.' })}'; exit 1`
      : `echo '${JSON.stringify({ status: 0, result }).replaceAll("'", "'\\''")}'`;
  const script = `#!/bin/sh\necho 'Warning: update available'\ncase "$*" in *show-access-token*) ${answer(show)};; *) ${answer(display)};; esac\n`;
  writeFileSync(join(folder, 'sf'), script);
  chmodSync(join(folder, 'sf'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
}
