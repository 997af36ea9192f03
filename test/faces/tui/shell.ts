/** A shell with jobs, to stop and continue the explorer in. */
import { spawnSync } from 'node:child_process';

spawnSync('bash', ['--norc', '--noprofile', '-i'], { stdio: 'inherit', env: { ...process.env, PS1: 'shell> ', HISTFILE: '' } });
