/** The import lines of the source, as data. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Import {
  /** The file that imports, from `src/` on: `archive/merge.ts`. */
  readonly from: string;
  /** A file in the same form, or the name of a package: `@duckdb/node-api`, `node:fs`. */
  readonly to: string;
  readonly ours: boolean;
  /** `type` leaves no trace at run time; `demand` is loaded when it is reached. */
  readonly how: 'always' | 'type' | 'demand';
}

const source = fileURLToPath(new URL('../src/', import.meta.url));
const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)|\.resolve\(['`]([^'`]+)['`]\)/gm;

/** All imports of all source files, in the order of their paths. */
export function readImports(): Import[] {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  return paths.sort().flatMap((path) => importsOf(path.replaceAll(sep, '/'), readFileSync(join(source, path), 'utf8')));
}

function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(statement)].map(([, type, fixed, demanded, resolved]) => {
    const to = fixed ?? demanded ?? resolved ?? '';
    const ours = to.startsWith('.');
    const how = type ? 'type' : fixed === undefined ? 'demand' : 'always';
    return { from, to: ours ? normalize(join(dirname(from), to)).replaceAll(sep, '/') : packageOf(to), ours, how };
  });
}

/** `@scope/name/deep/path` is a part of `@scope/name`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
