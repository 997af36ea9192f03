/**
 * Starts the program on a Node that can run it: this one, or the one that the package pins where this one is too old.
 * Written for any Node that knows modules, so that an old one can say what it needs.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const needed = { major: 22, minor: 12 };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > needed.major || (major === needed.major && minor >= needed.minor)) {
  const program = new URL('./main.js', import.meta.url).href;
  await import(program);
} else {
  runOn(pinnedNode());
}

function pinnedNode(): string | null {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    return null;
  }
}

function runOn(node: string | null): void {
  if (node === null) {
    console.error(
      `breakday needs Node ${needed.major}.${needed.minor} or newer; this is ${process.versions.node}. Try: npm install -g node@24`,
    );
    process.exitCode = 1;
    return;
  }
  // The channel says nothing: it closes when this process is gone, even where that could pass no signal on.
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal === null) return;
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
