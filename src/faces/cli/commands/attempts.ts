/** `breakday attempts`: the rows themselves, filtered. */
import { readMoment } from '../../../attempts/filter-values.ts';
import { type Flags, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import { openHistory } from '../open-history.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { checkSpan, type SpanFlags } from '../span-flags.ts';
import { attemptWriter } from '../text/attempts.ts';

export interface AttemptsFlags extends Flags, OutputFlags, SpanFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly where?: string;
  readonly limit?: string;
  readonly newest?: boolean;
}

export async function attemptsCommand(files: readonly string[], flags: AttemptsFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  checkSpan(flags, readMoment, settings.timezone);
  const page = { newestFirst: flags.newest ?? false, offset: 0, limit: limitOf(flags.limit) };
  const where = [flags.where, flags.since && `after:${flags.since}`, flags.until && `before:${flags.until}`].filter(Boolean).join(' ');
  const investigation = await openHistory({ files, where }, settings, output);
  try {
    const writer = attemptWriter(flags.json ? 'json' : flags.csv ? 'csv' : 'text', { ...output, timezone: settings.timezone });
    await output.write(writer.head());
    let batch = '';
    for await (const attempt of investigation.attempts(page)) {
      batch += writer.row(attempt);
      if (batch.length > 65_536) {
        await output.write(batch);
        batch = '';
      }
    }
    await output.write(batch);
  } finally {
    await investigation.close();
  }
}

function limitOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError(`--limit: '${text}' is no number`, 'Use a whole number such as 100.', 2);
}
