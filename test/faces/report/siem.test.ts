/** What other systems read: held against what the published schemas require and allow (OCSF 1.8, ECS 9.4). */
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/attempts/attempt.ts';
import { redactionOf } from '../../../src/faces/report/redact.ts';
import { ecsAttempt, ecsFinding } from '../../../src/faces/report/siem/ecs.ts';
import { ocsfAttempt, ocsfFinding } from '../../../src/faces/report/siem/ocsf.ts';
import { isNotice } from '../../../src/findings/notice.ts';
import { ecsComplaints } from './ecs-complaints.ts';
import { ocsfComplaints } from './ocsf-complaints.ts';
import { type Scene, scenario, tale } from './scenes.ts';

type Json = Readonly<Record<string, unknown>>;

const teller = { version: '1.0.0', org: '00D000000000001AAA' };

const stories = ['the-form-that-broke', 'spray-over-five-users', 'fails-since-the-log-began', 'token-reset-after-a-silent-move'];

const full: Attempt['fields'] = {
  ...{ id: '0Ya000000000001', user_id: '005000000000001', country: 'US', browser: 'curl', login_url: 'login.salesforce.com' },
  ...{ tls: 'TLS 1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384', client_version: '27.1.2.3', login_type: 'SAML Idp Initiated SSO' },
};

/** A story as it is, with names and addresses hidden, and with rows that say all that rows can say, or nothing. */
async function tellings(story: string): Promise<Scene[]> {
  const scene = await (story === 'nightly job stopped for a week' ? tale(story) : scenario(story));
  const redaction = redactionOf('all', 'k', scene.result);
  const [attempt] = scene.attempts;
  const bare = attempt === undefined ? [] : [{ ...attempt, address: null, fields: {} }];
  return [
    { ...scene, attempts: [...scene.attempts, ...scene.attempts.slice(0, 1).map((each) => ({ ...each, fields: full })), ...bare] },
    { result: redaction.result(scene.result), attempts: scene.attempts.map(redaction.attempt) },
  ];
}

test('an attack that got in is critical, and names who was let in', async () => {
  const severityOf = async (name: string): Promise<unknown[]> => {
    const [incident] = (await tale(name)).result.incidents;
    if (incident === undefined) throw new Error(`${name} has no incident`);
    const ecs = ecsFinding(incident, { version: '1.0.0' }) as { event: Json; breakday: Json };
    const ocsf = ocsfFinding(incident, { version: '1.0.0' }) as Json;
    return [ecs.event.severity, ocsf.severity_id, (ecs.breakday.let_in as Json[]).map(({ user }) => user)];
  };
  expect(await severityOf('spray over five users')).toEqual([47, 3, []]);
  expect(await severityOf('spray over twelve users, and one is let in')).toEqual([99, 5, ['victim3@acme.example']]);
});

test.each([...stories, 'nightly job stopped for a week'])('%s and its attempts are events of OCSF and of ECS', async (story) => {
  for (const { result, attempts } of await tellings(story)) {
    expect(result.incidents.length * attempts.length).toBeGreaterThan(0);
    const ocsf = [...result.incidents.map((one) => ocsfFinding(one, teller)), ...attempts.map((one) => ocsfAttempt(one, teller))];
    expect(new Set(ocsf.flatMap(ocsfComplaints))).toEqual(new Set());
    const ecs = [...result.incidents.map((one) => ecsFinding(one, teller)), ...attempts.map((one) => ecsAttempt(one, teller))];
    expect(new Set(ecs.flatMap((document) => ecsComplaints(document as Json)))).toEqual(new Set());
  }
});

test('what the schemas do not allow would be noticed', async () => {
  const { result, attempts } = await scenario('weekly-report-moved');
  const [[incident], [attempt]] = [result.incidents, attempts];
  if (incident === undefined || attempt === undefined) throw new Error('the story has an incident and attempts');
  const event = ocsfAttempt(attempt, teller) as Json;
  const { user: _, service: __, dst_endpoint: ___, ...without } = event;
  expect(ocsfComplaints({ ...without, status_id: 3, src_endpoint: {}, http_request: { agent: 'x' }, time: '2026', type_uid: 1 })).toEqual([
    'user is missing',
    'none of service, dst_endpoint',
    'time is no instant: 2026',
    'status_id may not be 3',
    'src_endpoint.none of ip, uid, name, hostname, domain',
    'http_request.agent is no field of http_request',
    'type_uid is not 300201',
  ]);
  const { ecs: ____, ...document } = ecsFinding(incident, teller) as Json;
  const wrong = { kind: 'alert', category: ['authentication'], type: ['deletion'], outcome: 'step', severity: 'high' };
  expect(ecsComplaints({ ...document, event: wrong, related: { user: 'x' }, source: { ip: 'x' }, tls: { colour: 'x' } })).toEqual([
    'ecs.version is missing',
    'event.type: deletion is of another category',
    'event.outcome may not be step',
    'event.severity is no long: high',
    'source.ip is no ip: x',
    'related.user must be a list',
    'tls.colour is no field',
  ]);
});

