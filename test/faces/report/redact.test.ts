import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnName } from '../../../src/attempts/attempt.ts';
import { canonicalAddress } from '../../../src/attempts/origin.ts';
import { attemptCsv } from '../../../src/faces/attempt-lines.ts';
import { escapeHtml } from '../../../src/faces/report/html/escape.ts';
import { escapeMarkdown } from '../../../src/faces/report/markdown/escape.ts';
import { redactionOf } from '../../../src/faces/report/redact.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { ecsAttempt } from '../../../src/faces/report/siem/ecs.ts';
import { ocsfAttempt } from '../../../src/faces/report/siem/ocsf.ts';
import { safe } from '../../../src/faces/safe.ts';
import type { Incident } from '../../../src/findings/result.ts';
import { type Scene, scenario } from './scenes.ts';
import { rewritten, written } from './strangers.ts';

const options = { template: 'sre', version: '1.0.0' } as const;
const formats = ['md', 'html', 'json', 'ecs', 'ocsf'] as const;

function namesIn({ result, attempts }: Scene): { users: string[]; addresses: string[] } {
  const { incidents, summary } = result;
  return {
    users: [...new Set([...incidents.flatMap(({ users }) => users), ...attempts.map(({ user }) => user)])],
    addresses: [
      ...new Set([
        ...incidents.flatMap(({ addresses, previousAddresses }) => [...addresses, ...previousAddresses]),
        ...summary.byOriginAndStatus.flatMap(({ address }) => address ?? []),
      ]),
    ],
  };
}

test.each(['the-form-that-broke', 'spray-over-five-users', 'moved-to-ipv6', 'single-sign-on-down'])(
  'nothing of the original of %s remains in any format',
  async (name) => {
    const scene = await scenario(name);
    const { users, addresses } = namesIn(scene);
    const redaction = redactionOf('all', 'a key', scene.result);
    const texts = formats.map((format) => renderReport(format, redaction.result(scene.result), options));
    const rows = scene.attempts.map((attempt) => attemptCsv(redaction.attempt(attempt))).join('\n');
    for (const text of [...texts, rows]) {
      for (const original of [...users, ...addresses]) expect(text).not.toContain(original);
      for (const { id } of scene.result.incidents) expect(text).not.toContain(id);
    }
    expect(users.length * addresses.length).toBeGreaterThan(0);
  },
);

test('the same key gives the same pseudonyms, another key gives others', async () => {
  const { result } = await scenario('weekly-report-moved');
  const withKey = (key: string): string => renderReport('md', redactionOf('all', key, result).result(result), options);
  expect(withKey('one')).toBe(withKey('one'));
  expect(withKey('one')).not.toBe(withKey('two'));
});

test('only users, or only addresses, where no more is asked for', async () => {
  const { result } = await scenario('weekly-report-moved');
  const [{ users = [], addresses = [] } = {}] = result.incidents;
  const [user = '', address = ''] = [users[0], addresses[0]];
  const withoutUsers = renderReport('md', redactionOf('users', 'k', result).result(result), options);
  expect(withoutUsers).not.toContain(user);
  expect(withoutUsers).toContain(address);
  const withoutAddresses = renderReport('md', redactionOf('addresses', 'k', result).result(result), options);
  expect(withoutAddresses).toContain(user);
  expect(withoutAddresses).not.toContain(address);
});

test('an address keeps its prefix, so that neighbours are seen as neighbours', async () => {
  const { result } = await scenario('the-form-that-broke');
  const [{ address = null } = {}] = result.incidents;
  const redacted = redactionOf('all', 'k', result).result(result).incidents[0]?.address ?? '';
  expect(redacted.split('.').slice(0, 2)).toEqual(address?.split('.').slice(0, 2));
  expect(redacted).toMatch(/^\d+\.\d+\.x\.x-[0-9a-f]{8}$/);
});

const { result: weekly, attempts: weeklyAttempts } = await scenario('weekly-report-moved');
const [{ users: [weeklyUser = ''] = [], address: weeklyAddress = null } = {}] = weekly.incidents;

