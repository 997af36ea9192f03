/** The data in an answer, which a proxy or a maintenance page may have taken the place of. */
import { noData } from './refusal.ts';

export async function jsonOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return JSON.parse(text) as T;
  } catch {
    throw noData(response.status);
  }
}
