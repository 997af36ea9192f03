/** What a webhook is sent: the alert as it is, or a message of a chat in which nothing of a row becomes a link, a mention or markup. */
import type { Alert } from '../../investigation/watch.ts';
import { safeJson } from '../safe.ts';
import { alertAdvice, alertLine } from './alert-text.ts';

export const webhookFormats = ['json', 'slack', 'teams'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** The body of the request, as JSON. */
export function webhookBody(alert: Alert, format: WebhookFormat): string {
  return `${safeJson(format === 'json' ? alert : format === 'slack' ? slackMessage(alert) : teamsMessage(alert))}\n`;
}

/** A message for an incoming webhook. Slack reads these three characters as markup whatever else is switched off, and links what looks like an address unless it is not to parse. */
function slackMessage(alert: Alert): object {
  const text = [alertLine(alert), ...alertAdvice(alert).map((line) => `• ${line}`)].join('\n');
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { text: escaped, mrkdwn: false, parse: 'none', unfurl_links: false, unfurl_media: false };
}

/** An Adaptive Card for a Teams workflow. Text runs, unlike text blocks, know no Markdown. */
function teamsMessage(alert: Alert): object {
  const paragraph = (text: string, weight: 'Bolder' | 'Default'): object => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight }],
  });
  const body = [paragraph(alertLine(alert), 'Bolder'), ...alertAdvice(alert).map((line) => paragraph(line, 'Default'))];
  const content = { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] };
}
