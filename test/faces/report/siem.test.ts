/** What other systems read: held against what the published schemas require and allow (OCSF 1.8, ECS 9.4). */
import { expect, test } from 'vitest';
import { ecsAttempt, ecsFinding } from '../../../src/faces/report/siem/ecs.ts';
import { ocsfAttempt, ocsfFinding } from '../../../src/faces/report/siem/ocsf.ts';
import { isNotice } from '../../../src/faces/words.ts';
import { scenario } from './scenes.ts';

type Json = Readonly<Record<string, unknown>>;

const published = {
  base: ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'],
  severity: [0, 1, 2, 3, 4, 5, 6, 99],
  confidence: [0, 1, 2, 3, 99],
  findingActivity: [0, 1, 2, 3, 99],
  findingStatus: [0, 1, 2, 3, 4, 5, 6, 99],
  logonActivity: [0, 1, 2, 3, 4, 5, 6, 7, 99],
  status: [0, 1, 2, 99],
  authProtocol: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99],
  ecsKind: ['alert', 'asset', 'enrichment', 'event', 'metric', 'state', 'pipeline_error', 'signal'],
  ecsAuthenticationType: ['start', 'end', 'info'],
  ecsOutcome: ['failure', 'success', 'unknown'],
};

const stories = ['the-form-that-broke', 'spray-over-five-users', 'fails-since-the-log-began', 'token-reset-after-a-silent-move'];

test.each(stories)('%s is a Detection Finding of OCSF', async (name) => {
  const { result } = await scenario(name);
  expect(result.incidents.length).toBeGreaterThan(0);
  for (const incident of result.incidents) {
    const finding = ocsfFinding(incident, '1.0.0') as Json;
    for (const field of [...published.base, 'finding_info']) expect(finding, field).toHaveProperty(field);
    expect(finding).toMatchObject({ category_uid: 2, class_uid: 2004, finding_info: { uid: incident.id } });
    expect(finding.type_uid).toBe(200400 + (finding.activity_id as number));
    expect(published.findingActivity).toContain(finding.activity_id);
    expect(published.severity).toContain(finding.severity_id);
    expect(published.confidence).toContain(finding.confidence_id);
    expect(published.findingStatus).toContain(finding.status_id);
    expect(finding.metadata).toMatchObject({ version: expect.any(String), product: { name: 'breakday' } });
    expect(finding.is_alert).toBe(!isNotice(incident));
    expect(finding.remediation).toMatchObject({ desc: expect.any(String) });
    expect(finding.time).toBeGreaterThan(0);
    expect(finding.end_time).toBeGreaterThanOrEqual(finding.start_time as number);
  }
});

test.each(stories)('the attempts of %s are Authentications of OCSF', async (name) => {
  const { attempts } = await scenario(name);
  expect(attempts.length).toBeGreaterThan(0);
  for (const attempt of attempts) {
    const event = ocsfAttempt(attempt, '1.0.0') as Json;
    for (const field of [...published.base, 'user']) expect(event, field).toHaveProperty(field);
    expect(event).toMatchObject({ category_uid: 3, class_uid: 3002, type_uid: 300201, user: { name: attempt.user } });
    expect(event).toMatchObject({ service: { name: 'Salesforce' }, unmapped: { cause: attempt.reason } });
    expect(published.logonActivity).toContain(event.activity_id);
    expect(published.status).toContain(event.status_id);
    expect(published.authProtocol).toContain(event.auth_protocol_id);
    expect(published.severity).toContain(event.severity_id);
  }
});

test.each(stories)('%s and its attempts are events of ECS', async (name) => {
  const { result, attempts } = await scenario(name);
  const documents = [...result.incidents.map((incident) => ecsFinding(incident, '1.0.0')), ...attempts.map(ecsAttempt)];
  for (const document of documents) {
    const { event, ...rest } = document as { event: { kind: string; category: string[]; type: string[]; outcome: string } };
    expect(rest).toMatchObject({ '@timestamp': expect.stringMatching(/^\d{4}-.*Z$/), ecs: { version: '9.4.0' } });
    expect(event.category).toEqual(['authentication']);
    expect(published.ecsKind).toContain(event.kind);
    for (const type of event.type) expect(published.ecsAuthenticationType).toContain(type);
    expect(published.ecsOutcome).toContain(event.outcome);
  }
});

test('a pseudonym is never given for an address', async () => {
  const { result } = await scenario('the-form-that-broke');
  const [incident] = result.incidents;
  if (incident === undefined) throw new Error('the story has an incident');
  const hidden = { ...incident, address: '104.196.x.x-0badc0de', addresses: ['104.196.x.x-0badc0de'], previousAddresses: [] };
  expect(ecsFinding(hidden, '1.0.0')).toMatchObject({ source: { address: hidden.address }, related: { ip: [] } });
  expect(ecsFinding(hidden, '1.0.0')).not.toHaveProperty('source.ip');
  expect(ocsfFinding(hidden, '1.0.0')).toMatchObject({ evidences: [{ src_endpoint: { name: hidden.address } }] });
});
