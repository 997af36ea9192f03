/** Puts the files of a fix into a folder, and never over anything that is there. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../errors.ts';
import type { RangesFix } from '../../../findings/trust-report.ts';
import { shellWord } from '../../shell-word.ts';
import { packageXml, securitySettings } from './metadata.ts';

/** Writes the files, for their owner only, and returns the command that deploys them. */
export async function writeFix(folder: string, { ranges, apiVersion, alias }: RangesFix): Promise<string> {
  const files = [
    { path: join(folder, 'package.xml'), text: packageXml(apiVersion) },
    { path: join(folder, 'settings', 'Security.settings'), text: securitySettings(ranges) },
  ];
  const taken = files.find(({ path }) => existsSync(path));
  if (taken !== undefined) throw new UserError(`${taken.path} is there already, and was left as it is`, 'Name a new folder.');
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`the fix cannot be written to ${folder} (${code})`, 'Name a new folder in a place that you may write to.');
  }
  return `sf project deploy start --metadata-dir ${shellWord(folder)}${alias === null ? '' : ` --target-org ${shellWord(alias)}`}`;
}
