import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { attemptLines, hasAttempts } from '../../../src/faces/report/attempt-report.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import type { ReportFormat } from '../../../src/faces/report/report-format.ts';
import { formatFor } from '../../../src/faces/report/report-format.ts';
import { expectFile } from '../../expected.ts';
import { collected, hostile, hostileScene, ofManyPrograms, type Scene, scenario, tale } from './scenes.ts';

const options = { template: 'sre', version: '1.0.0' } as const;

function gravestOnly({ result }: Scene): Scene['result'] {
  return { ...result, incidents: result.incidents.slice(0, 1) };
}

/** With the first attempts, where a format tells attempts. */
async function reportOf(format: ReportFormat, scene: Scene): Promise<string> {
  const finding = renderReport(format, gravestOnly(scene), options);
  if (!hasAttempts(format)) return finding;
  const incidents = gravestOnly(scene).incidents.map(({ id }) => id);
  const told = Readable.from(scene.attempts.slice(0, 20).map((attempt) => ({ attempt, incidents })));
  return finding + (await collected(attemptLines(format, told, { version: '1.0.0' }))).join('');
}

/** A page without the style and the script that all of them share. */
function bare(page: string): string {
  return page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1>…</$1>').replace(/sha256-[\w+/=]+/g, 'sha256-…');
}

test.each(['the-form-that-broke', 'spray-over-five-users', 'weekly-report-moved', 'fails-since-the-log-began'])(
  '%s reads well as Markdown and as a page',
  async (name) => {
    const scene = await scenario(name);
    expectFile(`report/${name}.md`, await reportOf('md', scene));
    expectFile(`report/${name}.html`, bare(await reportOf('html', scene)));
  },
);

test.each([
  ['a-silent-move', 'silent move'],
  ['a-nightly-job-that-stopped', 'nightly job stopped for a week'],
])('%s reads well as Markdown and as a page', async (name, told) => {
  const scene = await tale(told);
  expectFile(`report/${name}.md`, await reportOf('md', scene));
  expectFile(`report/${name}.html`, bare(await reportOf('html', scene)));
});

describe.each([
  ['weekly-report-moved', () => scenario('weekly-report-moved')],
  ['spray-over-five-users', () => scenario('spray-over-five-users')],
  ['a-silent-move', () => tale('silent move')],
  ['a-nightly-job-that-stopped', () => tale('nightly job stopped for a week')],
])('%s, for other programs', (name, scene) => {
  test.each([
    ['json', 'json'],
    ['csv', 'csv'],
    ['ecs', 'ecs.ndjson'],
    ['ocsf', 'ocsf.ndjson'],
  ] as const)('as %s', async (format, ending) => {
    expectFile(`report/${name}.${ending}`, await reportOf(format, await scene()));
  });
});

test('a light report leaves out what two minutes have no room for', async () => {
  const scene = await scenario('weekly-report-moved');
  const light = renderReport('md', gravestOnly(scene), { ...options, template: 'light' });
  expect(light).toContain('## Action items');
  expect(light).not.toContain('## Lessons');
});

test('a saved result gives the same report months later', async () => {
  const scene = await scenario('moved-and-back');
  const saved = JSON.parse(renderReport('json', scene.result, options));
  expect(renderReport('html', saved, options)).toBe(renderReport('html', scene.result, options));
});

test('a history in which nothing broke is told with what was looked at', async () => {
  const { result: empty } = await scenario('being-set-up');
  expectFile('report/being-set-up.md', renderReport('md', empty, options));
  expectFile('report/being-set-up.html', bare(renderReport('html', empty, options)));
  const narrow = { ...empty, coverage: { ...empty.coverage, sight: 'own' as const } };
  expect(renderReport('md', narrow, options)).not.toContain('Nothing broke');
});

test('a report of everything stays under two megabytes, and says what it has no room for', async () => {
  const { result } = await ofManyPrograms();
  expect(result.incidents).toHaveLength(35);
  const page = renderReport('html', result, options);
  const told = page.match(/<article id=/g)?.length ?? 0;
  expect(Buffer.byteLength(page)).toBeLessThan(2e6);
  expect(told).toBeGreaterThan(10);
  expect(told).toBeLessThan(30);
  expect(page).toContain(
    `<caption>35 incidents, the gravest first; the first ${told} are told here, the others by breakday report --incident ID</caption>`,
  );
  for (const { id } of result.incidents) expect(page).toContain(`>${id}</td>`);

  const [first] = result.incidents;
  if (first === undefined) throw new Error('the story has incidents');
  const crowd = { ...result, incidents: Array.from({ length: 2000 }, (_, i) => ({ ...first, id: `id-${i}` })) };
  const crowded = renderReport('html', crowd, options);
  const rows = crowded.match(/>id-\d+<\/td>/g)?.length ?? 0;
  expect(Buffer.byteLength(crowded)).toBeLessThan(2e6);
  expect(crowded).toContain(`; the table has room for ${rows.toLocaleString('en-US')}, --format json names all</caption>`);
});

test('what all incidents rest on is told once', async () => {
  const { result } = await scenario('returned-after-forty-days');
  expect(result.incidents.length).toBeGreaterThan(1);
  const [page, text] = [renderReport('html', result, options), renderReport('md', result, options)];
  for (const title of ['Appendix: the data', 'Appendix: the thresholds']) {
    expect(page.split(`>${title}</h2>`)).toHaveLength(2);
    expect(text.split(`## ${title}\n`)).toHaveLength(2);
  }
});

test('of very many incidents the gravest are told, and every one is named', async () => {
  const { result } = await scenario('the-form-that-broke');
  const ids = Array.from({ length: 300 }, (_, i) => `id-${i}`);
  const many = { ...result, incidents: ids.flatMap((id) => result.incidents.slice(0, 1).map((incident) => ({ ...incident, id }))) };
  const [page, text] = [renderReport('html', many, options), renderReport('md', many, options)];
  expect(page.length).toBeLessThan(2e6);
  expect(page.match(/<article id=/g)).toHaveLength(30);
  expect(text.match(/^# Postmortem,/gm)).toHaveLength(30);
  for (const id of ids) {
    expect(page).toContain(`>${id}</td>`);
    expect(text).toContain(`| ${id} |`);
  }
});

test('hostile rows are inert in Markdown', async () => {
  const text = await reportOf('md', await hostileScene());
  expect(text).not.toMatch(/<script|<img|<svg/i);
  expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
  expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  const tables = text.split('\n').filter((line) => line.startsWith('| '));
  const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
  const inOrder = tables.filter((line) => line.includes('evil.example') && line.includes('203.0.113.9'));
  expect(inOrder.length).toBeGreaterThan(0);
  for (const line of inOrder) expect(cells(line)).toBe(9);
});

test('hostile cells are no formulas in CSV', async () => {
  const text = await reportOf('csv', await hostileScene());
  expect(text).toContain("'=cmd|calc");
  expect(text).not.toMatch(/(^|,)"?[=@+]/m);
  expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
});

test('hostile names stay the same text in JSON for other programs', async () => {
  const [line = ''] = (await reportOf('ecs', await hostileScene())).split('\n');
  expect(JSON.parse(line).user.name).toBe(hostile.user);
});

test('the name of the file says the format unless it was asked for', () => {
  expect(formatFor(undefined, 'a/outage.HTML')).toBe('html');
  expect(formatFor('csv', 'outage.html')).toBe('csv');
  expect(formatFor(undefined, undefined)).toBe('md');
});
