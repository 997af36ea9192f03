import type { Key } from 'ink';
import { expect, it } from 'vitest';
import { keyNames } from '../../../src/faces/tui/key-names.ts';
import { isValidOn, keyOf, keys, spell } from '../../../src/faces/tui/keys.ts';
import { commandsLike } from '../../../src/faces/tui/palette.ts';
import type { ViewName } from '../../../src/faces/tui/state/state.ts';
import { surfaceOf } from '../../../src/faces/tui/surface.ts';

const views: readonly ViewName[] = ['overview', 'incidents', 'origins', 'users', 'attempts', 'evidence', 'origin', 'user', 'record'];

it.each(views)('gives each key one meaning on %s', (view) => {
  const names = keys.filter((key) => isValidOn(key, surfaceOf(view, 120, 40))).flatMap((key) => key.keys);
  expect(names).toEqual([...new Set(names)]);
});

it('takes no key that terminals swallow', () => {
  for (const name of keys.flatMap((key) => key.keys))
    expect(name).toMatch(/^(.|ctrl-[b-hk-lnp-rt-x]|ctrl-[cdfuz]|up|down|left|right|pageup|pagedown|home|end|enter|escape|space)$/u);
});

it('names keys in texts as they are in the table, and without arrows in ASCII', () => {
  expect((['open', 'clear', 'leave', 'earlier', 'lastView'] as const).map((name) => keyOf(name))).toEqual([
    'Enter',
    'x',
    'Ctrl-C',
    '←',
    '5',
  ]);
  expect(keyOf('earlier', true)).toBe('h');
  const names = keys.flatMap(({ name }) => name ?? []);
  expect(names).toEqual([...new Set(names)]);
});

it('spells keys for people', () => {
  expect(['up', 'ctrl-p', 'escape', 'x'].map((key) => spell(key))).toEqual(['↑', 'Ctrl-P', 'Esc', 'x']);
  expect(spell('up', true)).toBe('Up');
});

const overview = surfaceOf('overview', 80, 24);

it('finds commands by letters in order, whole words first', () => {
  expect(commandsLike('zone', overview)[0]?.does).toBe('another time zone');
  expect(commandsLike('mskusr', overview).map(({ does }) => does)).toEqual(['mask users and addresses, for sharing a screen']);
  expect(commandsLike('sort', surfaceOf('users', 80, 24))[0]?.does).toBe('sort by the next column');
  expect(commandsLike('sort', overview).map(({ does }) => does)).not.toContain('sort by the next column');
});

it('offers no key of the time axis where there is no room for one', () => {
  for (const [columns, rows] of [
    [59, 40],
    [300, 11],
  ] as const) {
    const small = surfaceOf('overview', columns, rows);
    expect(keys.filter((key) => key.axis && isValidOn(key, small))).toEqual([]);
    expect(commandsLike('zoom', small)).toEqual([]);
  }
  expect(commandsLike('zoom', overview)).toHaveLength(2);
});

it('tells keys apart that came at once', () => {
  const none = Object.fromEntries(['escape', 'meta', 'ctrl', 'tab', 'shift'].map((flag) => [flag, false])) as unknown as Key;
  expect(keyNames('jjj', none)).toEqual(['j', 'j', 'j']);
  expect(keyNames('', { ...none, escape: true })).toEqual(['escape']);
  expect(keyNames('', { ...none, escape: true, meta: true })).toEqual(['escape', 'escape']);
  expect(keyNames('1', { ...none, meta: true })).toEqual(['escape', '1']);
  expect(keyNames('[23~', { ...none, meta: true })).toEqual([]);
});
