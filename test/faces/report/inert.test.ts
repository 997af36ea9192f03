/** Whatever a stranger writes into a row: each format shows it as it stands, and none obeys it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { attemptCsv, attemptCsvTitles } from '../../../src/faces/attempt-lines.ts';
import { escapeHtml } from '../../../src/faces/report/html/escape.ts';
import { escapeMarkdown } from '../../../src/faces/report/markdown/escape.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { mapTexts, safe } from '../../../src/faces/safe.ts';
import type { Result } from '../../../src/findings/result.ts';
import { scenario } from './scenes.ts';
import { rewritten, written } from './strangers.ts';

const options = { template: 'sre', version: '1.0.0' } as const;
const many = { seed: 20180820, numRuns: 2000 };
const few = { seed: 20180820, numRuns: 60 };

const { result, attempts } = await scenario('weekly-report-moved');
const names = result.incidents.flatMap(({ users, status, addresses, lanes }) => [
  ...users,
  status,
  ...addresses,
  ...lanes.flatMap(({ application }) => application),
]);
const by = (text: string): Result => rewritten(result, names, text);

test('a page has the same elements whatever was written, and shows it', () => {
  const elements = (text: string): string[] => tagsOf(withoutBreaks(renderReport('html', by(text), options)));
  const harmless = elements('x');
  fc.assert(
    fc.property(written, (text) => {
      expect(elements(text)).toEqual(harmless);
      expect(withoutBreaks(renderReport('html', by(text), options))).toContain(`<dd>${escapeHtml(safe(text))}</dd>`);
    }),
    few,
  );
});

test('Markdown has the same elements on GitHub whatever was written', () => {
  const elements = (text: string): string[] => tagsOf(withoutCode(onGitHub(renderReport('md', by(text), options))));
  const harmless = elements('x');
  fc.assert(
    fc.property(written, (text) => {
      expect(elements(text)).toEqual(harmless);
    }),
    few,
  );
});

test.each([
  ['a paragraph', (text: string) => text, ''],
  ['an item', (text: string) => `- ${text}`, ''],
  ['a task', (text: string) => `- [ ] ${text}`, ''],
  ['a heading', (text: string) => `# Postmortem: ${text}`, 'Postmortem: '],
  ['a cell', (text: string) => `| a |\n| --- |\n| ${text} |`, 'a '],
])('%s of Markdown reads on GitHub as it was written', (_, within, before) => {
  fc.assert(
    fc.property(written, (text) => {
      const shown = textOf(onGitHub(within(escapeMarkdown(safe(text)))));
      expect(shown).toBe(inOneLine(`${before}${safe(text)}`));
    }),
    many,
  );
});

test('nobody is called on GitHub, and nothing is referred to, whatever was written', () => {
  // As https://docs.github.com/en/get-started/writing-on-github describes both, wherever they stand outside of code.
  const calls = /(?<![\w/])@[a-z\d]|(?<!&)#\d|\bGH-\d|[\w.+-]+@[\w-]+\.[a-z]/i;
  const left = (text: string): string => onGitHub(escapeMarkdown(safe(text))).replace(/<code>[^<]*<\/code>/g, '');
  fc.assert(
    fc.property(written, (text) => {
      expect(left(text)).not.toMatch(calls);
    }),
    many,
  );
  expect(escapeMarkdown('@octocat fixes #1, GH-1 and octo-org/repo#7: 5 failures of sync@globex.example.')).toBe(
    '`@octocat` fixes `#1`, `GH-1` and `octo-org/repo#7`: 5 failures of `sync@globex.example`.',
  );
});

test('a line of CSV has a cell for each title, and none is a formula', () => {
  const titles = attemptCsvTitles.split(',').length;
  const [attempt] = attempts;
  fc.assert(
    fc.property(written, (text) => {
      const line = attemptCsv(mapTexts(attempt, (told) => (names.includes(told) ? text : told)) as typeof attempt & object);
      const [cells = []] = parse(line) as string[][];
      expect(cells).toHaveLength(titles);
      for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    }),
    many,
  );
});

test.each(['md', 'html', 'json', 'ecs', 'ocsf'] as const)('nothing unseen is left in %s', (format) => {
  fc.assert(
    fc.property(written, (text) => {
      expect(renderReport(format, by(text), options)).not.toMatch(/[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--\n]/v);
    }),
    few,
  );
});

function onGitHub(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

/** The names of the elements in order. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?[a-z!][a-z0-9]*/gi)].map(([tag]) => tag);
}

/** Code has no effect but on how it looks, and that GitHub leaves it alone. */
function withoutCode(html: string): string {
  return html.replace(/<code>([^<]*)<\/code>/g, '$1');
}

/** A long word may be broken at its joints, a date may not: that says where a line ends and nothing else. */
function withoutBreaks(html: string): string {
  return html.replace(/<wbr>|<\/?time>/g, '').replace(/<span class="flag">([^<]*)<\/span>/g, '$1');
}

function textOf(html: string): string {
  const text = withoutCode(html).replace(/<\/?(p|ul|li|table|thead|tbody|tr|th|td|h1)>|<input type="checkbox" disabled="" \/>/g, ' ');
  return inOneLine(text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&'));
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
