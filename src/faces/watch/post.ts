/** One request to a receiver: whether it was taken, and if not, why. Nothing of the address but its host is ever told. */
export interface Target {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly why: string;
  /** Whether the same request may be taken a little later. */
  readonly mayPass: boolean;
  /** How long the receiver asks to be left alone; 0 where it does not. */
  readonly restMilliseconds: number;
}

const limitMilliseconds = 10_000;

/** Where an address leads. Fetch takes no user and password in an address, so they go along as a header. */
export function targetOf(address: URL): Target {
  const { username, password } = address;
  const url = new URL(address);
  url.username = url.password = '';
  const who = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization = username === '' && password === '' ? {} : { authorization: `Basic ${who}` };
  return { url, headers: { 'content-type': 'application/json', ...authorization } };
}

/** Null where it was taken. What is redirected is not: a login page would answer just as well. */
export async function post({ url, headers }: Target, body: string, signal?: AbortSignal): Promise<Refusal | null> {
  const limit = AbortSignal.timeout(limitMilliseconds);
  const ending = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: ending });
    await response.body?.cancel().catch(() => {});
    return response.ok ? null : refusalIn(response);
  } catch (error) {
    if (signal?.aborted) return { why: 'breakday was ended', mayPass: false, restMilliseconds: 0 };
    const why = limit.aborted ? `no answer within ${limitMilliseconds / 1000} seconds` : `it cannot be reached${causeOf(error)}`;
    return { why, mayPass: true, restMilliseconds: 0 };
  }
}

function refusalIn({ status, headers }: Response): Refusal {
  const mayPass = status >= 500 || status === 408 || status === 429;
  const redirects = status >= 300 && status < 400;
  const why = `HTTP ${status}${redirects ? ', which points to another address; only that one can be given' : ''}`;
  return { why, mayPass, restMilliseconds: mayPass ? restOf(headers.get('retry-after') ?? '') : 0 };
}

/** A number of seconds, or a date. */
function restOf(text: string): number {
  const rest = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return rest > 0 ? rest : 0;
}

/** Such as ENOTFOUND or CERT_HAS_EXPIRED; some refusals of fetch itself have no more than words. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return '';
  return ` (${'code' in cause ? cause.code : cause.message})`;
}
