/** One incident told as a postmortem, in the order that people expect: the same for every format. */
import type { Incident, Result } from '../../../findings/result.ts';
import { safely } from '../../safe.ts';
import { actionsOf, lessonsOf } from './actions.ts';
import { attemptsOf, dataOf, ruleOf } from './appendix.ts';
import type { Block, Postmortem, Section } from './block.ts';
import { alternativesOf, changesOf, detectionOf, evidenceOf, resolutionOf, rootCauseOf, sequenceOf, timelineOf } from './story.ts';
import { figuresOf, impactOf, summaryOf, titleOf } from './summary.ts';
import { timesOf } from './times.ts';

/** `sre`: everything; `light`: what a colleague reads in two minutes. */
export type Template = 'sre' | 'light';

export interface PostmortemOptions {
  readonly template: Template;
  /** The version of breakday that writes. */
  readonly version: string;
}

export function postmortemOf(unsafeResult: Result, unsafeIncident: Incident, { template, version }: PostmortemOptions): Postmortem {
  const result = safely(unsafeResult);
  const incident = safely(unsafeIncident);
  const times = timesOf(result.window.timezone);
  const full: readonly (readonly [id: string, title: string, blocks: readonly Block[]])[] = [
    ['summary', 'Summary', summaryOf(incident)],
    ['impact', 'Impact', impactOf(incident, times)],
    ['root-cause', 'Root cause and trigger', rootCauseOf(incident, times)],
    ['timeline', 'Timeline', timelineOf(incident, times)],
    ['evidence', 'Evidence', evidenceOf(incident)],
    ['changes', 'What else changed', changesOf(incident)],
    ['alternatives', 'Alternatives', alternativesOf(incident)],
    ['resolution', 'Resolution', resolutionOf(incident, times)],
    ['detection', 'Detection', detectionOf(incident)],
    ['actions', 'Action items', actionsOf(incident)],
    ['lessons', 'Lessons', lessonsOf(incident)],
    ['sequence', 'Appendix: the attempts in order', sequenceOf(incident, times)],
    ['attempts', 'Appendix: the attempts in numbers', attemptsOf(incident, times.zone)],
    ['data', 'Appendix: the data', dataOf(result, times)],
    ['rule', 'Appendix: the rule', ruleOf(incident, result, version)],
  ];
  const sections = full
    .map(([id, title, blocks]): Section => ({ id, title, blocks }))
    .filter(({ id, blocks }) => blocks.length > 0 && (template === 'sre' || short.has(id)));
  return { title: titleOf(incident), result, incident, figures: figuresOf(incident), sections };
}

const short = new Set(['summary', 'impact', 'root-cause', 'timeline', 'evidence', 'actions', 'data']);
