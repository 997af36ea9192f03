/** The blocks of a postmortem as HTML. Every text of a row goes through the escape. */
import type { Block, Picture, Table } from '../postmortem/block.ts';
import { escapeHtml } from './escape.ts';
import { linesMost, picture } from './picture.ts';

const widths = { wide: 860, narrow: 340 } as const;

/** The HTML of one block; `id` is unique in the page. */
export function renderBlock(block: Block, id: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<dl class="facts">${block.rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<h3>${escapeHtml(block.title)}</h3><ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'tasks':
      return `<ul class="tasks">${block.items.map((item) => `<li><label><input type="checkbox"> <span>${escapeHtml(item)}</span></label></li>`).join('')}</ul>`;
    case 'blank':
      return `<p class="blank">${escapeHtml(block.question)}</p>`;
    case 'table':
      return renderTable(block, id);
    case 'picture':
      return renderPicture(block);
  }
}

/** Short words of digits, such as an address, which read badly in two lines. */
const whole = /^[\d.:/-]{1,18}$/;

/** A table that can be scrolled sideways where it is too wide, and filtered where that was asked for. */
export function renderTable({ caption, columns, rows, filtered }: Table, id: string): string {
  const place = (i: number): string => {
    if (columns[i]?.align === 'right') return ' class="number"';
    return /^(Time|(Day|Verdict|ID)$)/.test(columns[i]?.title ?? '') ? ' class="whole"' : '';
  };
  const head = columns.map(({ title }, i) => `<th scope="col"${place(i)}>${escapeHtml(title)}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => `<td${place(i) || (whole.test(cell) ? ' class="whole"' : '')}>${escapeHtml(cell)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  const filter = `<div class="filter" hidden><label for="${id}-filter">Show rows with</label><input id="${id}-filter" type="search" aria-controls="${id}"><output>${rows.length} rows</output></div>\n`;
  return `${filtered ? filter : ''}<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table id="${id}"><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function renderPicture({ incident, zone }: Picture): string {
  const { days, day } = incident;
  if (days.length === 0) return '';
  const at = Math.max(
    0,
    days.findIndex((each) => each.day === day),
  );
  return `<figure>${picture(incident, zone, widths.wide, 'wide')}${picture(incident, zone, widths.narrow, 'narrow')}
<div class="reader" hidden><input type="range" min="0" max="${days.length - 1}" value="${at}" aria-label="Day"><output></output></div>
<figcaption>Attempts a day in ${escapeHtml(zone)}: successes above each line, failures below it, ◆ the first appearance of the address; days without data are grey. The mark under “the break” lies between the last good login and the first failure. Heights grow with the square root, so that single attempts stay visible.${incident.origins.length > linesMost ? ` Shown are ${linesMost} of ${incident.origins.length} addresses.` : ''}</figcaption></figure>`;
}
