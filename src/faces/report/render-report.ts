/** A report of all incidents of a result, in one of the formats; what a CSV holds are attempts, which come after it. */
import type { Result } from '../../findings/result.ts';
import { safeJson } from '../safe.ts';
import { renderHtml } from './html/html.ts';
import { renderMarkdown } from './markdown/markdown.ts';
import { commonOf, type PostmortemOptions, postmortemsOf } from './postmortem/postmortem.ts';
import type { ReportFormat } from './report-format.ts';
import { ecsFinding } from './siem/ecs.ts';
import { ocsfFinding } from './siem/ocsf.ts';

export function renderReport(format: ReportFormat, result: Result, options: PostmortemOptions): string {
  const teller = { version: options.version, org: result.coverage.org };
  switch (format) {
    case 'md':
      return renderMarkdown(postmortemsOf(result, options), commonOf(result, options));
    case 'html':
      return renderHtml(postmortemsOf(result, options), commonOf(result, options));
    case 'json':
      return `${safeJson(result, 2)}\n`;
    case 'ecs':
      return lines(result.incidents.map((incident) => ecsFinding(incident, teller)));
    case 'ocsf':
      return lines(result.incidents.map((incident) => ocsfFinding(incident, teller)));
    case 'csv':
      return '';
  }
}

function lines(objects: readonly object[]): string {
  return objects.map((object) => `${safeJson(object)}\n`).join('');
}
