import { execFileSync } from 'node:child_process';

/** A Node of this machine, outside of the package, that is too old for it; null where there is none to try it with. */
export const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(isTooOld) ?? null;

function isTooOld(path: string): boolean {
  try {
    const [major = 0, minor = 0] = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.').map(Number);
    return major < 22 || (major === 22 && minor < 12);
  } catch {
    return false;
  }
}
