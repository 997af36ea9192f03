/** What lies over a screen: the help, the palette, the export. It takes the place of the screen for as long as it is open. */
import type { ReactNode } from 'react';
import type { Overlay } from '../state/state.ts';
import { ExportBody } from './export-body.tsx';
import { HelpBody } from './help-body.tsx';
import { PaletteBody } from './palette-body.tsx';

export interface OverlayBodyProps {
  readonly overlay: Exclude<Overlay, { is: 'filter' }>;
  /** The line of the screen that it begins on. */
  readonly top: number;
}

export function OverlayBody({ overlay, top }: OverlayBodyProps): ReactNode {
  if (overlay.is === 'help') return <HelpBody scroll={overlay.scroll} />;
  return overlay.is === 'palette' ? <PaletteBody palette={overlay} top={top} /> : <ExportBody prompt={overlay} top={top} />;
}
