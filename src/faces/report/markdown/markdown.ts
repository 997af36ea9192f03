/** A postmortem as GitHub flavoured Markdown that reads well raw. */
import { type Block, type Common, type Postmortem, type Section, type Table, titleOf } from '../postmortem/block.ts';
import { chartLines } from './chart.ts';
import { escapeMarkdown } from './escape.ts';

/** The whole text, a line break at its end. `common`: what the postmortems share, where there are several. */
export function renderMarkdown(postmortems: readonly Postmortem[], common: Common | null): string {
  const told = postmortems.map(renderPostmortem);
  if (common === null) return told.join(rule);
  const [opening, end] = ['# Postmortems', '# What all of them rest on'];
  return [
    `${opening}\n\n${renderCaptioned(common.incidents(postmortems.length))}\n`,
    ...told,
    `${[end, ...common.sections.map(renderSection)].join('\n\n')}\n`,
  ].join(rule);
}

const rule = '\n---\n\n';

function renderPostmortem(postmortem: Postmortem): string {
  const { figures, sections } = postmortem;
  const shown = figures.map(({ value, label }) => `**${escapeMarkdown(value)}** ${label}`).join(' · ');
  return `${[`# ${escapeMarkdown(titleOf(postmortem))}`, shown, ...sections.map(renderSection)].join('\n\n')}\n`;
}

function renderSection({ title, blocks }: Section): string {
  return [`## ${title}`, ...blocks.map(renderBlock)].join('\n\n');
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
      const lines = chartLines(block.incident, block.zone);
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
