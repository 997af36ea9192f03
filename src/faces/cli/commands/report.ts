/** `breakday report`: a postmortem of exports, of the archive, or of a result that was saved. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import type { Investigation } from '../../../investigation.ts';
import { privateFile } from '../../private-file.ts';
import { attemptLines, hasAttempts, type ToldAttempt } from '../../report/attempt-report.ts';
import { type Redaction, redactionOf } from '../../report/redact.ts';
import { renderReport } from '../../report/render-report.ts';
import { formatFor, type ReportFormat } from '../../report/report-format.ts';
import { readSaved } from '../../report/saved.ts';
import { version } from '../../version.ts';
import { openHistory } from '../open-history.ts';
import { type Output, type OutputFlags, processOutput } from '../output.ts';
import { type RedactFlags, redactKey } from '../redact-key.ts';
import { refuseOfSaved } from '../saved-flags.ts';

export interface ReportFlags extends Flags, OutputFlags, RedactFlags {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly incident?: string;
  readonly all?: boolean;
  readonly template: 'sre' | 'light';
  readonly attempts?: boolean;
  readonly where?: string;
}

export async function reportCommand(files: readonly string[], flags: ReportFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const format = formatFor(flags.format, flags.output);
  if (flags.attempts && !hasAttempts(format))
    throw new UserError(`--attempts: ${format} does not tell attempts one by one`, 'Add --format csv, ecs or ocsf.', 2);
  const key = await redactKey(flags);
  const [file] = files;
  const saved = file !== undefined && files.length === 1 ? await readSaved(file) : null;
  if (saved !== null) {
    refuseOfSaved(saved, flags);
    return write({ result: saved, investigation: null, format, key }, flags, output);
  }
  const question = { files, where: flags.where ?? '', hashes: true };
  const investigation = await openHistory(question, settingsFrom(flags, process.env), output);
  try {
    await write({ result: await investigation.analyze(), investigation, format, key }, flags, output);
  } finally {
    await investigation.close();
  }
}

interface Telling {
  readonly result: Result;
  /** Null where the result was saved. */
  readonly investigation: Investigation | null;
  readonly format: ReportFormat;
  /** Null where nothing is hidden. */
  readonly key: string | null;
}

async function write({ result, investigation, format, key }: Telling, flags: ReportFlags, output: Output): Promise<void> {
  const redaction = key === null ? null : redactionOf(flags.redact ?? 'all', key, result, (await investigation?.users()) ?? []);
  const shown = redaction === null ? result : redaction.result(result);
  const numbers = chosen(result, shown, flags, format);
  const incidentsAt = ({ incidents }: Result): Incident[] => numbers.flatMap((at) => incidents[at] ?? []);
  const ids = incidentsAt(shown).map(({ id }) => id);
  const attempts = attemptsFor(format, incidentsAt(result), ids, investigation, flags);
  const sink = flags.output === undefined || flags.output === '-' ? null : await privateFile(flags.output);
  try {
    const say = sink === null ? output.write : sink.write;
    await say(renderReport(format, { ...shown, incidents: incidentsAt(shown) }, { template: flags.template, version }));
    const teller = { version, org: shown.coverage.org };
    if (attempts !== null) for await (const lines of attemptLines(format, redacted(attempts, redaction), teller)) await say(lines);
    await sink?.finish();
  } catch (error) {
    await sink?.abandon();
    throw error;
  }
}

/** The gravest incident tells a story; machines get them all. An id may be the true one or the one that is shown in its place. */
function chosen({ incidents }: Result, shown: Result, { incident: id, all }: ReportFlags, format: ReportFormat): number[] {
  const numbers = incidents.map((_, at) => at);
  if (id !== undefined) {
    const found = numbers.filter((at) => incidents[at]?.id === id || shown.incidents[at]?.id === id);
    if (found.length > 0) return found;
    throw new UserError(`no incident has the id '${id}'`, `There are: ${incidents.map((each) => each.id).join(', ') || 'none'}.`);
  }
  const many = all || format === 'json' || format === 'ecs' || format === 'ocsf';
  return many ? numbers : numbers.slice(0, 1);
}

function attemptsFor(
  format: ReportFormat,
  incidents: readonly Incident[],
  ids: readonly string[],
  investigation: Investigation | null,
  { attempts, incident }: ReportFlags,
): AsyncIterable<ToldAttempt> | null {
  if (!hasAttempts(format) || (format !== 'csv' && !attempts)) return null;
  if (investigation === null) throw new UserError('a saved result does not hold the attempts one by one', 'Name the export itself.');
  return format !== 'csv' && incident === undefined ? everyAttempt(investigation) : attemptsOf(incidents, ids, investigation);
}

async function* everyAttempt(investigation: Investigation): AsyncGenerator<ToldAttempt> {
  for await (const attempt of investigation.attempts({ newestFirst: false, offset: 0, limit: null })) yield { attempt, incidents: [] };
}

async function* attemptsOf(
  incidents: readonly Incident[],
  ids: readonly string[],
  investigation: Investigation,
): AsyncGenerator<ToldAttempt> {
  for await (const { attempt, incidents: places } of investigation.attemptsOf(incidents))
    yield { attempt, incidents: places.flatMap((place) => ids[place] ?? []) };
}

async function* redacted(attempts: AsyncIterable<ToldAttempt>, redaction: Redaction | null): AsyncGenerator<ToldAttempt> {
  for await (const told of attempts) yield redaction === null ? told : { ...told, attempt: redaction.attempt(told.attempt) };
}
