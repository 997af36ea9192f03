import { UserError } from '../errors.ts';
import { encodingOf } from './encoding.ts';

/** Refuses what is no text at all, by its first bytes, and says what it is and what to do instead. */
export function refuseBinary(name: string, head: Buffer): void {
  const start = head.toString('latin1', 0, 4096);
  const known = signatures.find(({ at = 0, bytes }) => start.startsWith(bytes, at));
  if (known !== undefined) throw new UserError(`${name} is ${known.isA(start)}.`, known.advice);
  const controls = head.subarray(0, 4096).filter((byte) => byte < 0x20 && !ordinaryControls.includes(byte)).length;
  if (encodingOf(head) === 'bytes' && controls * 20 > start.length) throw new UserError(`${name} is a binary file, not text.`, exportAgain);
}

/** Tab, line feed, form feed, carriage return, escape. */
const ordinaryControls = [9, 10, 12, 13, 27];

const exportAgain = 'Give the CSV or GZIP download of Setup > Login History, or a query export as CSV or JSON.';

interface Signature {
  readonly at?: number;
  readonly bytes: string;
  readonly advice: string;
  isA(start: string): string;
}

const asDownloaded = 'Give the file as it was downloaded (spreadsheets change dates), or save it as CSV.';

const signatures: readonly Signature[] = [
  {
    bytes: 'PK\x03\x04',
    isA: (start) => (/xl\/|\[Content_Types\]/.test(start) ? 'an Excel workbook' : 'a zip archive'),
    advice: `Unpack it if it is an archive. ${asDownloaded}`,
  },
  { bytes: '\xd0\xcf\x11\xe0', isA: () => 'an Excel workbook', advice: asDownloaded },
  { bytes: '\x89PNG', isA: () => 'an image (PNG)', advice: exportAgain },
  { bytes: '\xff\xd8\xff', isA: () => 'an image (JPEG)', advice: exportAgain },
  { bytes: '%PDF', isA: () => 'a PDF document', advice: exportAgain },
  { bytes: 'SQLite format 3', isA: () => 'an SQLite database', advice: exportAgain },
  { at: 8, bytes: 'DUCK', isA: () => 'a database, perhaps an archive', advice: 'Name an archive with --archive, not as a file to read.' },
  { bytes: '\x1f\x8b', isA: () => 'packed twice with gzip', advice: 'Unpack it once.' },
];