test('of a user with any name, however strange, nothing remains', () => {
  fc.assert(
    fc.property(written, (name) => {
      const spelled = [name, safe(name), escapeHtml(safe(name)), escapeMarkdown(safe(name)), JSON.stringify(name).slice(1, -1)];
      expect(textsAbout(weeklyUser, name).filter((text) => spelled.some((spelling) => text.includes(spelling)))).toEqual([]);
    }),
    { seed: 20180820, numRuns: 300 },
  );
});

test('of any address nothing remains but its prefix', () => {
  const addresses = fc
    .oneof(fc.ipV4(), fc.ipV6())
    .map(canonicalAddress)
    .filter((address) => address !== '::');
  fc.assert(
    fc.property(addresses, (address) => {
      expect(textsAbout(weeklyAddress ?? '', address).filter((text) => text.includes(address))).toEqual([]);
    }),
    { seed: 20180820, numRuns: 300 },
  );
});

const told = formats.map((format) => renderReport(format, weekly, options));

/** The redacted reports of a story in which `name` had this other name; those which say that anyway are left out. */
function textsAbout(name: string, other: string): string[] {
  const renamed = rewritten(weekly, [name], other);
  const redacted = redactionOf('all', 'k', renamed).result(renamed);
  return formats.flatMap((format, at) => (told[at]?.includes(other) ? [] : renderReport(format, redacted, options)));
}

/** One brought text, in the place of an application's name, where `bystander` is a user as well. */
function shownOf(field: ColumnName, text: string, users: readonly string[] = ['admin', 'bystander', 'a@globex.example']): string {
  const [attempt] = weeklyAttempts;
  if (attempt === undefined) throw new Error('the story has attempts');
  const fields = { [field]: text };
  return redactionOf('all', 'k', weekly, users).attempt({ ...attempt, fields }).fields[field] ?? '';
}

test.each([
  ['application', 'Feed_admin for svc_admin2', 'Feed_user-8 for svc_user-8'],
  ['application', 'FeedAdmin (bystander)', 'user-8 (user-8)'],
  ['browser', 'Agent/198.51.100.7_x ip198.51.100.7', 'Agent/198.51.x.x-8_x ip198.51.x.x-8'],
  ['browser', 'v2026198.51.100.7.csv 198.51.100.72026', 'vx.x.x.x-8.csv x.x.x.x-8'],
  ['browser', 'at_2001:db8:aa:1::77_ and feed2001:db8::1', 'at_2001:db8:aa:x-8_ and x:x-8'],
  ['browser', '::ffff:203.0.113.9 in My::Feed at 12:30:45', '::ffff:203.0.x.x-8 in My::Feed at 12:30:45'],
  ['browser', 'Chrome/126.0.0.0 Chrome/126.0.6478.127', 'Chrome/126.0.0.0 Chrome/126.0.6478.127'],
  ['login_url', 'admin.my.salesforce.com/?un=a@globex.example_1', 'org-8.my.salesforce.com/?un=user-8_1'],
  ['login_url', 'login.salesforce.com', 'login.salesforce.com'],
  ['login_url', 'login.acmecorp.example', 'org-8.invalid'],
  ['application', 'Sync of acmecorp--dev.sandbox.my.salesforce.com', 'Sync of org-8.sandbox.my.salesforce.com'],
  ['browser', '203-0-113-77.dyn.example ip-10-1-2-3x', '203.0.x.x-8.dyn.example ip-10.1.x.x-8x'],
  ['application', 'Export 2026-11-01-02-03-04, order 1234-5678-9012-3456', 'Export 2026-11-01-02-03-04, order 1234-5678-9012-3456'],
  ['client_version', '27.1.2.3', '27.1.2.3'],
  ['client_version', 'admin/27.1.2.3', 'user-8/27.1.2.3'],
  ['forwarded_for', '198.51.100.7, 10.9.8.7', '198.51.x.x-8, 10.9.x.x-8'],
] as const)('the %s %s shows %s', (field, text, expected) => {
  expect(shownOf(field, text).replace(/[0-9a-f]{8}/g, '8')).toBe(expected);
});

