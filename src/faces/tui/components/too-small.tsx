/** What is said where there is no room for anything else. */
import type { ReactNode } from 'react';
import { paragraph } from '../../cli/text/layout.ts';
import { line } from '../drawing/line.ts';
import { Lines } from './lines.tsx';

const least = { columns: 40, rows: 12 };

export function isTooSmall(width: number, height: number): boolean {
  return width < least.columns || height < least.rows;
}

export function TooSmall({ width, height }: { readonly width: number; readonly height: number }): ReactNode {
  const said = paragraph(`breakday needs ${least.columns}x${least.rows}, this is ${width}x${height}`, width, '');
  return <Lines lines={said.map((text) => line(text))} height={Math.min(said.length, height)} />;
}
