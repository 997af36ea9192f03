/**
 * What OCSF 1.8.0 (github.com/ocsf/ocsf-schema, released 2026-03-16) asks of the classes and objects that breakday writes, noted
 * down from events/, objects/ and dictionary.json; no registry has it as a package. Only fields that are listed may be written.
 */

/** `string`, `integer`, `boolean`, `instant` (milliseconds), `address`, `any`, or an object; `[]` behind it: a list of these. */
type Fields = Readonly<Record<string, string>>;

export interface OcsfObject {
  readonly fields: Fields;
  readonly required: readonly string[];
  /** For each of these lists, one of its fields is there. */
  readonly atLeastOne: readonly (readonly string[])[];
  /** What a field may say. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

const event: Fields = {
  ...{ category_uid: 'integer', category_name: 'string', class_uid: 'integer', class_name: 'string', activity_id: 'integer' },
  ...{ activity_name: 'string', type_uid: 'integer', type_name: 'string', time: 'instant', start_time: 'instant', end_time: 'instant' },
  ...{ count: 'integer', severity_id: 'integer', severity: 'string', status_id: 'integer', status: 'string', status_code: 'string' },
  ...{ status_detail: 'string', message: 'string', metadata: 'metadata', unmapped: 'any' },
};
const ofEvents = ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'];
const severity_id = [0, 1, 2, 3, 4, 5, 6, 99];
const entity = { required: [], atLeastOne: [['name', 'uid']], values: {} };
const free = { required: [], atLeastOne: [], values: {} };

export const ocsfObjects: Readonly<Record<string, OcsfObject>> = {
  'class 2004': {
    fields: {
      ...event,
      finding_info: 'finding_info',
      evidences: 'evidences[]',
      remediation: 'remediation',
      confidence_id: 'integer',
      is_alert: 'boolean',
    },
    required: [...ofEvents, 'finding_info'],
    atLeastOne: [],
    values: {
      category_uid: [2],
      activity_id: [0, 1, 2, 3, 99],
      status_id: [0, 1, 2, 3, 4, 5, 6, 99],
      confidence_id: [0, 1, 2, 3, 99],
      severity_id,
    },
  },
  'class 3002': {
    fields: {
      ...event,
      ...{ user: 'user', service: 'service', src_endpoint: 'network_endpoint', dst_endpoint: 'network_endpoint' },
      ...{ http_request: 'http_request', auth_protocol_id: 'integer' },
    },
    required: [...ofEvents, 'user'],
    atLeastOne: [['service', 'dst_endpoint']],
    values: {
      category_uid: [3],
      activity_id: [0, 1, 2, 3, 4, 5, 6, 7, 99],
      status_id: [0, 1, 2, 99],
      auth_protocol_id: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99],
      severity_id,
    },
  },
  metadata: {
    ...free,
    fields: { version: 'string', product: 'product', uid: 'string', tenant_uid: 'string' },
    required: ['product', 'version'],
  },
  product: { ...entity, fields: { name: 'string', uid: 'string', vendor_name: 'string', version: 'string' } },
  finding_info: {
    ...free,
    fields: {
      ...{ uid: 'string', title: 'string', desc: 'string', types: 'string[]' },
      ...{ first_seen_time: 'instant', last_seen_time: 'instant', created_time: 'instant', modified_time: 'instant' },
    },
    required: ['uid'],
  },
  evidences: {
    ...free,
    fields: { user: 'user', src_endpoint: 'network_endpoint', data: 'any', name: 'string', uid: 'string' },
    atLeastOne: [['user', 'src_endpoint', 'data']],
  },
  remediation: { ...free, fields: { desc: 'string', references: 'string[]' }, required: ['desc'] },
  user: { ...free, fields: { name: 'string', uid: 'string' }, atLeastOne: [['name', 'uid']] },
  service: { ...entity, fields: { name: 'string', uid: 'string', version: 'string' } },
  network_endpoint: {
    ...free,
    fields: { ip: 'address', name: 'string', uid: 'string', hostname: 'string', domain: 'string', location: 'location' },
    atLeastOne: [['ip', 'uid', 'name', 'hostname', 'domain']],
  },
  location: {
    ...free,
    fields: { city: 'string', country: 'string', postal_code: 'string', region: 'string' },
    atLeastOne: [['city', 'country', 'postal_code', 'region']],
  },
  http_request: { ...free, fields: { user_agent: 'string' } },
};
