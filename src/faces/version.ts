/** The version of the package that this file is part of. */
import { readFileSync } from 'node:fs';

export const version = (JSON.parse(readFileSync(manifest(), 'utf8')) as { version: string }).version;

/** `package.json` lies one folder above the bundle, and two above this file. */
function manifest(): URL {
  return new URL(import.meta.url.includes('/dist/') ? '../package.json' : '../../package.json', import.meta.url);
}
