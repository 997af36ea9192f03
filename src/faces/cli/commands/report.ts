/** `breakday report`: a postmortem of exports, of the archive, or of a result that was saved. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import type { Investigation } from '../../../investigation.ts';
import { privateFile } from '../../private-file.ts';
import { attemptLines, hasAttempts, type ToldAttempt } from '../../report/attempt-report.ts';
import { type Redacted, type Redaction, redactionOf } from '../../report/redact.ts';
import { renderReport } from '../../report/render-report.ts';
import { formatFor, type ReportFormat } from '../../report/report-format.ts';
import { readSaved } from '../../report/saved.ts';
import { version } from '../../version.ts';
import { openHistory } from '../open-history.ts';
import { type Output, type OutputFlags, processOutput } from '../output.ts';
import { redactKey } from '../redact-key.ts';

export interface ReportFlags extends Flags, OutputFlags {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly incident?: string;
  readonly all?: boolean;
  readonly template: 'sre' | 'light';
  readonly attempts?: boolean;
  readonly redact?: Redacted;
  readonly redactKey?: string;
  readonly where?: string;
}

export async function reportCommand(files: readonly string[], flags: ReportFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const [file] = files;
  const saved = file !== undefined && files.length === 1 ? await readSaved(file) : null;
  if (saved !== null) return write(saved, null, flags, output);
  const question = { files, where: flags.where ?? '', hashes: true };
  const investigation = await openHistory(question, settingsFrom(flags, process.env), output);
  try {
    await write(await investigation.analyze(), investigation, flags, output);
  } finally {
    await investigation.close();
  }
}

async function write(result: Result, investigation: Investigation | null, flags: ReportFlags, output: Output): Promise<void> {
  const format = formatFor(flags.format, flags.output);
  const redaction = flags.redact === undefined ? null : redactionOf(flags.redact, await redactKey(flags.redactKey), result);
  const shown = redaction === null ? result : redaction.result(result);
  const numbers = chosen(result, shown, flags, format);
  const incidentsAt = ({ incidents }: Result): Incident[] => numbers.flatMap((at) => incidents[at] ?? []);
  const ids = incidentsAt(shown).map(({ id }) => id);
  const attempts = attemptsFor(format, incidentsAt(result), ids, investigation, flags);
  const sink = flags.output === undefined ? null : await privateFile(flags.output);
  try {
    const say = sink === null ? output.write : sink.write;
    await say(renderReport(format, { ...shown, incidents: incidentsAt(shown) }, { template: flags.template, version }));
    if (attempts !== null) for await (const lines of attemptLines(format, redacted(attempts, redaction), version)) await say(lines);
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
