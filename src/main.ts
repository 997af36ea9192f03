/** The process: arguments in, exit status out, a user's error in one line. */
import { CommanderError } from 'commander';
import { UserError } from './errors.ts';
import { commandFirst } from './faces/cli/command-first.ts';
import { exitStatus } from './faces/cli/exit-status.ts';
import { endWithTheLauncher } from './faces/cli/launched.ts';
import { endWithTheReader } from './faces/cli/output.ts';
import { buildProgram } from './faces/cli/program.ts';
import { safe } from './faces/safe.ts';

process.umask(0o077);
endWithTheReader();
endWithTheLauncher();
try {
  const program = buildProgram().exitOverride();
  for (const command of program.commands) command.exitOverride().commands.map((sub) => sub.exitOverride());
  await program.parseAsync(commandFirst(process.argv.slice(2), program), { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitStatus.done : exitStatus.wrongUsage;
  else if (error instanceof UserError) {
    process.stderr.write(`breakday: ${safe(error.line)}\n`);
    process.exitCode = error.exitStatus;
  } else throw error;
}
