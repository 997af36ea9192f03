/** `string-width` for lines with marks of ours: one of them alone would have it look up every character of the line. */
import stringWidth, { type Options } from 'string-width';

/** One cell wide wherever ambiguous characters are. */
const marks = /[…✓✗○◆▲·╌▁-█─•›↑↓“”]/g;

export default function cellWidth(text: string, options?: Options): number {
  return stringWidth(text.replace(marks, 'x'), options);
}
