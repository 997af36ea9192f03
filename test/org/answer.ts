/** What is asked of the fake org, and what it answers. */

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer in place of the one that was asked for; thrown from wherever the reason is found. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(answer.body);
    this.answer = answer;
  }
}

export function answered(status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': type, ...headers }, body };
}

export function json(value: unknown, status = 200): Answer {
  return answered(status, 'application/json;charset=UTF-8', JSON.stringify(value));
}

export function xml(body: string, status = 200): Answer {
  return answered(status, 'text/xml;charset=UTF-8', `<?xml version="1.0" encoding="UTF-8"?>${body}`);
}

/** The list of one error with which the REST API refuses. */
export function refusal(status: number, errorCode: string, message: string): Refused {
  return new Refused(json([{ message, errorCode }], status));
}

export function notFound(): Refused {
  return refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
}

/** The single error with which an OAuth endpoint refuses. */
export function oauthRefusal(error: string, description: string, status = 400): Refused {
  return new Refused(json({ error, error_description: description }, status));
}

export function webPage(status: number, title: string): Answer {
  return answered(
    status,
    'text/html;charset=UTF-8',
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  );
}
