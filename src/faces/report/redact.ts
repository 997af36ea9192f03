/**
 * Takes names, the org's own hosts and addresses out of what is shown: the same key gives the same pseudonym, so that reports
 * can be compared, and an address keeps its prefix (/16 or /48), so that the story stays readable.
 */
import { createHmac } from 'node:crypto';
import type { Attempt } from '../../attempts/attempt.ts';
import { isLabel } from '../../attempts/labels.ts';
import { knownStatus } from '../../attempts/reason.ts';
import type { Change, Incident, Result } from '../../findings/result.ts';
import { mapTexts } from '../safe.ts';
import { textRedaction } from './redact-text.ts';

export type Redacted = 'users' | 'addresses' | 'all';

export interface Redaction {
  result(result: Result): Result;
  attempt(attempt: Attempt): Attempt;
}

/** A redaction that knows the users of this result, and these others, wherever their names stand. */
export function redactionOf(what: Redacted, key: string, { incidents, summary }: Result, others: readonly string[] = []): Redaction {
  const pseudonym = (kind: string, name: string): string => createHmac('sha256', key).update(`${kind}\n${name}`).digest('hex').slice(0, 8);
  const hides = { users: what !== 'addresses', addresses: what !== 'users' };
  const known = [...incidents.flatMap(usersOf), summary.longestUnqualifiedStreak?.user ?? '', ...others];
  const texts = textRedaction(known, hides, pseudonym);
  const user = (name: string): string => (hides.users && name !== '' ? texts.user(name) : name);

  /** What Salesforce itself says is nobody's name, even where somebody is called so. */
  const brought = (text: string, field: string): string => {
    if (field === 'user' || field === 'users') return user(text);
    if (field === 'org') return hides.users && text !== '' ? `org-${pseudonym('org', text)}` : text;
    if (knownStatus(text)?.label === text || isLabel(text)) return text;
    if (loginUrls.has(field)) return texts.loginUrl(text);
    return versions.has(field) ? texts.version(text) : texts.brought(text);
  };
  const changed = ({ before, after, sentence, ...rest }: Change, quoted: ReadonlyMap<string, string>): Change => {
    const told = { before: brought(before, rest.field), after: brought(after, rest.field) };
    const saying = texts.sentences(new Map([...quoted, [before, told.before], [after, told.after]]));
    return { ...rest, ...told, sentence: saying(sentence) };
  };
  return {
    result: (result) => {
      const quoted = new Map<string, string>();
      const rows = mapTexts(result, (text, field) => {
        if (ours.has(field) || sentences.has(field)) return text;
        const shown = brought(text, field);
        if (shown !== text) quoted.set(text, shown);
        return shown;
      });
      const saying = texts.sentences(quoted);
      const redacted = mapTexts(rows, (text, field) => (sentences.has(field) ? saying(text) : text)) as Result;
      return {
        ...redacted,
        incidents: redacted.incidents.map((incident, at) => ({
          ...incident,
          // An id is made of names and addresses: who guesses them could prove the guess.
          id: pseudonym('incident', incident.id),
          alternatives: incident.alternatives.map(({ cause, settledBy }) => ({ cause: saying(cause), settledBy })),
          changed: result.incidents[at]?.changed.map((change) => changed(change, quoted)) ?? [],
        })),
        coverage: {
          ...redacted.coverage,
          // A filter may name anybody, also those of whom nothing else is told.
          ...(redacted.coverage.where === undefined ? {} : { where: '…' }),
          // Reasons quote what stood in the row, which may be anything.
          inputs: redacted.coverage.inputs.map((input) => ({
            ...input,
            rejects: input.rejects.map(({ line, reason }) => ({
              line,
              reason: texts.brought(reason.replace(/(['"“]).*(['"”])/, '$1…$2')),
            })),
          })),
        },
      };
    },
    attempt: (attempt) => {
      const { id, user_id, ...others } = attempt.fields;
      const fields = Object.fromEntries(Object.entries(others).map(([field, text]) => [field, brought(text, field)]));
      const ids = hides.users || id === undefined ? {} : { id };
      const owner = user_id === undefined ? {} : { user_id: hides.users ? `user-${pseudonym('user', user_id)}` : user_id };
      const { status, address } = attempt;
      return {
        ...attempt,
        user: user(attempt.user),
        status: brought(status, 'status'),
        address: address === null ? null : brought(address, 'address'),
        fields: { ...ids, ...fields, ...owner },
      };
    },
  };
}

/** Fields whose numbers with dots are no addresses. */
const versions: ReadonlySet<string> = new Set(['client_version', 'api_version']);

/** Fields that say where a login was sent to. */
const loginUrls: ReadonlySet<string> = new Set(['login_url', 'loginUrl']);

/** Fields of a result in which every text is a word of ours, a moment, or known of an address and not of a row. */
const ours: ReadonlySet<string> = new Set([
  ...[
    'id',
    'schema',
    'kind',
    'verdict',
    'shape',
    'cause',
    'format',
    'timezone',
    'dateOrder',
    'sight',
    'sha256',
    'is',
    'role',
    'field',
    'owner',
    'reason',
  ],
  ...['from', 'until', 'at', 'day', 'first', 'last', 'lastGood', 'firstBad', 'firstFailure', 'lastFailure', 'recoveredAt', 'recoveries'],
]);

/** Fields in which we speak, and quote what rows brought. */
const sentences: ReadonlySet<string> = new Set([
  'headline',
  'sentence',
  'for',
  'against',
  'settledBy',
  'advice',
  'warnings',
  'method',
  'why',
]);

function usersOf({ users, lanes, sequence }: Incident): string[] {
  return [...users, ...lanes.map(({ user }) => user), ...sequence.map(({ user }) => user ?? '')];
}
