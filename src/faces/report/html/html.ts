/** Postmortems as one HTML file: nothing is loaded from anywhere, nothing runs but the script whose hash the page names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { capital } from '../../words.ts';
import { type Postmortem, type Table, titleOf } from '../postmortem/block.ts';
import { renderBlock, renderTable } from './blocks.ts';
import { escapeHtml } from './escape.ts';

/** The whole page. `all`: a table of all incidents, where there are several. */
export function renderHtml(postmortems: readonly Postmortem[], all: Table | null): string {
  const [style, script] = [fileBeside('page.css'), fileBeside('page-script.js')];
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const [first] = postmortems;
  const title = first !== undefined && postmortems.length === 1 ? titleOf(first) : 'Postmortems';
  const articles = postmortems.map((postmortem, i) => article(postmortem, postmortems.length === 1 ? '' : `${i + 1}-`));
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
${all === null ? '' : `<h1>Postmortems</h1>\n${renderTable(all, 'incidents')}\n`}${articles.join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
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
