/** Whoever sits at the terminal: asked for a secret, sent to a page. */
import { spawn } from 'node:child_process';
import type { Person } from '../../investigation/enter-org.ts';
import { safe } from '../safe.ts';
import { askHidden } from './hidden-prompt.ts';
import type { Output } from './output.ts';

/** Without a terminal nobody can be asked, and no browser is opened; the address of a page is printed all the same. */
export function personAt({ tell }: Output): Person {
  const present = process.stdin.isTTY && process.stderr.isTTY;
  return {
    askHidden: present ? (question, signal) => askHidden(safe(question), tell, signal) : null,
    visit(url) {
      tell(`Log in and let breakday in on this page, in a browser on this machine:\n${safe(url)}\n`);
      if (present) open(url);
    },
  };
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** By the platform's own opener. Where that fails, the address stands on the terminal. */
function open(url: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}
