/**
 * A mistake or a condition that the user can do something about: one sentence that says what happened, one that says
 * what to try. It is printed as one line; any other error is a bug of ours and keeps its stack.
 */
export class UserError extends Error {
  /** What to try, as a full sentence; empty where nothing can be advised. */
  readonly advice: string;
  /** 1: the work failed; 2: the command was used wrongly. */
  readonly exitStatus: 1 | 2;

  constructor(message: string, advice = '', exitStatus: 1 | 2 = 1) {
    super(message);
    this.name = 'UserError';
    this.advice = advice;
    this.exitStatus = exitStatus;
  }

  /** What happened and what to try, as one line. */
  get line(): string {
    return `${this.message.replace(/[.]$/, '')}. ${this.advice}`.trimEnd();
  }
}

/** What is wrong with the place where things are kept, and not with what was to be kept there. */
export class KeepingError extends UserError {}
