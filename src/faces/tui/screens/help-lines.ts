/** The help: the keys that mean something here, then what the marks and words mean. From the one table of keys. */

import { type Line, line } from '../drawing/line.ts';
import { isValidOn, keys, spell } from '../keys.ts';
import type { Lens } from '../lens.ts';
import type { Surface } from '../surface.ts';

export function helpLines(surface: Surface, lens: Lens): Line[] {
  const valid = keys.filter((key) => isValidOn(key, surface));
  const groups = [...new Set(valid.map(({ group }) => group))];
  const { symbols } = lens;
  return [
    ...groups.flatMap((group) => [
      line([group, 'heading']),
      ...valid
        .filter((key) => key.group === group)
        .map(({ keys: names, does }) =>
          line(
            `  ${names
              .map((name) => spell(name, lens.ascii))
              .join(' ')
              .padEnd(20)} ${does}`,
          ),
        ),
    ]),
    line(['Marks', 'heading']),
    line('  ', [symbols.breakDay, 'fresh'], '  a run of failures began with an address that was new to the program'),
    line(`  ${symbols.bullet}  another incident`),
    line('  ', [symbols.newAddress, 'fresh'], '  an address seen for the first time in this data; a number: several'),
    line(
      '  ',
      [symbols.failed, 'failed'],
      `  a failure   ${symbols.succeeded}  a success   ${symbols.step}  a step on the way to one, which is no failure`,
    ),
    line(`  ${symbols.zero}  none   ${symbols.noData}  no data, or the first two weeks`),
    line(`  ${symbols.pointer}  the cursor   ${symbols.leads}  a line of the evidence that leads further`),
    line(['Filter', 'heading']),
    line('  user:~web status:failed ip:203.0.113.0/24 country:DE,NL after:2026-10-01 !app:"Data Loader" new:yes'),
  ];
}
