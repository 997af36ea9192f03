/** Given to a process with `--import`, writes the address of every module that it loads to the file that LOADS names. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.LOADS ?? '', `${url}\n`);
    return next(url, context);
  },
});
