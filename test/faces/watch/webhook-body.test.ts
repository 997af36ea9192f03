/** Messages for chats: in the shape that they take, and without anything a row could make a chat do. */
import { expect, test } from 'vitest';
import { webhookBody } from '../../../src/faces/watch/webhook-body.ts';
import type { Incident } from '../../../src/findings/result.ts';
import type { Alert } from '../../../src/investigation/watch.ts';

const hostile = '<!channel> [click](https://evil.example) <https://evil.example|here> *bold* & \u001b[31m\u202e';
const incident = {
  id: 'c0ffee00',
  day: '2026-03-10',
  verdict: 'confirmed',
  headline: `${hostile} broke`,
  advice: ['Trust the address.', hostile],
} as unknown as Incident;
const alert = {
  schema: 'breakday-alert/2',
  news: 'new',
  org: { id: '00D000000000001EAA', name: 'globex' },
  until: null,
  incident,
} as const;
const sent = (format: 'json' | 'slack' | 'teams') => JSON.parse(webhookBody(alert, format));

test('Slack gets text without markup, mentions or links', () => {
  const message = sent('slack');
  expect(message).toEqual({ text: expect.any(String), mrkdwn: false, parse: 'none', unfurl_links: false, unfurl_media: false });
  expect(message.text).toMatch(
    /^2026-03-10 {2}confirmed {2}&lt;!channel&gt; .* &amp; .* broke {2}\(of globex: breakday report --incident c0ffee00\)\n• Trust the address\.\n• /,
  );
  for (const character of ['<', '>', '\u001b', '\u202e']) expect(message.text).not.toContain(character);
});

test('Teams gets a card of text runs, which know no Markdown', () => {
  const { type, attachments } = sent('teams');
  expect({ type, kinds: attachments.map(({ contentType }: { contentType: string }) => contentType) }).toEqual({
    type: 'message',
    kinds: ['application/vnd.microsoft.card.adaptive'],
  });
  const { body, ...card } = attachments[0].content;
  expect(card).toEqual({ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4' });
  expect(body).toHaveLength(3);
  for (const { type: block, inlines } of body)
    expect([block, inlines.map((run: { type: string }) => run.type)]).toEqual(['RichTextBlock', ['TextRun']]);
  expect(JSON.stringify(body)).not.toMatch(/\\u001b|\u202e/);
});

test('others get the alert as it is', () => {
  expect(sent('json')).toMatchObject({ ...alert, incident: { id: 'c0ffee00', advice: ['Trust the address.', expect.any(String)] } });
});

test('what is over asks for nothing, and what is taken back says what took its place', () => {
  const lines = (news: Pick<Alert, 'news' | 'instead'>): string[] =>
    JSON.parse(webhookBody({ ...alert, incident: { ...incident, headline: 'It broke.' }, ...news }, 'slack')).text.split('\n');
  expect(lines({ news: 'ended' })).toEqual(['2026-03-10  ended  Logs in again. It was told: It broke.  (c0ffee00 of globex)']);
  expect(lines({ news: 'withdrawn', instead: ['beefcafe'] })).toEqual([
    '2026-03-10  withdrawn  Told as beefcafe now, by what came since. It was told: It broke.  (c0ffee00 of globex)',
  ]);
  expect(lines({ news: 'withdrawn', instead: [] })).toEqual([
    '2026-03-10  withdrawn  No longer so, by what came since. It was told: It broke.  (c0ffee00 of globex)',
  ]);
});

test('what changed is named before what happened', () => {
  const line = (more: Partial<Alert>): string =>
    JSON.parse(webhookBody({ ...alert, org: null, incident: { ...incident, headline: 'It broke.' }, ...more }, 'slack')).text.split(
      '\n',
    )[0];
  const more = '(breakday report --incident c0ffee00)';
  expect(line({ news: 'changed', changes: ['recovered', 'was likely'] })).toBe(
    `2026-03-10  confirmed, changed: recovered; was likely  It broke.  ${more}`,
  );
  expect(line({ news: 'changed' })).toBe(`2026-03-10  confirmed, changed  It broke.  ${more}`);
});

test('a line of what began before the log has no day', () => {
  const headline = 'worker@globex.example has failed since before the log begins.';
  const began = { ...incident, day: null, verdict: 'possible', headline } as unknown as Incident;
  expect(JSON.parse(webhookBody({ ...alert, org: null, incident: began }, 'slack')).text.split('\n')[0]).toBe(
    'possible  worker@globex.example has failed since before the log begins.  (breakday report --incident c0ffee00)',
  );
});