test('events of two orgs are told apart, where anybody knows whose they are', async () => {
  const { result, attempts } = await scenario('weekly-report-moved');
  const [[incident], [attempt]] = [result.incidents, attempts];
  if (incident === undefined || attempt === undefined) throw new Error('the story has an incident and attempts');
  const named = { ...attempt, fields: { ...attempt.fields, org: '00D000000000002AAA' } };
  const orgOf = (event: object): unknown => {
    const { organization, metadata } = event as { organization?: Json; metadata?: Json };
    return organization?.id ?? metadata?.tenant_uid;
  };
  const told = (org: string | undefined) => [
    ...[ecsFinding(incident, { version: '1.0.0', org }), ocsfFinding(incident, { version: '1.0.0', org })],
    ...[attempt, named].flatMap((one) => [ecsAttempt(one, { org }), ocsfAttempt(one, { version: '1.0.0', org })]),
  ];
  const [asked, own] = ['00D000000000001AAA', '00D000000000002AAA'];
  expect(told(asked).map(orgOf)).toEqual([asked, asked, asked, asked, own, own]);
  expect(told(undefined).map(orgOf)).toEqual([undefined, undefined, undefined, undefined, own, own]);
});

test('a finding says whether it wants somebody, and from when to when it goes', async () => {
  for (const story of stories)
    for (const incident of (await scenario(story)).result.incidents) {
      const finding = ocsfFinding(incident, teller) as Json;
      expect(finding).toMatchObject({ is_alert: !isNotice(incident), finding_info: { uid: incident.id } });
      expect(finding.end_time).toBeGreaterThanOrEqual(finding.start_time as number);
    }
});

test('the rule of a finding is told as a rule, and not as advice', async () => {
  const [incident] = (await scenario('the-form-that-broke')).result.incidents;
  if (incident === undefined) throw new Error('the story has an incident');
  expect(ecsFinding(incident, teller)).toMatchObject({
    rule: {
      name: 'origin-change',
      category: 'untrusted-origin',
      description: expect.stringMatching(
        /^A program that had worked breaks when its attempts fail in a row\. It is an origin change when /,
      ),
    },
  });
});

test.each([
  [{ tls: 'TLS 1.2' }, { version: '1.2', version_protocol: 'tls' }],
  [
    { tls: 'TLSv1.3', cipher: 'X' },
    { version: '1.3', version_protocol: 'tls', cipher: 'X' },
  ],
  [{ tls: 'SSLv3' }, { version: '3', version_protocol: 'ssl' }],
  [{ tls: 'Unknown', cipher: 'X' }, { cipher: 'X' }],
  [{ tls: 'Unknown' }, undefined],
])('the protocol of %j is told as ECS splits it', async (fields, expected) => {
  const [attempt] = (await scenario('weekly-report-moved')).attempts;
  if (attempt === undefined) throw new Error('the story has attempts');
  expect((ecsAttempt({ ...attempt, fields }, teller) as Json).tls).toEqual(expected);
});

test('a pseudonym is never given for an address', async () => {
  const { result } = await scenario('the-form-that-broke');
  const [incident] = result.incidents;
  if (incident === undefined) throw new Error('the story has an incident');
  const hidden = { ...incident, address: '104.196.x.x-0badc0de', addresses: ['104.196.x.x-0badc0de'], previousAddresses: [] };
  expect(ecsFinding(hidden, teller)).toMatchObject({ source: { address: hidden.address }, related: { ip: [] } });
  expect(ecsFinding(hidden, teller)).not.toHaveProperty('source.ip');
  expect(ocsfFinding(hidden, teller)).toMatchObject({ evidences: [{ src_endpoint: { name: hidden.address } }] });
});
