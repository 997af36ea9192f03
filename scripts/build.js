/** Bundles the command into dist/: the launcher, the program in pieces that load on demand, the queries as they are, and the schema of results. */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
const common = {
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};
await build({ ...common, entryPoints: { breakday: 'src/launcher.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } });
await build({
  ...common,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  alias: { 'react-devtools-core': './scripts/no-devtools.js' },
  external: ['@duckdb/node-api', '@ip-location-db/asn'],
  // Some libraries are CommonJS inside and ask for require().
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
});
const sources = await readdir('src', { recursive: true });
for (const query of sources.filter((name) => name.endsWith('.sql'))) await cp(join('src', query), join('dist', basename(query)));
await cp('src/findings/result.schema.json', 'dist/result.schema.json');
