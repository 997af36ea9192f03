/** Says what the published schema holds against a result. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const schema = JSON.parse(readFileSync(new URL('../../src/findings/result.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
formats.default(ajv);
const validate = ajv.compile(schema);

/** A sentence for each thing that is not as the schema says; none where the result is valid. */
export function complaints(result: unknown): string[] {
  validate(result);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** What a field of an incident may say. */
export function choices(field: string): readonly unknown[] {
  return schema.$defs.incident.properties[field].enum;
}
