/** A case on disk: a folder with the attempts (`input.*`), what is expected of them (`expected.json`), and its story. */
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Attempt } from '../../attempts/attempt.ts';
import { settingsFrom } from '../../config.ts';
import { UserError } from '../../errors.ts';
import type { Incident } from '../../findings/result.ts';
import { investigate } from '../../investigation.ts';
import { attemptJson } from '../attempt-lines.ts';
import { privateFile } from '../private-file.ts';
import { safe } from '../safe.ts';
import { readExpected } from './expected.ts';
import { type Difference, differencesBetween } from './facts.ts';

/** Cases are judged in UTC on every machine, and without an archive. */
const settings = settingsFrom({ timezone: 'UTC' }, {});

export interface SavedCase {
  readonly attempts: number;
  readonly incident: Incident;
}

/**
 * Saves the attempts, in plain or disguised, as a case in a new folder, with what breakday says of them today. Where they alone
 * do not tell of the same incident as the whole log did, nothing is saved. The folder is there in whole or not at all.
 */
export async function saveCase(
  folder: string,
  attempts: AsyncIterable<Attempt>,
  incident: Incident,
  look: keyof typeof untold,
): Promise<SavedCase> {
  const draft = await makeDraft(folder);
  try {
    const lines: string[] = [];
    for await (const attempt of attempts) lines.push(`${attemptJson(attempt)}\n`);
    await writeWhole(join(draft, 'input.ndjson.gz'), await promisify(gzip)(lines.join('')));
    const incidents = await judged(join(draft, 'input.ndjson.gz'));
    const same = incidents.find((one) => tellsOf(one, incident));
    if (same === undefined) throw untold[look]();
    await writeWhole(join(draft, 'expected.json'), `${JSON.stringify(incidents, null, 1)}\n`);
    await writeWhole(join(draft, 'story.md'), `${safe(same.headline)}\n`);
    await rename(draft, folder);
    return { attempts: lines.length, incident: same };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** What is said of attempts that do not tell of their incident, and what to try. */
const untold = {
  plain: () =>
    new UserError('the attempts of this incident alone do not tell of it', 'Keep the whole log in its place: its other rows matter.'),
  disguised: () =>
    new UserError(
      'the attempts of this incident alone do not tell of it with pseudonyms in place of names and addresses',
      'Try it without --redact where names and addresses may be kept: pseudonyms blur what makes neighbours of addresses.',
    ),
};

/** Judges a case again, and says where the judgement differs from what is expected. */
export async function checkCase(folder: string): Promise<Difference[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const input = names.find((name) => /^input\.(csv|json|ndjson|parquet)(\.gz)?$/.test(name));
  if (input === undefined || !names.includes('expected.json'))
    throw new UserError(
      `${folder} is no case: it needs expected.json, and the attempts as input.csv or input.ndjson.gz`,
      'Make one: breakday case save DIR.',
    );
  return differencesBetween(await readExpected(join(folder, 'expected.json')), await judged(join(folder, input)));
}

async function judged(input: string): Promise<readonly Incident[]> {
  const investigation = await investigate({ files: [input], where: '' }, settings, () => {});
  try {
    const { incidents, coverage } = await investigation.analyze();
    const [reject] = coverage.inputs.flatMap(({ rejects }) => rejects);
    if (reject === undefined) return incidents;
    throw new UserError(`${input} is damaged in line ${reject.line}: ${reject.reason}`, 'Save the case again.');
  } finally {
    await investigation.close();
  }
}

/**
 * Ids are made of names and addresses, which may be pseudonyms here: the same kind of break at the same instants is the same.
 * What an org said of an address may have confirmed the verdict, and is not in the attempts.
 */
function tellsOf(one: Incident, { kind, cause, bracket, attempts, recoveredAt }: Incident): boolean {
  return (
    one.kind === kind &&
    one.cause === cause &&
    one.bracket.lastGood === bracket.lastGood &&
    one.bracket.firstBad === bracket.firstBad &&
    one.attempts === attempts &&
    one.recoveredAt === recoveredAt
  );
}

/** A folder beside the one that is to be, with its parents: who is interrupted leaves nothing under the name of a case. */
async function makeDraft(folder: string): Promise<string> {
  const path = resolve(folder);
  if ((await lstat(path).catch(() => null)) !== null)
    throw new UserError(`${folder} is there already`, 'Name a folder that is not there yet.', 2);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  await mkdir(draft, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${folder} cannot be made (${error.code})`, 'Name a folder inside one that you may write to.');
  });
  return draft;
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await privateFile(path);
  await file.write(content);
  await file.finish();
}