test('a name keeps its pseudonym whatever it touches, and in any letter case', () => {
  const [alone = '', ...others] = ['admin', 'x_admin', 'ADMIN-1', 'sysadmin2'].map((text) => shownOf('application', text));
  expect(alone).toMatch(/^user-[0-9a-f]{8}$/);
  expect(others).toEqual([`x_${alone}`, `${alone}-1`, alone]);
});

test('a name is hidden in any Unicode form and with the escapes of an address line, under one pseudonym', () => {
  const users = ['Zoë Müller', 'Ann.Lee+ci@Initech.example'];
  const [zoe, ann] = ['Zoë Müller', 'ann.lee+ci@initech.example'].map((text) => shownOf('application', text, users));
  expect(zoe).not.toBe(ann);
  for (const text of ['Zoë Müller'.normalize('NFD'), 'ZOË MÜLLER', 'Zo%C3%AB%20M%c3%bcller', 'Zo%C3%AB+M%C3%BCller'])
    expect(shownOf('application', `${text} tool`, users)).toBe(`${zoe} tool`);
  for (const text of ['Ann.Lee+ci@Initech.example', 'ann.lee%2bci%40initech.example', 'ann.lee%252bci%2540initech.example', 'ANN.LEE+CI'])
    expect(shownOf('browser', `UA (${text}; x)`, users)).toBe(`UA (${ann}; x)`);
});

test('one person has one pseudonym in the column of the user and in texts, whatever the letter case', () => {
  const [attempt] = weeklyAttempts;
  if (attempt === undefined) throw new Error('the story has attempts');
  const redaction = redactionOf('all', 'k', weekly, ['Ann.Lee@Initech.example']);
  const shown = redaction.attempt({ ...attempt, user: 'Ann.Lee@Initech.example', fields: { application: 'ann.lee@initech.example' } });
  expect(shown.fields.application).toBe(shown.user);
});

test('whom a tagged e-mail belongs to is hidden without the tag as well, under the pseudonym of the whole', () => {
  const users = ['Jane.Secretname+sfdc@globex.example', 'bystander'];
  const [whole] = users.map((text) => shownOf('application', text, users));
  for (const text of ['JANE.SECRETNAME', 'Jane.Secretname+sfdc', 'jane.secretname%2Bsfdc'])
    expect(shownOf('application', `Sync of ${text}`, users)).toBe(`Sync of ${whole}`);
  const twice = [...users, 'jane.secretname+crm@globex.example'];
  expect(shownOf('application', 'Jane.Secretname', twice)).toMatch(/^user-[0-9a-f]{8}$/);
});

test('the name of an org in its login hosts is the same pseudonym in every format, and in the sentences that quote it', () => {
  const host = 'globexcorp.my.salesforce.com';
  const named = rewritten(weekly, ['login.salesforce.com'], host);
  const [incident] = named.incidents;
  const [input] = named.coverage.inputs;
  const [attempt] = weeklyAttempts;
  if (incident === undefined || input === undefined || attempt === undefined)
    throw new Error('the story has an incident, a file and attempts');
  const moved = {
    ...{ field: 'loginUrl', before: host, after: 'login.globexcorp.example', share: 1 },
    sentence: 'All 2 attempts came with the login URL login.globexcorp.example; none of 9 earlier successes did.',
  };
  const told = {
    ...named,
    incidents: [{ ...incident, changed: [moved] }],
    coverage: { ...named.coverage, inputs: [{ ...input, name: `${host} 2026.csv` }], warnings: [`${host} 2026.csv: 2 rows are short.`] },
  };
  const redaction = redactionOf('all', 'k', told);
  const row = redaction.attempt({ ...attempt, fields: { ...attempt.fields, login_url: host } });
  const texts = [...formats.map((format) => renderReport(format, redaction.result(told), options)), attemptCsv(row)];
  for (const text of texts) expect(text).not.toMatch(/globexcorp/i);
  expect(new Set([...texts.join().matchAll(/(org-[0-9a-f]{8})\.my\.salesforce\.com/g)].map(([, org]) => org)).size).toBe(1);
  expect(JSON.stringify([ecsAttempt(row, {}), ocsfAttempt(row, { version: '1.0.0' })])).not.toMatch(/globexcorp/i);
  expect(JSON.stringify(redactionOf('addresses', 'k', told).result(told).incidents[0]?.lanes)).toContain(host);
});

