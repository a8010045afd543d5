/**
 * Something that the local stack needs cannot be had on this machine.
 * The message ends with what the reader can do about it; print it without a stack trace.
 */
export class StackUnavailableError extends Error {
  override name = 'StackUnavailableError';

  constructor(problem: string, remedy?: string) {
    super(remedy ? `${problem}\n  → ${remedy}` : problem);
  }
}
