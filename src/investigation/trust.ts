/** The door to what only an org knows: would it trust an address, and whose program breaks next? It reads, and changes nothing there. */
import { rangesFix } from '../analysis/ranges-fix.ts';
import { trustReportOf } from '../analysis/trust-report.ts';
import { instant } from '../attempts/calendar.ts';
import { canonicalAddress } from '../attempts/origin.ts';
import { quoted } from '../attempts/quoted.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import type { OrgTrust } from '../findings/org-trust.ts';
import type { RangesFix, TrustReport } from '../findings/trust-report.ts';
import { type Investigation, investigate, type Question } from '../investigation.ts';
import type { Org } from '../sources/org/org.ts';
import { inOrg, type OrgAccess } from './enter-org.ts';

export interface TrustWishes {
  /** The org to be asked now; null: what is kept of it. */
  readonly access: OrgAccess | null;
  /** One address to be told about; null: none. */
  readonly address: string | null;
  /** Whether the list of trusted ranges is wanted with the untrusted address added. */
  readonly fix: boolean;
  /** Told when another process holds the archive. */
  readonly wait: (message: string) => void;
  /** Told which way into the org was taken, and what takes longer than usual. */
  readonly say: (message: string) => void;
}

export interface TrustAnswer {
  readonly report: TrustReport;
  readonly fix: RangesFix | null;
}

/** Reports on the addresses and programs of a history. */
export async function askTrust(question: Question, settings: Settings, wishes: TrustWishes): Promise<TrustAnswer> {
  const { access } = wishes;
  const asked = { ...wishes, address: addressOf(wishes.address) };
  const answer = (org: Org | null) => answerOf(question, settings, asked, org);
  return access === null ? answer(null) : inOrg(access, settings, wishes, answer);
}

async function answerOf(question: Question, settings: Settings, wishes: TrustWishes, entered: Org | null): Promise<TrustAnswer> {
  const { address } = wishes;
  const investigation = await investigate({ ...question, ...(entered && { anew: true, entered: entered.id }) }, settings, wishes.wait);
  try {
    const programs = await investigation.programs();
    const { incidents } = await investigation.analyze();
    const users = [...new Set([...programs.alive.map(({ lane }) => lane.user), ...incidents.flatMap((incident) => incident.users)])].sort();
    const org = entered ? await ask(entered, users, investigation) : heldAnswer(await investigation.trust(), users, settings);
    const report = trustReportOf({ programs, incidents, org, address });
    return { report, fix: wishes.fix && org !== null ? rangesFix(report, org) : null };
  } finally {
    await investigation.close();
  }
}

async function ask(org: Org, users: readonly string[], investigation: Investigation): Promise<OrgTrust> {
  const { readTrust } = await import('../sources/org/trust/read-trust.ts');
  const trust = await readTrust(org, users, instant(Math.floor(Date.now() / 1000) * 1000));
  await investigation.keepTrust(trust);
  return trust;
}

/** The newest answer of the org that was named, or of one that has users of this history; of any where the history has none. */
function heldAnswer(answers: readonly OrgTrust[], names: readonly string[], { org }: Settings): OrgTrust | null {
  const known = ({ users }: OrgTrust): boolean => names.length === 0 || (users?.some(({ user }) => names.includes(user)) ?? false);
  return answers.find((answer) => org !== null && [answer.org, answer.alias].includes(org)) ?? answers.find(known) ?? null;
}

function addressOf(text: string | null): string | null {
  if (text === null) return null;
  const address = canonicalAddress(text);
  if (address !== '') return address;
  throw new UserError(`--address: ${quoted(text)} is no address`, 'Use one such as 203.0.113.10 or 2001:db8::7.', 2);
}
