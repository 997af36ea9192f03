/** Opens a history for a command, and shows a person at a terminal how far its reading has come. */
import type { Settings } from '../../config.ts';
import { type Investigation, investigate, type Question } from '../../investigation.ts';
import { readingTeller } from '../reading.ts';
import type { Output } from './output.ts';

export function openHistory(question: Question, settings: Settings, output: Output): Promise<Investigation> {
  return investigate(question, settings, output.narrate, readingTeller(output.progress)).finally(() => output.progress(null));
}
