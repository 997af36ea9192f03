/** `breakday analyze`: names the break. */
import { readDay } from '../../../attempts/filter-values.ts';
import { type Flags, settingsFrom } from '../../../config.ts';
import { beganOn } from '../../../findings/began-on.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { rules } from '../../../investigation.ts';
import { safeJson } from '../../safe.ts';
import { exitStatusOf } from '../exit-status.ts';
import { type GivenFlag, readingWords } from '../given-flags.ts';
import { openHistory } from '../open-history.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { checkSpan, type SpanFlags, typedSpan } from '../span-flags.ts';

export interface AnalyzeFlags extends Flags, OutputFlags, SpanFlags {
  readonly json?: boolean;
  readonly where?: string;
  readonly exitCode?: boolean;
  readonly ascii?: boolean;
  readonly verbose?: boolean;
}

/** `given` are the flags that commands to type next have to repeat. */
export async function analyzeCommand(files: readonly string[], flags: AnalyzeFlags, given: readonly GivenFlag[]): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  checkSpan(flags, readDay, settings.timezone);
  const investigation = await openHistory({ files, where: flags.where ?? '' }, settings, output);
  try {
    const result = within(await investigation.analyze(), flags);
    if (flags.json) await output.write(`${safeJson(result, 2)}\n`);
    else {
      const { addressesShown, renderResult } = await import('../text/render-result.ts');
      const owners = await investigation.owners(addressesShown(result, flags.verbose ?? false));
      await output.write(
        renderResult(result, {
          width: output.width,
          color: output.color,
          ascii: flags.ascii ?? output.ascii,
          verbose: flags.verbose ?? false,
          owners,
          reading: { files, flags: readingWords(given), where: flags.where ?? '' },
          span: typedSpan(flags),
          rules,
        }),
      );
    }
    if (flags.exitCode) process.exitCode = exitStatusOf(result);
  } finally {
    await investigation.close();
  }
}

/** Leaves out incidents of other days, and says how many. The history before stays what newness is judged by. */
function within(result: Result, flags: SpanFlags): Result {
  const { since = '', until } = flags;
  const fits = (incident: Incident): boolean => {
    const at = beganOn(incident);
    return at >= since && (until === undefined || at < until);
  };
  const incidents = result.incidents.filter(fits);
  const outside = result.incidents.length - incidents.length;
  if (outside === 0) return result;
  const warning = `${count(outside, 'incident')} ${outside === 1 ? 'lies' : 'lie'} outside of ${typedSpan(flags)}, and ${outside === 1 ? 'is' : 'are'} left out.`;
  return { ...result, incidents, coverage: { ...result.coverage, warnings: [...result.coverage.warnings, warning] } };
}
