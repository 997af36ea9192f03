/** `breakday case`: keeps an incident as a folder, and holds today's judgement against what was kept. */
import type { Attempt } from '../../../attempts/attempt.ts';
import { type Flags, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { checkCase, saveCase } from '../../case/case-folder.ts';
import { disguise } from '../../case/disguise.ts';
import { extract } from '../../case/extract.ts';
import { safe, safeJson } from '../../safe.ts';
import { exitStatus } from '../exit-status.ts';
import { openHistory } from '../open-history.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { type RedactFlags, redactKey } from '../redact-key.ts';
import { type Check, renderChecks } from '../text/case-checks.ts';

export interface SaveFlags extends Flags, OutputFlags, RedactFlags {
  readonly incident?: string;
  readonly where?: string;
}

export async function saveCommand(folder: string, files: readonly string[], flags: SaveFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const key = await redactKey(flags);
  const investigation = await openHistory({ files, where: flags.where ?? '' }, settingsFrom(flags, process.env), output);
  try {
    const result = await investigation.analyze();
    const incident = chosen(result, flags.incident);
    const theirs = extract(investigation.attempts({ newestFirst: false, offset: 0, limit: null }), incident);
    const kept = key === null ? theirs : disguised(theirs, disguise(flags.redact ?? 'all', key, result, await investigation.users()));
    const saved = await saveCase(folder, kept, incident, key === null ? 'plain' : 'disguised');
    await output.write(`${safe(saved.incident.headline)}\n`);
    output.narrate(
      `${count(saved.attempts, 'attempt')} kept in ${folder}. Hold a later version against them: breakday case check ${folder}`,
    );
  } finally {
    await investigation.close();
  }
}

function chosen({ incidents }: Result, id: string | undefined): Incident {
  const [gravest] = incidents;
  if (gravest === undefined) throw new UserError('nothing broke in this history', 'There is no incident to keep.');
  const found = id === undefined ? gravest : incidents.find((incident) => incident.id === id);
  if (found !== undefined) return found;
  throw new UserError(`no incident has the id '${id}'`, `There are: ${incidents.map((each) => each.id).join(', ')}.`);
}

async function* disguised(attempts: AsyncIterable<Attempt>, pseudonyms: (attempt: Attempt) => Attempt): AsyncGenerator<Attempt> {
  for await (const attempt of attempts) yield pseudonyms(attempt);
}

export interface CheckFlags extends OutputFlags {
  readonly json?: boolean;
}

export async function checkCommand(folders: readonly string[], flags: CheckFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const checks: Check[] = [];
  for (const folder of folders) {
    const check = await checkOf(folder);
    if ('fault' in check) output.tell(`breakday: ${safe(check.fault)}\n`);
    checks.push(check);
  }
  await output.write(flags.json ? `${safeJson(checks, 2)}\n` : renderChecks(checks));
  process.exitCode = statusOf(checks);
}

/** A case that cannot be judged keeps nobody from the others. */
async function checkOf(folder: string): Promise<Check> {
  try {
    return { case: folder, differences: await checkCase(folder) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { case: folder, fault: `${error.message.replace(/[.]$/, '')}. ${error.advice}` };
  }
}

function statusOf(checks: readonly Check[]): number {
  if (checks.some((check) => 'fault' in check)) return exitStatus.failed;
  return checks.every((check) => 'differences' in check && check.differences.length === 0) ? exitStatus.done : exitStatus.broken;
}
