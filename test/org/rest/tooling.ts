/** The Tooling API: settings as JSON. */
import { type Answer, json, refusal } from '../answer.ts';
import { sessionOf } from '../sessions.ts';
import { parseSoql } from '../soql/parse.ts';
import { type AddressRange, type Handler, may } from '../state.ts';

export const toolingQuery: Handler = (org, asked, version = '') => {
  const { user } = sessionOf(org, asked);
  const { from, select } = parseSoql(asked.query.get('q') ?? '');
  if (from !== 'SecuritySettings' || !may(user, 'ViewSetup')) {
    throw refusal(400, 'INVALID_TYPE', `sObject type '${from}' is not supported.`);
  }
  const settings: Readonly<Record<string, unknown>> = {
    Id: `${org.id.slice(0, 15)}_Security`,
    DurableId: 'Security',
    Metadata: {
      networkAccess: { ipRanges: rangesOf(org.behaviour.trustedRanges) },
      sessionSettings: { enforceIpRangesEveryRequest: false },
    },
  };
  const record: Record<string, unknown> = { attributes: { type: from, url: `/services/data/v${version}/tooling/sobjects/${from}` } };
  for (const { kind, field } of select) {
    if (kind !== 'field' || !(field.name in settings))
      throw refusal(400, 'INVALID_FIELD', `No such column '${field?.name}' on entity '${from}'.`);
    record[field.name] = settings[field.name];
  }
  return oneRecord(record);
};

/** None is null, one stands alone, many are a list. */
function rangesOf(ranges: readonly AddressRange[]): unknown {
  const told = ranges.map(({ description = null, start, end }) => ({ description, end, start }));
  return told.length === 0 ? null : told.length === 1 ? told[0] : told;
}

function oneRecord(record: object): Answer {
  return json({ size: 1, totalSize: 1, done: true, queryLocator: null, entityTypeName: 'SecuritySettings', records: [record] });
}
