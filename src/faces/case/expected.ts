/** What is expected of a case: the incidents that were judged when it was saved. */
import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import type { Incident } from '../../findings/result.ts';

/** The incidents in a file, which people may have edited. */
export async function readExpected(path: string): Promise<readonly Incident[]> {
  const data = parsed(path, await readFile(path, 'utf8'));
  const fault = faultIn(data);
  if (fault === null) return data as readonly Incident[];
  throw new UserError(`${path} is damaged: ${fault}`, advice);
}

const advice = 'Save the case again.';

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${path} is damaged: it is no JSON, or cut short`, advice);
  }
}

function faultIn(data: unknown): string | null {
  if (!Array.isArray(data)) return 'it is no list of incidents';
  for (const [i, incident] of data.entries()) {
    const missing = isRecord(incident) ? Object.entries(parts).find(([name, fits]) => !fits(incident[name]))?.[0] : 'id';
    if (missing !== undefined) return `its incident ${i + 1} has no proper ${missing}`;
  }
  return null;
}

/** What facts are taken from; a value that is none of its kind is a fact that differs. */
const parts: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText,
  headline: isText,
  bracket: isRecord,
  changed: (value) => isListOf(value, 'field'),
  days: (value) => isListOf(value, 'day'),
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, name: string): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && isText(item[name]));
}
