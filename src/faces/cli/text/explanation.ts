/** What a status, a code or a message means, as text. */
import { notYours } from '../../../attempts/advice.ts';
import type { Explanation } from '../../../attempts/explanation.ts';
import { quoted } from '../../../attempts/quoted.ts';
import { safe } from '../../safe.ts';
import { causeWords } from '../../words.ts';
import { numbered, paragraph } from './layout.ts';
import { type PageOptions, pageOf, showable } from './page.ts';
import { section } from './section.ts';

/** The text of an explanation, ending in a line break. */
export function renderExplanation(explanation: Explanation, options: PageOptions): string {
  const page = pageOf(options, 'UTC');
  const { title, meaning, inLoginHistory, cause, advice, command, notes } = showable(explanation, options);
  const bullets = (texts: readonly string[]): string[] => texts.flatMap((text) => paragraph(text, page.width, `  ${page.symbols.bullet} `));
  const lines = [
    page.theme.heading(title),
    ...paragraph(meaning, page.width, '  '),
    ...section('Kind', cause === null ? [] : [`  ${cause}: ${causeWords[cause]}`], page),
    ...section('In login history', bullets(inLoginHistory), page),
    ...section(
      'What to do',
      numbered(
        advice.filter((step) => step !== notYours),
        page.width,
        '  ',
      ),
      page,
    ),
    ...(advice.includes(notYours) ? ['', ...paragraph(notYours, page.width, '  ! ').map(page.theme.warning)] : []),
    ...section('Mind', bullets(notes), page),
    ...section('Find it', [`  ${command}`], page),
  ];
  return `${lines.join('\n')}\n`;
}

/** What to say where a text means nothing known. */
export function renderNearMatches(text: string, nearMatches: readonly string[]): string {
  const unknown = `${quoted(text)} is no status, code or message that is known.`;
  if (nearMatches.length === 0) return `${unknown} Paste the whole message, or a status as login history shows it.`;
  return [`${unknown} Near to it:`, ...nearMatches.map((near) => `  ${safe(near)}`)].join('\n');
}
