/** Which part of the fake org answers which request. */
import { type Answer, type Asked, answered, notFound, Refused, refusal } from './answer.ts';
import { authorize } from './oauth/authorize.ts';
import { token } from './oauth/token.ts';
import { createJob, jobResults, pollJob } from './rest/bulk.ts';
import { describe, identity, limits, oldestVersion, resources, userInfo, versions } from './rest/describe.ts';
import { logFile } from './rest/event-log-files.ts';
import { query, queryMore } from './rest/query.ts';
import { toolingQuery } from './rest/tooling.ts';
import { metadata } from './soap/metadata.ts';
import { partner } from './soap/partner.ts';
import type { Handler, OrgState } from './state.ts';

const data = '/services/data/v(\\d+\\.0)';

const routes: readonly [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/services\/data\/?$/, versions],
  ['GET', new RegExp(`^${data}/?$`), resources],
  ['GET', new RegExp(`^${data}/limits/?$`), limits],
  ['GET', new RegExp(`^${data}/sobjects/(\\w+)/describe/?$`), describe],
  ['GET', new RegExp(`^${data}/sobjects/EventLogFile/(\\w+)/LogFile$`), logFile],
  ['GET', new RegExp(`^${data}/query(?:All)?/?$`), query],
  ['GET', new RegExp(`^${data}/query/(\\w+)-(\\d+)$`), queryMore],
  ['GET', new RegExp(`^${data}/tooling/query/?$`), toolingQuery],
  ['POST', new RegExp(`^${data}/jobs/query/?$`), createJob],
  ['GET', new RegExp(`^${data}/jobs/query/(\\w+)$`), pollJob],
  ['GET', new RegExp(`^${data}/jobs/query/(\\w+)/results$`), jobResults],
  ['GET', /^\/services\/oauth2\/userinfo$/, userInfo],
  ['GET', /^\/services\/oauth2\/authorize$/, authorize],
  ['POST', /^\/services\/oauth2\/token$/, token],
  ['POST', /^\/services\/Soap\/u\/(\d+\.0)(?:\/\w+)?$/, partner],
  ['POST', /^\/services\/Soap\/m\/(\d+\.0)(?:\/\w+)?$/, metadata],
  ['GET', /^\/id\/\w+\/\w+$/, identity],
];

const requestLineMax = 16_384;

export function answerOf(org: OrgState, asked: Asked): Answer {
  try {
    return routed(org, asked);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function routed(org: OrgState, asked: Asked): Answer {
  const { method, path } = asked;
  if (path.length + asked.query.toString().length > requestLineMax) return answered(414, 'text/html', '<h1>414 Request-URI Too Long</h1>');
  const [, version] = new RegExp(`^${data}(?:/|$)`).exec(path) ?? [];
  if (version !== undefined) checkVersion(org, Number(version));
  const here = routes.filter(([, pattern]) => pattern.test(path));
  const [, pattern, handler] = here.find(([one]) => one === method) ?? [];
  if (pattern !== undefined && handler !== undefined) return handler(org, asked, ...(pattern.exec(path) ?? []).slice(1));
  throw here.length === 0 ? notFound() : refusal(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed`);
}

function checkVersion({ behaviour }: OrgState, version: number): void {
  if (version < oldestVersion) throw refusal(410, 'GONE', 'The requested resource has been retired or removed');
  if (version > behaviour.newestVersion) throw notFound();
}
