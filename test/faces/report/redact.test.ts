import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalAddress } from '../../../src/attempts/origin.ts';
import { attemptCsv } from '../../../src/faces/attempt-lines.ts';
import { escapeHtml } from '../../../src/faces/report/html/escape.ts';
import { escapeMarkdown } from '../../../src/faces/report/markdown/escape.ts';
import { redactionOf } from '../../../src/faces/report/redact.ts';
import { renderReport } from '../../../src/faces/report/render-report.ts';
import { safe } from '../../../src/faces/safe.ts';
import { type Scene, scenario } from './scenes.ts';
import { rewritten, written } from './strangers.ts';

const options = { template: 'sre', version: '1.0.0' } as const;
const formats = ['md', 'html', 'json', 'ecs', 'ocsf'] as const;

function namesIn({ result, attempts }: Scene): { users: string[]; addresses: string[] } {
  const { incidents, summary } = result;
  return {
    users: [...new Set([...incidents.flatMap(({ users }) => users), ...attempts.map(({ user }) => user)])],
    addresses: [
      ...new Set([
        ...incidents.flatMap(({ addresses, previousAddresses }) => [...addresses, ...previousAddresses]),
        ...summary.byOriginAndStatus.flatMap(({ address }) => address ?? []),
      ]),
    ],
  };
}

test.each(['the-form-that-broke', 'spray-over-five-users', 'moved-to-ipv6', 'single-sign-on-down'])(
  'nothing of the original of %s remains in any format',
  async (name) => {
    const scene = await scenario(name);
    const { users, addresses } = namesIn(scene);
    const redaction = redactionOf('all', 'a key', scene.result);
    const texts = formats.map((format) => renderReport(format, redaction.result(scene.result), options));
    const rows = scene.attempts.map((attempt) => attemptCsv(redaction.attempt(attempt))).join('\n');
    for (const text of [...texts, rows]) {
      for (const original of [...users, ...addresses]) expect(text).not.toContain(original);
      for (const { id } of scene.result.incidents) expect(text).not.toContain(id);
    }
    expect(users.length * addresses.length).toBeGreaterThan(0);
  },
);

test('the same key gives the same pseudonyms, another key gives others', async () => {
  const { result } = await scenario('weekly-report-moved');
  const withKey = (key: string): string => renderReport('md', redactionOf('all', key, result).result(result), options);
  expect(withKey('one')).toBe(withKey('one'));
  expect(withKey('one')).not.toBe(withKey('two'));
});

test('only users, or only addresses, where no more is asked for', async () => {
  const { result } = await scenario('weekly-report-moved');
  const [{ users = [], addresses = [] } = {}] = result.incidents;
  const [user = '', address = ''] = [users[0], addresses[0]];
  const withoutUsers = renderReport('md', redactionOf('users', 'k', result).result(result), options);
  expect(withoutUsers).not.toContain(user);
  expect(withoutUsers).toContain(address);
  const withoutAddresses = renderReport('md', redactionOf('addresses', 'k', result).result(result), options);
  expect(withoutAddresses).toContain(user);
  expect(withoutAddresses).not.toContain(address);
});

test('an address keeps its prefix, so that neighbours are seen as neighbours', async () => {
  const { result } = await scenario('the-form-that-broke');
  const [{ address = null } = {}] = result.incidents;
  const redacted = redactionOf('all', 'k', result).result(result).incidents[0]?.address ?? '';
  expect(redacted.split('.').slice(0, 2)).toEqual(address?.split('.').slice(0, 2));
  expect(redacted).toMatch(/^\d+\.\d+\.x\.x-[0-9a-f]{8}$/);
});

const { result: weekly } = await scenario('weekly-report-moved');
const [{ users: [weeklyUser = ''] = [], address: weeklyAddress = null } = {}] = weekly.incidents;

test('of a user with any name, however strange, nothing remains', () => {
  fc.assert(
    fc.property(written, (name) => {
      const spelled = [name, safe(name), escapeHtml(safe(name)), escapeMarkdown(safe(name)), JSON.stringify(name).slice(1, -1)];
      expect(textsAbout(weeklyUser, name).filter((text) => spelled.some((spelling) => text.includes(spelling)))).toEqual([]);
    }),
    { seed: 20180820, numRuns: 300 },
  );
});

test('of any address nothing remains but its prefix', () => {
  const addresses = fc
    .oneof(fc.ipV4(), fc.ipV6())
    .map(canonicalAddress)
    .filter((address) => address !== '::');
  fc.assert(
    fc.property(addresses, (address) => {
      expect(textsAbout(weeklyAddress ?? '', address).filter((text) => text.includes(address))).toEqual([]);
    }),
    { seed: 20180820, numRuns: 300 },
  );
});

/** The redacted reports of a story in which `name` had this other name; those which say that anyway are left out. */
function textsAbout(name: string, other: string): string[] {
  const renamed = rewritten(weekly, [name], other);
  return formats.flatMap((format) => {
    const text = renderReport(format, redactionOf('all', 'k', renamed).result(renamed), options);
    return renderReport(format, weekly, options).includes(other) ? [] : text;
  });
}
