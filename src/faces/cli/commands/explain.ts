/** `breakday explain`: what a message means and what to do about it. */
import { explain } from '../../../attempts/explanation.ts';
import { safeJson } from '../../safe.ts';
import { exitStatus } from '../exit-status.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { renderExplanation, renderNearMatches } from '../text/explanation.ts';

export async function explainCommand(text: string, flags: OutputFlags & { readonly json?: boolean }): Promise<void> {
  const output = processOutput(flags, process.env);
  const found = explain(text);
  if (flags.json) await output.write(`${safeJson(found, 2)}\n`);
  else if ('nearMatches' in found) output.narrate(renderNearMatches(text, found.nearMatches));
  else await output.write(renderExplanation(found, output));
  if ('nearMatches' in found) process.exitCode = exitStatus.failed;
}
