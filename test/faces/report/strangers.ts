/** What strangers may write into a row, and a story in which they did. */
import fc from 'fast-check';
import { mapTexts } from '../../../src/faces/safe.ts';
import type { Result } from '../../../src/findings/result.ts';

const bits = [
  ...['<script>', '</script>', '<!--', '<img src=x onerror=alert(1)>', '&lt;', '&', '"', "'", '">'],
  ...['](javascript:alert(1))', '[x]', '![x]', '|', '`', '```', '~~', '*', '_', '#', '>', '- ', '+ ', '1. ', '---', '===', '\\', '[^1]'],
  ...[
    'http://evil.example',
    'https:',
    '//',
    'www.',
    'evil@evil.example',
    '@octocat',
    '#1',
    'GH-1',
    'octo-org/repo#7',
    '=cmd|calc!A1',
    '@SUM(1)',
    ',',
    ';',
    ' ',
    '    ',
  ],
  ...['\x1b[31m', '\x9b2J', '\u202e', '\u200b', '\r\n', '\t', '\u2028', '\ud800', 'é', '山', 'a'],
];

/** Any text of these, and of anything else. */
export const written: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...bits), weight: 4 }, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

/** The result with this text wherever one of the names stood. */
export function rewritten(result: Result, names: readonly string[], text: string): Result {
  return mapTexts(result, (told) => names.reduce((changed, name) => changed.replaceAll(name, () => text), told)) as Result;
}
