/**
 * Why a file can never be processed, as a stable code that may be shown to its owner.
 * A new code may be added; the meaning of an existing one never changes.
 */
export type MediaFailureReason =
  /** No bytes at all. */
  | 'EMPTY'
  /** Recognised or not, it is none of the accepted types. */
  | 'UNSUPPORTED_TYPE'
  /** A known container with a codec that is not accepted. */
  | 'UNSUPPORTED_CODEC'
  /** The bytes are of another type than was declared. */
  | 'TYPE_MISMATCH'
  | 'SVG'
  | 'HTML'
  /** M3U8, PLS, DASH, SMIL or a concat script: it would make a player open other files. */
  | 'PLAYLIST'
  /** A program or script. */
  | 'EXECUTABLE'
  /** Two formats in one file, where the bytes would be served as they are. */
  | 'POLYGLOT'
  /** The bytes cannot be decoded. */
  | 'CORRUPT'
  | 'NO_VIDEO_STREAM'
  | 'NO_AUDIO_STREAM'
  /** Longer than the limit, in time. */
  | 'TOO_LONG'
  /** Larger than the limit, in bytes. */
  | 'TOO_LARGE'
  /** More pixels than the limit. */
  | 'PIXEL_LIMIT'
  /** More frames than the limit. */
  | 'FRAME_LIMIT'
  /** More streams than the limit. */
  | 'STREAM_LIMIT'
  /** Processing took more CPU time, memory or disk than any honest file of its length needs. */
  | 'RESOURCE_LIMIT';

/**
 * The input itself is bad: trying again gives the same result. `reason` may be shown to the owner; `detail` and the
 * message are for logs only. Every other error that this package throws is worth a retry.
 */
export class PermanentMediaError extends Error {
  override readonly name = 'PermanentMediaError';
  readonly reason: MediaFailureReason;
  readonly detail: string | null;

  constructor(reason: MediaFailureReason, detail: string | null = null, options?: ErrorOptions) {
    super(detail === null ? reason : `${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** A tool ended badly for a reason that is not known to lie in the input. `stderrTail` is for logs, never for clients. */
export class ProcessFailedError extends Error {
  override readonly name = 'ProcessFailedError';
  readonly tool: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Null when it exited by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stderrTail: string;

  constructor(tool: string, exitCode: number | null, signal: NodeJS.Signals | null, stderrTail: string) {
    super(`${tool} ended with ${signal ?? `code ${exitCode}`}`);
    this.tool = tool;
    this.exitCode = exitCode;
    this.signal = signal;
    this.stderrTail = stderrTail;
  }
}

/** A tool was killed because it took longer than its wall-time limit: a busy machine does that too, so it is worth a retry. */
export class ProcessTimeoutError extends Error {
  override readonly name = 'ProcessTimeoutError';
  readonly tool: string;
  readonly limitMs: number;

  constructor(tool: string, limitMs: number) {
    super(`${tool} took longer than ${limitMs} ms`);
    this.tool = tool;
    this.limitMs = limitMs;
  }
}

/** A step ran to its end, but what it wrote does not verify. Worth a retry. */
export class OutputInvalidError extends Error {
  override readonly name = 'OutputInvalidError';
}
