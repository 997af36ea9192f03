/** A report of all incidents of a result, in one of the formats; what a CSV holds are attempts, which come after it. */
import type { Result } from '../../findings/result.ts';
import { safeJson } from '../safe.ts';
import { renderHtml } from './html/html.ts';
import { renderMarkdown } from './markdown/markdown.ts';
import { allIncidents, type PostmortemOptions, postmortemsOf } from './postmortem/postmortem.ts';
import type { ReportFormat } from './report-format.ts';
import { ecsFinding } from './siem/ecs.ts';
import { ocsfFinding } from './siem/ocsf.ts';

export function renderReport(format: ReportFormat, result: Result, options: PostmortemOptions): string {
  switch (format) {
    case 'md': {
      const postmortems = postmortemsOf(result, options);
      return renderMarkdown(postmortems, allIncidents(result, postmortems.length));
    }
    case 'html':
      return renderHtml(postmortemsOf(result, options), (told) => allIncidents(result, told));
    case 'json':
      return `${safeJson(result, 2)}\n`;
    case 'ecs':
      return lines(result.incidents.map((incident) => ecsFinding(incident, options.version)));
    case 'ocsf':
      return lines(result.incidents.map((incident) => ocsfFinding(incident, options.version)));
    case 'csv':
      return '';
  }
}

function lines(objects: readonly object[]): string {
  return objects.map((object) => `${safeJson(object)}\n`).join('');
}
