/** For what one user may read and another may not. */
import { Refusal } from './client/refusal.ts';

/** Told, in a sentence, what could not be read. */
export type Note = (what: string) => void;

/** The answer, or the refusal that stands in its place. What would refuse any other question as well goes on as an error. */
export async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && error.ofTheQuestion) return error;
    throw error;
  }
}
