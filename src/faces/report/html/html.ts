/** Postmortems as one HTML file: nothing is loaded from anywhere, nothing runs but the script whose hash the page names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { number } from '../../format.ts';
import { capital } from '../../words.ts';
import { type Postmortem, type Table, titleOf } from '../postmortem/block.ts';
import { renderBlock, renderTable } from './blocks.ts';
import { escapeHtml } from './escape.ts';

/** The whole page, with as many of the postmortems as it has room for. `all`: a table of all incidents, where there are several. */
export function renderHtml(postmortems: readonly Postmortem[], all: (told: number) => Table | null): string {
  const [style, script] = [fileBeside('page.css'), fileBeside('page-script.js')];
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const [first] = postmortems;
  const title = first !== undefined && postmortems.length === 1 ? titleOf(first) : 'Postmortems';
  const articles = articlesWithin(postmortems);
  const table = all(articles.length);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main class="page">
${table === null ? '' : `<h1>Postmortems</h1>\n${renderTable(shortened(table), 'incidents')}\n`}${articles.join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** A page stays under two megabytes, so that it can be mailed and opens at once: so much for what is told, and for the table. */
const [articlesMost, tableMost] = [1_500_000, 350_000];

/** The first one always, whatever its size. */
function articlesWithin(postmortems: readonly Postmortem[]): string[] {
  const articles: string[] = [];
  let bytes = 0;
  for (const [i, postmortem] of postmortems.entries()) {
    const next = article(postmortem, postmortems.length === 1 ? '' : `${i + 1}-`);
    bytes += Buffer.byteLength(next);
    if (i > 0 && bytes > articlesMost) break;
    articles.push(next);
  }
  return articles;
}

/** The table with the rows that it has room for, and how many it leaves out. */
function shortened(table: Table): Table {
  let bytes = 0;
  const first = table.rows.findIndex((row) => {
    bytes += Buffer.byteLength(row.map((cell) => `<td class="whole">${escapeHtml(cell)}</td>`).join('')) + '<tr></tr>\n'.length;
    return bytes > tableMost;
  });
  if (first < 0) return table;
  return {
    ...table,
    rows: table.rows.slice(0, first),
    caption: `${table.caption}; the table has room for ${number(first)}, --format json names all`,
  };
}

/** One postmortem; `prefix` keeps ids apart where there are several. */
function article(postmortem: Postmortem, prefix: string): string {
  const { day, what, figures, sections } = postmortem;
  const heading = day === null ? escapeHtml(capital(what)) : `<span class="day">${escapeHtml(capital(day))}</span> ${escapeHtml(what)}`;
  const shown = figures.map(({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('');
  const contents = sections.map((section) => `<li><a href="#${prefix}${section.id}">${escapeHtml(section.title)}</a></li>`).join('');
  const parts = sections.map(
    (section) => `<section id="${prefix}${section.id}" aria-labelledby="${prefix}${section.id}-title${prefix && ` ${prefix}title`}">
<h2 id="${prefix}${section.id}-title">${escapeHtml(section.title)}</h2>
${section.blocks.map((block, i) => renderBlock(block, `${prefix}${section.id}-${i + 1}`)).join('\n')}
</section>`,
  );
  return `<article>
<header><p class="kicker">Postmortem</p>
<h1 id="${prefix}title">${heading}</h1>
<dl class="figures">${shown}</dl></header>
<div class="columns">
<nav aria-label="Contents${prefix === '' ? '' : ` ${prefix.slice(0, -1)}`}"><ol>${contents}</ol></nav>
<div>
${parts.join('\n')}
</div>
</div>
</article>`;
}

function fileBeside(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
