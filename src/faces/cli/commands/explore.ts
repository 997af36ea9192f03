/** `breakday [FILE...]`: the explorer, or the text of `analyze` where there is no screen to explore on. */
import { setTimeout as pause } from 'node:timers/promises';
import { machineZone, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import type { Investigation } from '../../../investigation.ts';
import { readingTeller } from '../../reading.ts';
import { safe } from '../../safe.ts';
import type { GivenFlag } from '../given-flags.ts';
import { refuseMisspelt } from '../misspelt-command.ts';
import { processOutput } from '../output.ts';
import type { AnalyzeFlags } from './analyze.ts';

export interface ExploreFlags extends AnalyzeFlags {
  readonly plain?: boolean;
}

export async function exploreCommand(
  files: readonly string[],
  flags: ExploreFlags,
  given: readonly GivenFlag[],
  commands: readonly string[],
): Promise<void> {
  refuseMisspelt(files, commands);
  const { env, stdin, stdout } = process;
  if (!stdout.isTTY || flags.plain || env.INK_SCREEN_READER === 'true' || env.TERM === 'dumb') {
    return (await import('./analyze.ts')).analyzeCommand(files, flags, given);
  }
  if (!stdin.isTTY) {
    throw new UserError('the explorer reads keys from the terminal, and standard input is none', 'Use `breakday analyze` instead.', 2);
  }
  const settings = settingsFrom(flags, env);
  const coloured = env.FORCE_COLOR === undefined ? !env.NO_COLOR && flags.color !== false : !/^(0|false)$/.test(env.FORCE_COLOR);
  // Without any colours the drawing library draws no cursor either: it is left on, and the theme names none.
  if (!coloured) env.FORCE_COLOR = '1';
  let opened: Investigation | null = null;
  const where = flags.where ?? '';
  const { runExplorer } = await import('../../tui/run.tsx');
  const state = await runExplorer({
    history: {
      where,
      name: files.length === 0 ? 'the archive' : files.map(safe).join(', '),
      open: async (say) => {
        const { investigate } = await import('../../../investigation.ts');
        opened = await investigate({ files, where, forLong: true }, settings, say, readingTeller(say));
        return opened;
      },
    },
    zones: [settings.timezone, 'UTC', machineZone() ?? 'UTC'],
    coloured,
    ascii: flags.ascii ?? needsAscii(env),
  });
  const { sameOnCommandLine } = await import('../../tui/same-on-command-line.ts');
  const others = given.filter(({ name }) => !told.includes(name)).flatMap(({ long, value }) => (value === null ? [long] : [long, value]));
  processOutput(flags, env).narrate(`The same on the command line: ${sameOnCommandLine(state, { files, where, flags: others })}`);
  // Whoever leaves does not wait for long for what is still being read.
  await Promise.race([(opened as Investigation | null)?.close(), pause(2000)]);
  process.exit();
}

/** Flags that say how the explorer looks, or that it may have changed since. */
const told: readonly string[] = ['ascii', 'plain', 'where', 'timezone'];

function needsAscii({ TERM, LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  return TERM === 'linux' || !/utf-?8/i.test(locale);
}
