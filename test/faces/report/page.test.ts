import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { safe } from '../../../src/faces/safe.ts';
import { hostile, hostileScene, type Scene, scenario } from './scenes.ts';

const chromiumPath = '/usr/bin/chromium';

// Where no browser is installed there is nothing to look with; the gate installs one.
describe.skipIf(!existsSync(chromiumPath))('the page in a browser', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'breakday-test-'));
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  interface Opened {
    readonly page: Page;
    readonly complaints: string[];
    readonly requests: string[];
  }

  async function open(scene: Scene, options: { width?: number; colorScheme?: 'light' | 'dark'; script?: boolean } = {}): Promise<Opened> {
    const { width = 1280, colorScheme = 'light', script = true } = options;
    const path = join(folder, 'report.html');
    writeFileSync(path, renderReport('html', scene.result, { template: 'sre', version: '1.0.0' }));
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: script });
    const page = await context.newPage();
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${path}`);
    return { page, complaints, requests };
  }

  const gravest = async (name: string): Promise<Scene> => {
    const scene = await scenario(name);
    return { ...scene, result: { ...scene.result, incidents: scene.result.incidents.slice(0, 1) } };
  };

  test.each([1280, 400])('at %i pixels it opens without complaint, loads nothing, and fits', async (width) => {
    const { page, complaints, requests } = await open(await gravest('the-form-that-broke'), { width });
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('the highlighted day is the day of the break', async () => {
    const { page } = await open(await gravest('the-form-that-broke'));
    expect(await page.locator('svg.wide .break-label').textContent()).toBe('the break, Aug 20');
    const places = await page.evaluate(
      "['.break-day', '.hit[data-day=\"14\"]'].map((of) => ['x', 'width'].map((side) => document.querySelector('svg.wide ' + of).getAttribute(side)))",
    );
    expect(places).toEqual([
      ['440', '30.1'],
      ['440', '30.1'],
    ]);
    expect(await page.locator('svg.wide .hit[data-day="14"]').textContent()).toMatch(/^Mon 2018-08-20: /);
  });

  test.each([1280, 700, 400])('at %i pixels the tiles leave no hole, and no band runs through a name', async (width) => {
    const { page } = await open(await gravest('spray-over-five-users'), { width });
    const sideOf = (of: string, side: 'left' | 'right'): Promise<number> =>
      page.evaluate(`[...document.querySelectorAll('${of}')].at(-1).getBoundingClientRect().${side}`);
    expect(Math.abs((await sideOf('.figures > div', 'right')) - (await sideOf('.figures', 'right')))).toBeLessThan(2);
    const picture = width > 560 ? 'svg.wide' : 'svg.narrow';
    expect(await sideOf(`${picture} .name-ground`, 'left')).toBeLessThan(await sideOf(`${picture} .name`, 'left'));
    expect(await sideOf(`${picture} .name-ground`, 'right')).toBeGreaterThan(await sideOf(`${picture} .name`, 'right'));
    const order = `[...document.querySelectorAll('${picture} :is(.break-day, .hit, .name-ground, .name)')].map((each) => each.classList[0])`;
    expect((await page.evaluate<string[]>(order)).slice(-2)).toEqual(['name-ground', 'name']);
  });

  test('a day tells its numbers to the pointer and to the arrow keys', async () => {
    const { page } = await open(await gravest('the-form-that-broke'));
    const output = page.locator('.reader output');
    expect(await output.textContent()).toMatch(/^Mon 2018-08-20: /);
    await page.locator('svg.wide .hit').first().hover();
    expect(await output.textContent()).toMatch(/^Mon 2018-08-06: /);
    await page.locator('.reader input').press('ArrowRight');
    expect(await output.textContent()).toMatch(/^Tue 2018-08-07: /);
    expect(await page.locator('.reader input').getAttribute('aria-valuetext')).toMatch(/^Tue 2018-08-07: /);
  });

  test.each([1280, 400])('at %i pixels the ends of the slider lie under the first and the last day', async (width) => {
    const { page } = await open(await gravest('spray-over-five-users'), { width });
    const places = await page.evaluate(`(() => {
      const slider = document.querySelector('.reader input').getBoundingClientRect();
      const days = [...document.querySelectorAll('.hit')].map((hit) => hit.getBoundingClientRect()).filter(({ width }) => width > 0);
      const middle = ({ left, width }) => left + width / 2;
      return [middle(days[0]) - slider.left, slider.right - middle(days.at(-1))].map(Math.round);
    })()`);
    expect(places).toEqual([8, 8]);
  });

  test('the table of attempts filters, and says how much it shows', async () => {
    const { page } = await open(await gravest('the-form-that-broke'));
    const rows = page.locator('#sequence-1 tbody tr');
    const all = await rows.count();
    await page.locator('#sequence-1-filter').fill('token required');
    const shown = await page.locator('#sequence-1 tbody tr:visible').count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all);
    expect(await page.locator('.filter output').textContent()).toBe(`${shown} of ${all} rows`);
  });

  test('without script everything can be read, and nothing is offered that would not work', async () => {
    const { page } = await open(await gravest('the-form-that-broke'), { script: false });
    expect(await page.locator('section').count()).toBe(15);
    expect(await page.locator('.filter:visible, .reader:visible').count()).toBe(0);
  });

  test('a filter is not for paper: it prints every row, neither its field nor the day that was pointed at', async () => {
    const { page } = await open(await scenario('returned-after-forty-days'));
    await page.locator('#incidents-filter').fill('no row has this');
    expect(await page.locator('#incidents tbody tr:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#incidents tbody tr:visible').count()).toBe(await page.locator('#incidents tbody tr').count());
    expect(await page.locator('.filter:visible, .reader:visible, .back:visible').count()).toBe(0);
    expect(await page.evaluate("getComputedStyle(document.querySelector('svg.wide .at')).stroke")).toBe('none');
  });

  test.each([
    ['A4', 680],
    ['Letter', 702],
  ])('on %s no table is cut', async (_, width) => {
    for (const scene of [await gravest('the-form-that-broke'), await gravest('moved-to-ipv6'), await hostileScene()]) {
      const { page } = await open(scene, { width });
      await page.emulateMedia({ media: 'print' });
      const widest = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right))",
      );
      expect(widest).toBeLessThanOrEqual(width);
    }
  });

  test('on paper a picture of many addresses is in sheets that fit below the summary, and a status is read in few lines', async () => {
    const { page } = await open(await gravest('a-pool-moves'), { width: 680 });
    await page.emulateMedia({ media: 'print' });
    const heights = "[...document.querySelectorAll('svg.wide')].map((sheet) => sheet.getBoundingClientRect().height)";
    const sheets: number[] = await page.evaluate(heights);
    expect(sheets.length).toBeGreaterThan(1);
    expect(Math.max(...sheets)).toBeLessThan(450);
    const ip6 = await open(await gravest('moved-to-ipv6'), { width: 680 });
    await ip6.page.emulateMedia({ media: 'print' });
    const lines = `(() => {
      const cell = [...document.querySelectorAll('#sequence-1 td')].find(({ textContent }) => textContent.startsWith('Failed: '));
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    })()`;
    expect(await ip6.page.evaluate(lines)).toBeLessThan(4);
  });

  test('on a phone every column of a table is in view, beside its title', async () => {
    for (const scene of [await scenario('returned-after-forty-days'), await gravest('moved-to-ipv6'), await gravest('a-pool-moves')]) {
      const { page } = await open(scene, { width: 400 });
      const cut = await page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.textContent)",
      );
      expect(cut).toEqual([]);
    }
    const { page } = await open(await gravest('the-form-that-broke'), { width: 400 });
    const titles = await page.evaluate(
      "[...document.querySelectorAll('#sequence-1 tbody tr:first-child td')].map((cell) => getComputedStyle(cell, '::before').content)",
    );
    const shown = ['Time (UTC)', 'Time (America/New_York)', 'Lasting', 'User', 'Source address', 'Status', 'Attempts'];
    expect(titles).toEqual(shown.map((title) => `"${title}"`));
  });

  test('on a card a date stands beside its weekday, and under the smallest screens no day is cut', async () => {
    const { page } = await open(await gravest('the-form-that-broke'), { width: 400 });
    const torn = await page.evaluate(`[...document.querySelectorAll('.stacked td:has(time)')].filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size > 1 || range.getBoundingClientRect().left < cell.getBoundingClientRect().left + 100;
    }).map((cell) => cell.textContent)`);
    expect(torn).toEqual([]);
    expect(await page.locator('.stacked td:has(time)').count()).toBeGreaterThan(29);
    await page.setViewportSize({ width: 320, height: 900 });
    const cut = "[...document.querySelectorAll('.scroll')].filter((table) => table.scrollWidth > table.clientWidth).length";
    expect(await page.evaluate(cut)).toBe(0);
  });

  test('the first appearance of an address hides none of its bars', async () => {
    const { page } = await open(await gravest('the-form-that-broke'));
    const [diamond, failures] = [page.locator('svg.wide .first').first(), page.locator('svg.wide .failure').first()];
    const [above, below] = [await diamond.boundingBox(), await failures.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  });

  test('the table of incidents leads to each of them, and each leads back', async () => {
    const { page } = await open(await scenario('returned-after-forty-days'), { script: false });
    const links = page.locator('#incidents a');
    expect(await links.count()).toBe(await page.locator('#incidents tbody tr').count());
    await links.last().click();
    expect(await page.locator('article:target .kicker').textContent()).toBe(`Postmortem ${await links.count()}All incidents`);
    await page.locator('article:target .back').click();
    expect(await page.locator('header:target h1').textContent()).toBe('Postmortems');
  });

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [1280, 400].map((width) => ({ colorScheme, width })));

  test.each(looks)('axe finds nothing to complain about, $colorScheme, at $width pixels', async (look) => {
    await expectAccessible(await gravest('the-form-that-broke'), look);
  });

  test.each(looks)('nor where there are several incidents, $colorScheme, at $width pixels', async (look) => {
    await expectAccessible(await scenario('returned-after-forty-days'), look);
  });

  async function expectAccessible(scene: Scene, look: (typeof looks)[number]): Promise<void> {
    const { page } = await open(scene, look);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }

  test('hostile rows run nothing, load nothing, and read as they stand', async () => {
    const { page, complaints, requests } = await open(await hostileScene());
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.title()).toContain(hostile.user);
    const text = await page.locator('main').textContent();
    expect(text).toContain(hostile.user);
    expect(text).toContain(safe(hostile.application));
    expect(await page.locator('main script, main img').count()).toBe(0);
  });
});
