/** The blocks of a postmortem as HTML. Every text of a row goes through the escape. */
import type { Block } from '../postmortem/block.ts';
import { textHtml } from './breaks.ts';
import { escapeHtml } from './escape.ts';
import { renderFigure } from './figure.ts';
import { renderTable } from './table.ts';

/** The HTML of one block; `id` is unique in the page. */
export function renderBlock(block: Block, id: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${textHtml(block.text)}</p>`;
    case 'facts':
      return `<dl class="facts">${block.rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${textHtml(value)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<h3>${escapeHtml(block.title)}</h3><ul>${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</ul>`;
    case 'tasks':
      return `<ul class="tasks">${block.items.map((item) => `<li><label><input type="checkbox"> <span>${textHtml(item)}</span></label></li>`).join('')}</ul>`;
    case 'blank':
      return `<p class="blank">${escapeHtml(block.question)}</p>`;
    case 'table':
      return renderTable(block, id);
    case 'picture':
      return renderFigure(block);
  }
}
