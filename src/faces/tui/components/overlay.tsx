/** What lies over a screen: the help, the palette, the export. It takes the place of the screen for as long as it is open. */
import type { ReactNode } from 'react';
import { useSession } from '../context.ts';
import { blank, line, rule } from '../drawing/line.ts';
import { spell } from '../keys.ts';
import { commandsLike } from '../palette.ts';
import { helpLines } from '../screens/help-lines.ts';
import { clamp } from '../state/reduce.ts';
import type { Overlay } from '../state/state.ts';
import { Lines } from './lines.tsx';

export function OverlayBody({ overlay }: { readonly overlay: Overlay }): ReactNode {
  const { lens, width, height, surface } = useSession();
  const { symbols } = lens;
  if (overlay.is === 'help') {
    const lines = helpLines(surface, lens);
    const from = clamp(overlay.scroll, lines.length - height + 2);
    const seen = `${from + 1}-${Math.min(lines.length, from + height - 1)} of ${lines.length} lines`;
    return <Lines lines={[rule('Help', `${seen}   Esc closes`, width, symbols.rule), ...lines.slice(from)]} height={height} />;
  }
  if (overlay.is === 'palette') {
    const found = commandsLike(overlay.field.text, surface);
    const cursor = clamp(overlay.cursor, found.length);
    const from = Math.max(0, cursor - height + 4);
    const rows = found.slice(from).map(({ does, keys }, i) => {
      const text = `${from + i === cursor ? symbols.pointer : ' '} ${does.padEnd(60).slice(0, width - 12)} ${spell(keys[0] ?? '', lens.ascii)}`;
      return { pieces: [text.padEnd(width)], selected: from + i === cursor };
    });
    return (
      <Lines
        lines={[rule('Commands', 'Enter runs, Esc closes', width, symbols.rule), line(`: ${overlay.field.text}`), ...rows]}
        height={height}
      />
    );
  }
  if (overlay.is === 'export') {
    return (
      <Lines
        lines={[
          rule(
            overlay.formats.includes('html') ? 'Write the postmortem' : 'Export what is shown',
            'Enter writes, Esc closes',
            width,
            symbols.rule,
          ),
          blank,
          line(
            '  Format  ',
            ...overlay.formats.map((format) => [` ${format} `, format === overlay.format ? ('cursor' as const) : undefined] as const),
            '   Tab changes it',
          ),
          line(`  File    ${overlay.field.text}`),
          blank,
          line(
            overlay.formats.includes('html')
              ? '  Users and addresses are written as they are, and as pseudonyms and prefixes while p is on.'
              : '  Users and addresses are written as they are shown: masked while p is on.',
          ),
        ]}
        height={height}
      />
    );
  }
  return null;
}
