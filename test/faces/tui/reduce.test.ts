import { describe, expect, it } from 'vitest';
import { type Action, reduce } from '../../../src/faces/tui/state/reduce.ts';
import { here, opening, placeOf, type State } from '../../../src/faces/tui/state/state.ts';
import { fieldOf } from '../../../src/faces/tui/state/text-field.ts';

const start = opening(['UTC', 'Europe/Berlin', 'UTC']);
const extent = { rows: 100, page: 10 };
const following = (...actions: Action[]): State => actions.reduce(reduce, start);

describe('the cursor', () => {
  it('stays within the rows and keeps itself in sight', () => {
    expect(here(following({ do: 'move', by: -1, extent }))).toMatchObject({ cursor: 0, scroll: 0 });
    expect(here(following({ do: 'move', by: 5, extent }, { do: 'move', by: 7, extent }))).toMatchObject({ cursor: 12, scroll: 3 });
    expect(here(following({ do: 'move', by: 10, extent }))).toMatchObject({ cursor: 10, scroll: 10 });
    expect(here(following({ do: 'move', by: Infinity, extent }))).toMatchObject({ cursor: 99, scroll: 90 });
    expect(here(following({ do: 'move', by: 5, extent: { rows: 0, page: 10 } }))).toMatchObject({ cursor: 0, scroll: 0 });
  });
});

describe('going back', () => {
  it('brings back cursor, sort, scroll and filter', () => {
    const before = following({ do: 'filter', text: 'status:failed' }, { do: 'move', by: 40, extent });
    const there = reduce(before, { do: 'open', place: placeOf('origin', 'an address') });
    expect(reduce(reduce(there, { do: 'filter', text: 'other' }), { do: 'back' }).places).toEqual(before.places);
  });

  it('closes what lies over the screen first, and never leaves the top', () => {
    const helped = following({ do: 'overlay', overlay: { is: 'help', scroll: 0 } });
    expect(reduce(helped, { do: 'back' }).overlay).toBeNull();
    expect(reduce(start, { do: 'back' })).toMatchObject({ places: start.places, note: { text: 'This is the top. q quits.' } });
  });
});

describe('another view', () => {
  it('keeps the filter and the moment, and comes back as it was left', () => {
    const moved = following(
      { do: 'go', to: { moment: 7 } },
      { do: 'view', view: 'origins' },
      { do: 'move', by: 3, extent },
      { do: 'view', view: 'users' },
    );
    expect(here(moved)).toMatchObject({ view: 'users', moment: 7, cursor: 0 });
    expect(here(reduce(moved, { do: 'view', view: 'origins' }))).toMatchObject({ view: 'origins', cursor: 3 });
  });

  const drilled = following(
    { do: 'filter', text: 'status:failed' },
    { do: 'open', place: placeOf('origin', 'an address', { filter: 'status:failed ip:203.0.113.7' }) },
    { do: 'view', view: 'users' },
  );

  it('is under the filter of the top, not under what was opened on the way', () => {
    expect(here(drilled)).toMatchObject({ view: 'users', filter: 'status:failed' });
  });

  it('leaves a walk as it was, to come back to; its own key leads to its top', () => {
    const back = reduce(drilled, { do: 'view', view: 'overview' });
    expect(back.places.map(({ view }) => view)).toEqual(['overview', 'origin']);
    expect(reduce(back, { do: 'view', view: 'overview' }).places.map(({ view }) => view)).toEqual(['overview']);
  });

  it('ends a walk that was made under another filter', () => {
    const refiltered = reduce(drilled, { do: 'filter', text: 'status:success' });
    expect(reduce(refiltered, { do: 'view', view: 'overview' }).places).toMatchObject([{ view: 'overview', filter: 'status:success' }]);
  });
});

it('leads from what is shown whole to the attempts that a filter leaves, and back', () => {
  const record = following({ do: 'open', place: placeOf('record', 'a record') });
  const like = reduce(record, { do: 'filter', text: 'status:failed' });
  expect(here(like)).toMatchObject({ view: 'attempts', filter: 'status:failed' });
  expect(here(reduce(like, { do: 'back' }))).toMatchObject({ view: 'record', filter: '' });
  expect(reduce(record, { do: 'filter', text: '' })).toMatchObject({
    places: record.places,
    note: { text: 'There is no filter of yours here to clear.' },
  });
  const within = following(
    { do: 'open', place: placeOf('origin', 'an address', { within: 'ip:203.0.113.7' }) },
    { do: 'move', by: 5, extent },
  );
  expect(reduce(within, { do: 'filter', text: '' }).places).toEqual(within.places);
});

it('sorts by the next column from the one that is shown, and turns the order round', () => {
  const columns = ['time', 'user', 'status'];
  const shown = { column: 'time', descending: true };
  const sorted = following({ do: 'sort', columns, shown });
  expect(here(sorted).sort).toEqual({ column: 'user', descending: true });
  expect(here(reduce(sorted, { do: 'reverse', shown })).sort).toEqual({ column: 'user', descending: false });
});

it('offers each zone once, in turn', () => {
  expect(start.zones).toEqual(['UTC', 'Europe/Berlin']);
  expect(following({ do: 'zone' }).zone).toBe('Europe/Berlin');
  expect(following({ do: 'zone' }, { do: 'zone' }).zone).toBe('UTC');
  const only = reduce(opening(['UTC']), { do: 'zone' });
  expect(only).toMatchObject({ zone: 'UTC', note: { text: 'UTC is the only time zone here; --timezone names another.' } });
});

it('changes the file name with the format of an export', () => {
  const open = following({
    do: 'overlay',
    overlay: { is: 'export', format: 'csv', formats: ['csv', 'json'], field: fieldOf('a.csv'), refused: '' },
  });
  expect(reduce(open, { do: 'type', key: 'tab' }).overlay).toMatchObject({ format: 'json', field: { text: 'a.json' } });
});
