/** For what one user may read and another may not. */
import { Refusal } from '../client/refusal.ts';

/** Told, in a sentence, what could not be read. */
export type Note = (what: string) => void;

/** The answer, or the refusal that stands in its place. That a session has ended, or that no calls are left, goes on as an error. */
export async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && mayDependOnTheQuestion(error)) return error;
    throw error;
  }
}

function mayDependOnTheQuestion({ status, code, ofTheSession, ofTheHost }: Refusal): boolean {
  return !ofTheSession && !ofTheHost && status < 502 && code !== 'REQUEST_LIMIT_EXCEEDED';
}
