/** The picture of a postmortem with what it takes to read it: a key to what is drawn, a reader for each day, and the scale in words. */
import { count } from '../../../findings/wording.ts';
import { beyondTheDays } from '../../beyond-the-days.ts';
import { clockOf, number } from '../../format.ts';
import { dayWord } from '../../words.ts';
import type { Picture } from '../postmortem/block.ts';
import { textHtml } from './breaks.ts';
import { escapeHtml } from './escape.ts';
import { picture, tallest } from './picture.ts';
import { shownOrigins } from './shown-origins.ts';

const widths = { wide: 860, narrow: 340 } as const;

/** The empty text where no day is known. */
export function renderFigure({ incident, zone }: Picture): string {
  const { days, day, origins, around } = incident;
  if (days.length === 0) return '';
  const at = Math.max(
    0,
    days.findIndex((each) => each.day === day),
  );
  const wide = picture(incident, zone, widths.wide, 'wide');
  const keys = [
    ['success', 'succeeded, above the line'],
    ['failure', 'failed, below it'],
    ['first', 'an address seen for the first time'],
    ['break-day', dayWord(incident)],
    ['bracket', 'between the last good login and the first failure'],
    ['unknown', 'no data'],
  ] as const;
  const legend = keys
    .filter(([name]) => wide.includes(`class="${name}"`))
    .map(([name, words]) => `<li><span class="key ${name}"></span>${words}</li>`)
    .join('');
  const shown = shownOrigins(origins);
  const beyond = beyondTheDays(incident, clockOf(zone));
  const all = Math.max(origins.length, around?.addresses ?? 0);
  const rest = all > shown.length ? ` Shown are ${shown.length} of ${number(all)} addresses.` : '';
  return `<figure><figcaption>Attempts a day in ${escapeHtml(zone)}. The tallest bar is ${count(tallest(shown), 'attempt')}; heights grow with the square root, so that single attempts stay visible.${rest}${beyond && ` ${textHtml(beyond)}`}</figcaption>
<ul class="legend">${legend}</ul>
${wide}${picture(incident, zone, widths.narrow, 'narrow')}
<div class="reader" hidden><input type="range" min="0" max="${days.length - 1}" value="${at}" aria-label="Day"><output></output></div></figure>`;
}
