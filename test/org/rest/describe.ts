/** What the org tells of itself: its versions, its limits, its objects and whose session it is. */
import { answered, json, notFound, Refused } from '../answer.ts';
import { sessionNamed, sessionOf } from '../sessions.ts';
import { objectNamed } from '../soql/objects.ts';
import type { Handler, OrgState, OrgUser } from '../state.ts';

export const oldestVersion = 31;

/** Needs no session. */
export const versions: Handler = ({ behaviour }) =>
  json(
    Array.from({ length: behaviour.newestVersion - oldestVersion + 1 }, (_, i) => ({
      label: `Version ${oldestVersion + i}`,
      url: `/services/data/v${oldestVersion + i}.0`,
      version: `${oldestVersion + i}.0`,
    })),
  );

export const resources: Handler = (org, asked, version = '') => {
  const { user } = sessionOf(org, asked);
  const names = ['jobs', 'limits', 'query', 'queryAll', 'sobjects', 'tooling'];
  const paths = names.map((name) => [name, `/services/data/v${version}/${name}`]);
  return json({ ...Object.fromEntries(paths), identity: `${org.url}/id/${org.id}/${user.Id}` });
};

export const limits: Handler = (org, asked) => {
  sessionOf(org, asked);
  const { dailyLimit } = org.behaviour;
  return json({ DailyApiRequests: { Max: dailyLimit, Remaining: Math.max(0, dailyLimit - org.calls) } });
};

export const describe: Handler = (org, asked, version = '', name = '') => {
  const { user } = sessionOf(org, asked);
  const object = objectNamed(name);
  if (object === undefined || !object.visible(user)) throw notFound();
  const fields = object.fields.filter(({ name: field, since }) => since <= Number(version) && !field.includes('.'));
  return json({
    name: object.name,
    queryable: true,
    fields: fields.map(({ since: _, ...field }) => {
      const unsortable = object.name === 'LoginHistory' && field.name === 'Id' && !org.behaviour.idSortable;
      return unsortable ? { ...field, sortable: false } : field;
    }),
  });
};

/** OpenID's way to ask whose session it is, which refuses in words of its own. */
export const userInfo: Handler = (org, asked) => {
  const { authorization } = asked.headers;
  if (authorization === undefined) throw new Refused(answered(403, 'text/html;charset=UTF-8', 'Missing_OAuth_Token'));
  const session = sessionNamed(org, authorization);
  if (session === undefined || !org.behaviour.openId) throw new Refused(answered(403, 'text/html;charset=UTF-8', 'Bad_OAuth_Token'));
  return json(identityOf(org, session.user));
};

/** The same as the `id` of a token says it. */
export const identity: Handler = (org, asked) => {
  const { user } = sessionOf(org, asked);
  const { preferred_username, ...rest } = identityOf(org, user);
  return json({ id: rest.sub, ...rest, username: preferred_username });
};

function identityOf({ id, url }: OrgState, user: OrgUser) {
  return {
    sub: `${url}/id/${id}/${user.Id}`,
    user_id: user.Id,
    organization_id: id,
    preferred_username: user.Username,
    name: user.Name ?? user.Username,
    active: user.IsActive ?? true,
    urls: { rest: `${url}/services/data/v{version}/`, query: `${url}/services/data/v{version}/query/` },
  };
}
