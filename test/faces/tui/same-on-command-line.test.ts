import { expect, it } from 'vitest';
import { sameOnCommandLine } from '../../../src/faces/tui/same-on-command-line.ts';
import { reduce } from '../../../src/faces/tui/state/reduce.ts';
import { opening, placeOf } from '../../../src/faces/tui/state/state.ts';

const start = { files: ["it's.csv"], where: 'status:failed', flags: ['--org', 'acme'] };
const atUser = (subject: string, filter = '') =>
  reduce(opening(['UTC']), { do: 'open', place: placeOf('user', subject, { subject, filter }) });

it('joins what it was opened with, the filter and the user, each term once', () => {
  expect(sameOnCommandLine(atUser('ann@acme.example', 'status:failed country:DE'), start)).toBe(
    `breakday analyze 'it'\\''s.csv' --where 'status:failed country:DE user:ann@acme.example' --org acme --timezone UTC`,
  );
});

it('lets nothing of a name act on the terminal', () => {
  expect(sameOnCommandLine(atUser('ann\x1b[2J@acme.example'), start)).not.toContain('\x1b');
});

it('names nobody while names are masked', () => {
  const masked = reduce(atUser('ann@acme.example'), { do: 'mask' });
  expect(sameOnCommandLine(masked, start)).toContain("--where 'status:failed user:****************' --org acme");
});
