/** Statements that stand in files of their own. */
import { readFileSync } from 'node:fs';

/** The text of the SQL file of this name beside the code. */
export function sqlFile(name: string): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}
