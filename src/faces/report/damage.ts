/** Says what is wrong with a result that was saved and may have been changed since. Loaded on demand: it brings a validator. */
import { tzOffset } from '@date-fns/tz';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import schema from '../../findings/result.schema.json' with { type: 'json' };

/** What is wrong, and where; null where the data is a result as the published schema says. */
export function damageOf(data: unknown): string | null {
  const ajv = new Ajv2020({ strictTypes: false, verbose: true });
  formats.default(ajv);
  const validate = ajv.compile<{ readonly window: { readonly timezone: string } }>(schema);
  if (!validate(data)) return sentenceOf(validate.errors?.[0]);
  const { timezone } = data.window;
  return Number.isNaN(tzOffset(timezone, new Date(0))) ? `window.timezone says '${timezone}', which is no time zone` : null;
}

function sentenceOf(error: ErrorObject | undefined): string {
  const { instancePath = '', keyword = '', params = {}, message = '', data } = error ?? {};
  const place = placeOf(instancePath);
  if (keyword === 'required') return `${place} has no ${params.missingProperty}`;
  if (keyword === 'additionalProperties') return `${place} has something unknown, ${params.additionalProperty}`;
  if (keyword === 'enum') return `${place} must be one of ${params.allowedValues.join(', ')}`;
  if (keyword === 'pattern' || keyword === 'format') return `${place} says '${data}', which is not as it should be`;
  return `${place} ${message}`;
}

/** `/incidents/0/kind` as `incidents[0].kind`. */
function placeOf(path: string): string {
  const place = path.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
  return place.slice(1) || 'it';
}
