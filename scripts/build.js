/**
 * Bundles the command into dist/: the launcher, the program in pieces that load on demand, the queries as they are, and
 * the schema of results. What is there stays until it is replaced, so that a command that runs meanwhile keeps running.
 */
import { cp, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

const common = {
  outdir: 'dist',
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};
/** The terminal's libraries measure lines as we do. */
const cellWidth = {
  name: 'cell-width',
  setup({ onResolve }) {
    const path = resolve('src/faces/cell-width.ts');
    onResolve({ filter: /^string-width$/ }, ({ importer }) => (importer === path ? undefined : { path }));
  },
};
const launcher = await build({ ...common, entryPoints: { breakday: 'src/launcher.ts' }, banner: { js: '#!/usr/bin/env node' } });
const program = await build({
  ...common,
  entryPoints: { main: 'src/main.ts' },
  bundle: true,
  splitting: true,
  plugins: [cellWidth],
  alias: { 'react-devtools-core': './scripts/no-devtools.js' },
  external: ['@duckdb/node-bindings', '@ip-location-db/asn'],
  // Some libraries are CommonJS inside and ask for require().
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
});
const sources = await readdir('src', { recursive: true });
const asTheyAre = sources.filter((name) => ['.sql', '.schema.json', '.css', 'page-script.js'].some((ending) => name.endsWith(ending)));
for (const name of asTheyAre) await cp(join('src', name), join('dist', basename(name)));

const built = [launcher, program].flatMap(({ metafile }) => Object.keys(metafile.outputs)).concat(asTheyAre);
const names = new Set(built.map((name) => basename(name)));
for (const name of await readdir('dist')) if (!names.has(name)) await rm(join('dist', name), { recursive: true });
