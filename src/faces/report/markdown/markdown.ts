/** A postmortem as GitHub flavoured Markdown that reads well raw. */
import { type Block, type Postmortem, type Table, titleOf } from '../postmortem/block.ts';
import { chartLines } from './chart.ts';
import { escapeMarkdown } from './escape.ts';

/** The whole text, a line break at its end. `all`: a table of all incidents, where there are several. */
export function renderMarkdown(postmortems: readonly Postmortem[], all: Table | null): string {
  const opening = all === null ? [] : [`# Postmortems\n\n${renderCaptioned(all)}\n`];
  return [...opening, ...postmortems.map(renderPostmortem)].join('\n---\n\n');
}

function renderPostmortem(postmortem: Postmortem): string {
  const { figures, sections } = postmortem;
  const shown = figures.map(({ value, label }) => `**${escapeMarkdown(value)}** ${label}`).join(' · ');
  const parts = sections.map((section) => [`## ${section.title}`, ...section.blocks.map((block) => renderBlock(block))].join('\n\n'));
  return `${[`# ${escapeMarkdown(titleOf(postmortem))}`, shown, ...parts].join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'facts':
      return table(
        ['', ''],
        ['left', 'left'],
        block.rows.map(([label, value]) => [`**${label}**`, escapeMarkdown(value)]),
      );
    case 'list':
      return [`### ${block.title}`, '', ...block.items.map((item) => `- ${escapeMarkdown(item)}`)].join('\n');
    case 'tasks':
      return block.items.map((item) => `- [ ] ${escapeMarkdown(item)}`).join('\n');
    case 'table':
      return renderCaptioned(block);
    case 'picture': {
      const lines = chartLines(block.incident);
      return lines.length === 0 ? '' : ['```text', ...lines, '```'].join('\n');
    }
    case 'blank':
      return `> _${block.question}_\n>\n> …`;
  }
}

function renderCaptioned({ caption, columns, rows }: Table): string {
  const lines = table(
    columns.map(({ title }) => escapeMarkdown(title)),
    columns.map(({ align }) => align),
    rows.map((row) => row.map(escapeMarkdown)),
  );
  return `**${escapeMarkdown(caption)}**\n\n${lines}`;
}

function table(titles: readonly string[], aligns: readonly ('left' | 'right')[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(aligns.map((align) => (align === 'right' ? '---:' : '---'))), ...rows.map(line)].join('\n');
}
