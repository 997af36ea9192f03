/** Where a line may end. */
import { expect, test } from 'vitest';
import { textHtml } from '../../../src/faces/report/html/breaks.ts';

test.each([
  ['webform@globex.example', 'webform@<wbr>globex.example'],
  ['integration.user.for.acme@subsidiary.example', 'integration.user.<wbr>for.acme@<wbr>subsidiary.example'],
  ['2600:1f18:82bd:66cc::d30d', '2600:1f18:82bd:<wbr>66cc::d30d'],
  ['173.201.106.127', '173.201.106.127'],
  ['Failed: API security token required', 'Failed: API security token required'],
])('in a column %s breaks at its joints', (text, html) => {
  expect(textHtml(text, 'column')).toBe(html);
});

test('in a sentence a name stays whole that fits on a line, and a date and a time always do', () => {
  expect(textHtml('webform@globex.example broke on 2018-08-20, at 2018-08-20 18:25:09 UTC')).toBe(
    'webform@globex.example broke on <time>2018-08-20</time>, at <time>2018-08-20 18:25:09</time> UTC',
  );
});

test('a flag of a command stays whole, and what only begins like one does not', () => {
  expect(textHtml('(breakday watch --print-unit systemd, --exec)')).toBe(
    '(breakday watch <span class="flag">--print-unit</span> systemd, <span class="flag">--exec</span>)',
  );
  expect(textHtml('a--b and ---')).toBe('a--b and ---');
});

test('what a stranger writes is escaped on both sides of a break', () => {
  expect(textHtml('<b>aaaaaaaaaaaa@bbbbbbbbbbbb</b>', 'column')).toBe('&lt;b&gt;aaaaaaaaaaaa@<wbr>bbbbbbbbbbbb&lt;/b&gt;');
});
