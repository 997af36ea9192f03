/** What an org answers in place of what it was asked for, as one sentence and what to try. */
import { quoted } from '../../../attempts/quoted.ts';
import { UserError } from '../../../errors.ts';
import { faultIn } from './fault.ts';

/** A request that was refused, with the code by which Salesforce names the reason; `''` where it named none. */
export class Refusal extends UserError {
  readonly status: number;
  readonly code: string;
  /** The org's own words; `''` where it had none. */
  readonly said: string;
  /** Whether it is for too many requests at once, and not for too many on one day. */
  readonly crowded: boolean;

  constructor(status: number, code: string, said: string, message: string, advice: string, crowded = false) {
    super(message, advice);
    this.status = status;
    this.code = code;
    this.said = said;
    this.crowded = crowded;
  }

  /** Whether a new token could change the answer. */
  get ofTheSession(): boolean {
    return this.status === 401 || ofTheSession.includes(this.code);
  }

  /** Whether the host is in trouble or asked too much, which passes: it has not judged what it was asked. */
  get ofTheHost(): boolean {
    const wordless = this.code === '' && (this.status < 400 || this.status === 500);
    return this.crowded || wordless || ofTheHost.includes(this.code) || ofTheWay.includes(this.status);
  }

  /** Whether the same request may be answered a little later. */
  get mayPass(): boolean {
    return this.crowded || passing.includes(this.status);
  }

  /** Whether another question may be answered: this one is refused for what it asks, such as what the user may not read. */
  get ofTheQuestion(): boolean {
    return !(this.ofTheSession || this.ofTheHost || this.code === limitExceeded);
  }
}

const limitExceeded = 'REQUEST_LIMIT_EXCEEDED';
const ofTheSession: readonly string[] = ['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER'];
const ofTheHost: readonly string[] = ['SERVER_UNAVAILABLE', 'ORG_IN_MAINTENANCE'];
/** Statuses of whoever stands before the org and cannot reach it. */
const ofTheWay: readonly number[] = [420, 502, 503, 504];
const passing: readonly number[] = [500, ...ofTheWay];

/** The refusal in the text of an answer whose status says that there is one. */
export function refusalOf({ status }: Response, text: string): Refusal {
  const fault = faultIn(text);
  // SOAP refuses with status 500 whatever it refuses.
  if (fault !== null) return refused(ofTheHost.includes(fault.code) ? 503 : 400, fault.code, fault.message);
  const { code, message } = firstError(text);
  const isPage = code === '' && /^\s*</.test(text) && status !== 429 && !reasons.some(({ statuses }) => statuses.includes(status));
  return isPage ? noData(status) : refused(status, code, message);
}

function refused(status: number, code: string, message: string): Refusal {
  const crowded = status === 429 || (code === limitExceeded && /Concurrent/.test(message));
  const known = crowded
    ? tooManyAtOnce
    : reasons.find(({ codes, statuses }) => (code === '' ? statuses.includes(status) : codes.includes(code)));
  const { what, advice } = known ?? { what: 'the org refused a request', advice: 'Try again, or ask the org’s administrator.' };
  const said = message === '' ? '' : `: ${quoted(message, 200)}`;
  return new Refusal(status, code, message, `${what} (${code || `HTTP ${status}`})${said}`, advice, crowded);
}

/** An answer that should have been data and is none. */
export function noData(status: number): Refusal {
  return new Refusal(status, '', '', `the org answered with a web page in place of data (HTTP ${status})`, webPage);
}

const webPage = 'Look at status.salesforce.com for maintenance, and whether the URL is right.';

const tooManyAtOnce = {
  what: 'the org is asked too much at once',
  advice: 'Try again in some minutes, when other programs ask less; `breakday pull` goes on where it ended.',
};

const reasons: readonly { codes: readonly string[]; statuses: readonly number[]; what: string; advice: string }[] = [
  {
    codes: [...ofTheSession, 'Bad_OAuth_Token'],
    statuses: [401],
    what: 'the session has expired or is not valid in this org',
    advice: 'Log in again, or give a new token.',
  },
  {
    codes: [limitExceeded],
    statuses: [],
    what: 'the org’s API calls are used up for now',
    advice: 'Go on when the org counts anew, at the latest in 24 hours; `breakday pull` goes on where it ended.',
  },
  {
    codes: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'],
    statuses: [],
    what: 'this user may not use the API',
    advice: 'Give the user the permission “API Enabled”, or take another user.',
  },
  {
    codes: ['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY', 'INVALID_TYPE'],
    statuses: [403],
    what: 'this user may not read what was asked for',
    advice: 'Give the user “Manage Users” or “Monitor Login History”, or take another user.',
  },
  {
    codes: ['UNSUPPORTED_API_VERSION', 'GONE'],
    statuses: [410],
    what: 'the org does not speak this API version',
    advice: 'Leave --api-version out, or name one that `/services/data` lists.',
  },
  {
    codes: ofTheHost,
    statuses: passing,
    what: 'the org is not available at the moment',
    advice: 'Try again later; status.salesforce.com tells of maintenance. `breakday pull` goes on where it ended.',
  },
];

/** Salesforce answers with a list of errors; the OAuth endpoints answer with one, or with its name alone. */
function firstError(text: string): { code: string; message: string } {
  if (/^\w+_OAuth_Token$/.test(text.trim())) return { code: text.trim(), message: '' };
  const answer = parsed(text);
  const error: unknown = Array.isArray(answer) ? answer[0] : answer;
  const field = (name: string): string => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { code: field('errorCode') || field('error'), message: field('message') || field('error_description') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
