/** What a picture shows of the days around an incident, and how it says what it shows. */
import { expect, test } from 'vitest';
import { renderFigure } from '../../../src/faces/report/html/figure.ts';
import type { Incident } from '../../../src/findings/result.ts';
import { type Scene, scenario, tale } from './scenes.ts';

async function figureOf({ result }: Scene, change: Partial<Incident> = {}): Promise<string> {
  const [incident] = result.incidents;
  return incident === undefined ? '' : renderFigure({ kind: 'picture', incident: { ...incident, ...change }, zone: 'America/New_York' });
}

/** The key to what is drawn. */
function keyOf(figure: string): string[] {
  return [...figure.matchAll(/<span class="key [\w-]+"><\/span>([^<]*)/g)].map(([, words = '']) => words);
}

test('a break is explained with all that is drawn of it', async () => {
  const figure = await figureOf(await scenario('the-form-that-broke'));
  expect(keyOf(figure)).toEqual([
    'succeeded, above the line',
    'failed, below it',
    'an address seen for the first time',
    'the break',
    'between the last good login and the first failure',
  ]);
  expect(keyOf(await figureOf(await scenario('fails-since-the-log-began')))).toContain('no data');
  expect(figure).toContain('The tallest bar is 21 attempts;');
  expect(figure).toContain('text-anchor="end">21</text>');
});

test('an attack, a silence and a move are called by their names, and no bracket is explained', async () => {
  const attack = await figureOf(await scenario('spray-over-five-users'));
  expect(attack).toContain('>the attack, Jul 10</text>');
  expect(keyOf(attack)).toEqual(['failed, below it', 'an address seen for the first time', 'the attack']);
  const silence = await figureOf(await tale('nightly job stopped for a week'));
  expect(keyOf(silence)).toContain('the silence');
  const move = await figureOf(await tale('silent move'));
  expect(keyOf(move)).toContain('the move');
  for (const figure of [attack, silence, move]) expect(figure).not.toMatch(/the break|The break|class="bracket"/);
});

test('of many new addresses, those from before keep half of the lines', async () => {
  const scene = await scenario('a-pool-moves');
  const origins = scene.result.incidents[0]?.origins ?? [];
  const lines = (figure: string): number[] => {
    const wide = figure.slice(0, figure.indexOf('<svg class="narrow"'));
    return [wide.split('class="name"').length - 1, wide.split(', before</tspan>').length - 1];
  };
  const fresh = origins.filter(({ role }) => role === 'incident');
  const previous = origins.filter(({ role }) => role === 'previous');
  expect([fresh.length, previous.length]).toEqual([5, 5]);
  expect(lines(await figureOf(scene))).toEqual([8, 4]);
  expect(lines(await figureOf(scene, { origins: [...fresh, ...fresh, ...previous.slice(0, 1)] }))).toEqual([8, 1]);
  expect(lines(await figureOf(scene, { origins: [...fresh.slice(0, 1), ...previous, ...previous] }))).toEqual([8, 7]);
  expect(await figureOf(scene)).toContain('Shown are 8 of 10 addresses.');
});
