/** Postmortems as one HTML file: nothing is loaded from anywhere, nothing runs but the script whose hash the page names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { capital } from '../../words.ts';
import { type Common, type Postmortem, type Section, titleOf } from '../postmortem/block.ts';
import { renderBlock } from './blocks.ts';
import { textHtml } from './breaks.ts';
import { escapeHtml } from './escape.ts';
import { labelRules } from './labels.ts';
import { tableWithin, withinPage } from './page-size.ts';

/** The whole page, with as many of the postmortems as it has room for. `common`: what they share, where there are several. */
export function renderHtml(postmortems: readonly Postmortem[], common: Common | null): string {
  const sections = [...postmortems.flatMap((postmortem) => postmortem.sections), ...(common?.sections ?? [])];
  const tables = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  const style = fileBeside('page.css') + labelRules(common === null ? tables : [common.incidents(0), ...tables]);
  const script = fileBeside('page-script.js');
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const [first] = postmortems;
  const title = first !== undefined && postmortems.length === 1 ? titleOf(first) : 'Postmortems';
  const body = common === null ? postmortems.map((postmortem) => article(postmortem, alone)) : several(postmortems, common);
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
${body.join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Where a postmortem stands in its page. */
interface Place {
  /** Keeps ids apart where there are several. */
  readonly prefix: string;
  readonly kicker: string;
  /** The sections that it shares with others. */
  readonly shared: readonly Section[];
}

const alone: Place = { prefix: '', kicker: 'Postmortem', shared: [] };

function several(postmortems: readonly Postmortem[], { incidents, sections }: Common): string[] {
  const back = '<a class="back" href="#all">All incidents</a>';
  const articles = withinPage(postmortems, (postmortem, i) =>
    article(postmortem, { prefix: `${i + 1}-`, kicker: `Postmortem ${i + 1}${back}`, shared: sections }),
  );
  const links = articles.map((_, i) => `#${i + 1}-postmortem`);
  const table = tableWithin(incidents(articles.length), links);
  return [
    `<header id="all"><h1>Postmortems</h1>\n${table}</header>`,
    ...articles,
    `<article><header><p class="kicker">Appendix${back}</p>
<h1>What all of them rest on</h1></header>
<div class="columns"><div></div><div>
${sections.map((section) => sectionHtml(section, '')).join('\n')}
</div></div>
</article>`,
  ];
}

function article({ day, what, figures, sections }: Postmortem, { prefix, kicker, shared }: Place): string {
  const heading = day === null ? textHtml(capital(what)) : `<span class="day">${escapeHtml(capital(day))}</span> ${textHtml(what)}`;
  const shown = figures.map(({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('');
  const entry = (id: string, title: string): string => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`;
  const contents = [...sections.map(({ id, title }) => entry(prefix + id, title)), ...shared.map(({ id, title }) => entry(id, title))];
  return `<article id="${prefix}postmortem">
<header><p class="kicker">${kicker}</p>
<h1 id="${prefix}title">${heading}</h1>
<dl class="figures">${shown}</dl></header>
<div class="columns">
<nav aria-label="Contents${prefix === '' ? '' : ` ${prefix.slice(0, -1)}`}"><ol>${contents.join('')}</ol></nav>
<div>
${sections.map((section) => sectionHtml(section, prefix)).join('\n')}
</div>
</div>
</article>`;
}

function sectionHtml({ id, title, blocks }: Section, prefix: string): string {
  return `<section id="${prefix}${id}" aria-labelledby="${prefix}${id}-title${prefix && ` ${prefix}title`}">
<h2 id="${prefix}${id}-title">${escapeHtml(title)}</h2>
${blocks.map((block, i) => renderBlock(block, `${prefix}${id}-${i + 1}`)).join('\n')}
</section>`;
}

function fileBeside(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
