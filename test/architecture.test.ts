/** Holds the arrows of src/README.md: the folders are stages, an import never points back, and heavy libraries have one room each. */
import { expect, test } from 'vitest';
import { type Import, readImports } from './imports.ts';

/** Which rooms each room may import from. Whatever is not listed here is refused. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['faces', 'errors'],
  launcher: [],
  faces: ['investigation', 'findings', 'attempts', 'config', 'errors'],
  investigation: ['sources', 'archive', 'analysis', 'findings', 'attempts', 'config', 'errors'],
  analysis: ['findings', 'attempts', 'errors'],
  archive: ['findings', 'attempts', 'errors'],
  sources: ['findings', 'attempts', 'errors'],
  findings: ['attempts'],
  config: ['findings', 'attempts', 'errors'],
  attempts: ['errors'],
  errors: [],
};

/** Libraries that only one room knows, and why. */
const confined: readonly { readonly library: string; readonly room: string; readonly because: string }[] = [
  { library: '@duckdb/node-api', room: 'archive/', because: 'another engine must be able to take its place' },
  { library: 'ink', room: 'faces/tui/', because: 'only the explorer draws a screen' },
  { library: 'react', room: 'faces/tui/', because: 'only the explorer draws a screen' },
  { library: 'jsforce', room: 'sources/org/', because: 'only a pull talks to an org' },
  { library: 'commander', room: 'faces/cli/', because: 'a command line is one face of several' },
];

const imports = readImports();

test('the import lines are read as they are', () => {
  expect(imports).toContainEqual({ from: 'launcher.ts', to: 'node:child_process', ours: false, how: 'always' });
  expect(imports).toContainEqual({ from: 'archive/database.ts', to: '@duckdb/node-api', ours: false, how: 'type' });
  expect(imports).toContainEqual({ from: 'archive/database.ts', to: '@duckdb/node-api', ours: false, how: 'demand' });
  expect(imports).toContainEqual({ from: 'findings/result.ts', to: 'attempts/reason.ts', ours: true, how: 'type' });
});

test('every import points the way that the data flows', () => {
  const refused = imports.filter((one) => one.ours && !mayImport(one));
  expect(
    refused.map(({ from, to }) => `${from} imports ${to}: ${roomOf(from)} may know only ${arrows[roomOf(from)]?.join(', ') || 'itself'}.`),
  ).toEqual([]);
});

test('every room is on the map', () => {
  const rooms = new Set(imports.map(({ from }) => roomOf(from)));
  expect([...rooms].filter((room) => !(room in arrows))).toEqual([]);
});

test.each(confined)('only $room knows $library: $because', ({ library, room }) => {
  const strangers = imports.filter(({ from, to }) => to === library && !from.startsWith(room) && from !== mainFile);
  expect(strangers.map(({ from }) => `${from} imports ${library}, which belongs in ${room}.`)).toEqual([]);
});

test('the engine, the explorer and the org are loaded on demand', () => {
  const heavy = ({ from, to }: Import): boolean =>
    to === '@duckdb/node-api' || ['faces/tui/', 'sources/org/'].some((room) => to.startsWith(room) && !from.startsWith(room));
  const early = imports.filter((one) => heavy(one) && one.how === 'always');
  expect(early.map(({ from, to }) => `${from} loads ${to} at once: use await import() where it is needed.`)).toEqual([]);
});

test.each(['attempts/', 'findings/'])('%s does no IO', (room) => {
  const outside = imports.filter(({ from, to }) => from.startsWith(room) && to.startsWith('node:'));
  expect(outside.map(({ from, to }) => `${from} imports ${to}: what reads and writes belongs in another room.`)).toEqual([]);
});

/** The process knows that the argument parser throws; nothing else of it. */
const mainFile = 'main.ts';

function mayImport({ from, to, how }: Import): boolean {
  const [room, other] = [roomOf(from), roomOf(to)];
  const contract = to === 'sources/source.ts' && how === 'type' && room === 'archive';
  return room === other || contract || (arrows[room]?.includes(other) ?? false);
}

/** The folder directly under `src/`, or the name of a file that lies there. */
function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';
}
