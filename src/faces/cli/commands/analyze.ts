/** `breakday analyze`: names the break. */
import { type Flags, settingsFrom } from '../../../config.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { rules } from '../../../investigation.ts';
import { safeJson } from '../../safe.ts';
import { exitStatusOf } from '../exit-status.ts';
import { openHistory } from '../open-history.ts';
import { type OutputFlags, processOutput } from '../output.ts';

export interface AnalyzeFlags extends Flags, OutputFlags {
  readonly json?: boolean;
  readonly where?: string;
  readonly since?: string;
  readonly until?: string;
  readonly exitCode?: boolean;
  readonly ascii?: boolean;
  readonly verbose?: boolean;
}

export async function analyzeCommand(files: readonly string[], flags: AnalyzeFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const investigation = await openHistory({ files, where: flags.where ?? '' }, settingsFrom(flags, process.env), output);
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
          files,
          rules,
        }),
      );
    }
    if (flags.exitCode) process.exitCode = exitStatusOf(result);
  } finally {
    await investigation.close();
  }
}

/** Leaves out incidents of other days. The history before stays what newness is judged by. */
function within(result: Result, { since, until }: AnalyzeFlags): Result {
  if (since === undefined && until === undefined) return result;
  const fits = ({ day, firstFailure }: Incident): boolean => {
    const at = day ?? firstFailure?.slice(0, 10) ?? '';
    return at >= (since ?? '') && (until === undefined || at < until);
  };
  return { ...result, incidents: result.incidents.filter(fits) };
}