test('the id of an org is a pseudonym as well, the same of the whole and of each attempt', () => {
  const [attempt] = weeklyAttempts;
  if (attempt === undefined) throw new Error('the story has attempts');
  const org = '00D5g000004AbCdEAK';
  const told = { ...weekly, coverage: { ...weekly.coverage, org, warnings: [`2 rows of ${org} are short.`] } };
  const redaction = redactionOf('users', 'k', told);
  const { coverage } = redaction.result(told);
  expect(coverage.org).toMatch(/^org-[0-9a-f]{8}$/);
  expect(coverage.warnings).toEqual([`2 rows of ${coverage.org} are short.`]);
  expect(redaction.attempt({ ...attempt, fields: { org } }).fields.org).toBe(coverage.org);
  expect(redactionOf('addresses', 'k', told).result(told).coverage.org).toBe(org);
});

test('the first part of an e-mail is hidden alone as well, unless it is a common word or belongs to somebody else', () => {
  const users = [
    'svc.feed@acme.example',
    'svc.feed@globex.example',
    'bob@acme.example',
    'data@acme.example',
    'warehouse',
    'Warehouse@x.example',
  ];
  const [shared, acme, globex, warehouse, other] = ['svc.feed', ...users.slice(0, 2), 'warehouse', 'warehouse@x.example'].map((text) =>
    shownOf('application', text, users),
  );
  expect(new Set([shared, acme, globex, warehouse, other]).size).toBe(5);
  expect(shownOf('application', 'Data Loader of Bobby', users)).toBe('Data Loader of Bobby');
});

test('a user who is called as Salesforce speaks takes no word of ours along', () => {
  const [attempt] = weeklyAttempts;
  if (attempt === undefined) throw new Error('the story has attempts');
  const users = ['Success', 'failure', 'unknown', 'Application', 'api'];
  const redaction = redactionOf('all', 'k', weekly, users);
  const plain = { ...attempt, fields: { login_type: 'Application', api_type: 'REST API' } };
  for (const user of users) {
    const shown = redaction.attempt({ ...plain, user, status: 'Success', outcome: 'success' });
    expect(shown).toEqual({
      ...plain,
      user: expect.stringMatching(/^user-/),
      address: shown.address,
      status: 'Success',
      outcome: 'success',
    });
    expect(ecsAttempt(shown, {})).toMatchObject({ event: { outcome: 'success' } });
  }
  const { incidents, window, coverage } = redactionOf('all', 'k', weekly, ['moved', 'UTC', 'query', 'likely', 'origin-change']).result(
    weekly,
  );
  const own = ({ kind, verdict, shape, cause, day, bracket }: Incident): unknown => ({ kind, verdict, shape, cause, day, bracket });
  expect(incidents.map(own)).toEqual(weekly.incidents.map(own));
  expect(window).toEqual(weekly.window);
  expect(coverage.inputs.map(({ format, timezone }) => ({ format, timezone }))).toEqual(
    weekly.coverage.inputs.map(({ format, timezone }) => ({ format, timezone })),
  );
});

test('what a sentence quotes of a row is hidden as in the row', () => {
  const renamed = rewritten(weekly, [weeklyUser], 'admin');
  const [input] = renamed.coverage.inputs;
  if (input === undefined) throw new Error('the story has a file');
  const name = 'export_198.51.100.7_admin_2026.csv';
  const warned = { ...renamed.coverage, inputs: [{ ...input, name }], warnings: [`${name}: 2 rows fall into an hour.`] };
  const { coverage } = redactionOf('all', 'k', renamed).result({ ...renamed, coverage: warned });
  expect(coverage.inputs[0]?.name.replace(/[0-9a-f]{8}/g, '8')).toBe('export_198.51.x.x-8_user-8_2026.csv');
  expect(coverage.warnings).toEqual([`${coverage.inputs[0]?.name}: 2 rows fall into an hour.`]);
});
