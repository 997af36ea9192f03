/** What the status of an attempt says: whether the login worked, and to which family of reasons a failure belongs. */
import { statuses } from './statuses.ts';
import { translations } from './translations.ts';

export const causes = [
  'untrusted-origin',
  'bad-credentials',
  'account-blocked',
  'protocol',
  'sso',
  'oauth',
  'policy',
  'rate-limit',
  'licence',
  'service',
  'unknown',
] as const;

export type Cause = (typeof causes)[number];

/** A `step` is no failure where the same user follows it with a success; only the rows around it can tell. */
export type Outcome = 'success' | 'failure' | 'step';

/** Which rule refused an untrusted origin. The advice differs: a token satisfies the first, never the second. */
export type AddressRule = 'token' | 'login-ranges' | 'app-policy' | 'country' | 'activation';

export interface Status {
  /** The one spelling, as login history rows show it; the code itself where no text for it is known. */
  readonly label: string;
  readonly outcome: Outcome;
  /** Null for a success. */
  readonly cause: Cause | null;
  /** Null unless the cause is `untrusted-origin`. */
  readonly rule: AddressRule | null;
  /** Whether the same attempt from another address could have succeeded. */
  readonly dependsOnOrigin: boolean;
  /** The LOGIN_STATUS code of event log files; null where none is known. */
  readonly code: string | null;
  /** What it means, as a short sentence; empty for an unknown status. */
  readonly meaning: string;
}

/**
 * Reads a status in any letter case and spacing: a label of login history, a LOGIN_STATUS code, a Japanese label.
 * Any other text is a failure of unknown reason, and its own label. Only the exact word for success is a success.
 */
export function resolveStatus(text: string): Status {
  return knownStatus(text) ?? { ...unknown, label: text.trim().replace(/\s+/g, ' ') };
}

/** The status that a text names, or null where it names none that is known. */
export function knownStatus(text: string): Status | null {
  const key = statusKey(text);
  const exact = byKey.get(key);
  if (exact) return exact;
  const opening = byKey.get(key.replace(/[.。].*$/, ''));
  return opening && opening.outcome !== 'success' ? opening : null;
}

const unknown: Status = { label: '', outcome: 'failure', cause: 'unknown', rule: null, dependsOnOrigin: false, code: null, meaning: '' };

function statusKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B\uFEFF]/g, '')
    .replaceAll('’', "'")
    .replaceAll('コンピューター', 'コンピュータ')
    .toLowerCase();
}

const byKey = new Map<string, Status>();
// Three labels stand for two codes each; the first in the table is the usual one and owns the label.
for (const status of statuses) {
  if (status.code) byKey.set(statusKey(status.code), status);
  if (!byKey.has(statusKey(status.label))) byKey.set(statusKey(status.label), status);
}
for (const [text, label] of translations) {
  const status = byKey.get(statusKey(label));
  if (!status) throw new Error(`translation of a status that is not in the table: ${label}`);
  byKey.set(statusKey(text), status);
}
