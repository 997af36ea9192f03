/** Explains whatever somebody has at hand: a status, a code, a pasted fault, an OAuth error, a whole JSON or XML answer. */
import { adviceFor, mayBeStolen, notYours } from './advice.ts';
import { type Fault, faults, vagueFaults } from './faults.ts';
import { formatFilter } from './filter-format.ts';
import { nearestPhrases } from './nearest.ts';
import { type Cause, knownStatus, resolveStatus, type Status } from './reason.ts';
import { statuses } from './statuses.ts';

export interface Explanation {
  readonly title: string;
  readonly meaning: string;
  /** The labels that rows show, the likeliest first; then, as a sentence, whether and why there may be no row. */
  readonly inLoginHistory: readonly string[];
  /** Null for a success. */
  readonly cause: Cause | null;
  readonly advice: readonly string[];
  /** The command line that finds the rows in an export. */
  readonly command: string;
  readonly notes: readonly string[];
}

/** What a text means and what to do; where it means nothing known, the texts that come near. */
export function explain(text: string): Explanation | { nearMatches: readonly string[] } {
  const alone = knownStatus(text);
  if (alone) return explainStatus(alone);
  const plain = plainText(text);
  const words = new Set(plain.match(/[a-z0-9_]+/g));
  const fault = faults.find((each) => isCoded(each, words)) ?? faults.find((each) => isWorded(each, plain));
  if (fault) return explainFault(fault);
  const status = statusWithin(plain, words);
  if (status) return explainStatus(status);
  const vague = vagueFaults.find((each) => isCoded(each, words) || isWorded(each, plain));
  return vague ? explainFault(vague) : { nearMatches: nearestPhrases(plain, everyName) };
}

const longestText = 20_000;

const everyName = [
  ...new Set([
    ...statuses.flatMap(({ label, code }) => (code ? [label, code] : [label])),
    ...[...faults, ...vagueFaults].flatMap(({ title, codes }) => [title, ...codes]),
  ]),
];

/** Without markup, escapes and case: what a person would read in a JSON or XML answer, or in a URL. */
function plainText(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:apos|#39|#x27);|\\u0027|’/gi, "'")
    .replace(/%20|\+|\\[nrt]|["{}[\]]|&quot;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function isCoded({ codes }: Fault, words: ReadonlySet<string>): boolean {
  return codes.some((code) => words.has(code.toLowerCase()));
}

function isWorded({ phrases }: Fault, plain: string): boolean {
  return phrases.some((phrase) => plain.includes(phrase));
}

/** The status whose code stands in the text, else the one whose label does, the longest first. A success explains no fault. */
function statusWithin(plain: string, words: ReadonlySet<string>): Status | null {
  const failures = statuses.filter((status) => status.outcome !== 'success');
  const byCode = failures.find(({ code }) => code !== null && words.has(code.toLowerCase()));
  if (byCode) return byCode;
  const byLabel = failures.filter(({ label }) => plain.includes(label.toLowerCase()));
  return byLabel.sort((a, b) => b.label.length - a.label.length)[0] ?? null;
}

function explainStatus(status: Status): Explanation {
  const others = statuses.filter(({ label, code }) => label === status.label && code !== status.code);
  const notes = [
    ...(status.code && status.code !== status.label ? [`Event log files write ${status.code}.`] : []),
    ...(status.code === status.label ? ['Salesforce documents no label for this code.'] : []),
    ...others.map((other) => `The same label also stands for ${other.code}: ${other.meaning}`),
    ...(status.outcome === 'step' ? ['A step on the way in: no failure where a success of the same user follows.'] : []),
  ];
  const { label, meaning, cause } = status;
  return { title: label, meaning, inLoginHistory: [label], cause, advice: adviceForRows([status]), command: commandFor([label]), notes };
}

function explainFault({ title, meaning, labels, rowless, cause, advice, notes }: Fault): Explanation {
  return {
    title,
    meaning,
    inLoginHistory: rowless === '' ? labels : [...labels, rowless],
    cause,
    advice: [...advice, ...adviceForRows(labels.map(resolveStatus))],
    command: commandFor(labels),
    notes,
  };
}

/** All advice where the rows have one reason; else the best of each reason, after the label that it belongs to. */
function adviceForRows(rows: readonly Status[]): string[] {
  const byReason = new Map<string, { label: string; advice: string[] }>();
  for (const { label, cause, rule } of rows) {
    const advice = cause ? adviceFor(cause, rule, [], label) : [];
    const reason = advice.join();
    if (!byReason.has(reason)) byReason.set(reason, { label, advice });
  }
  const reasons = [...byReason.values()];
  const best =
    reasons.length === 1 ? reasons.flatMap(({ advice }) => advice) : reasons.map(({ label, advice }) => `${label}: ${advice[0]}`);
  return rows.some(mayBeStolen) ? [...best, notYours] : best;
}

function commandFor(labels: readonly string[]): string {
  if (labels.length === 0) return 'breakday analyze export.csv';
  const filter = formatFilter([{ kind: 'status', not: false, values: labels.map((label) => ({ is: label })) }]);
  return `breakday attempts export.csv --where '${filter.replaceAll("'", "'\\''")}'`;
}
